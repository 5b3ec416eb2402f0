import type { Actor } from '../platform/identity';
import type { Case } from './case';

/** The person in charge once `actor` acts at the desk: the resident sees a name and a phone. */
export function handlerOf(actor: Actor, facts: Case): Case['handler'] {
  if (!actor.personId || !actor.name) return facts.handler;
  return { personId: actor.personId, name: actor.name, phone: actor.phone ?? facts.handler?.phone ?? '' };
}

/** What an answer changes whatever it says: who is in charge, and who may not end the case alone if it comes back. */
export function answeredBy(actor: Actor, facts: Case): Pick<Case, 'handler' | 'settledBy'> {
  const settledBy = actor.personId ? [...new Set([...facts.settledBy, actor.personId])] : facts.settledBy;
  return { handler: handlerOf(actor, facts), settledBy };
}
