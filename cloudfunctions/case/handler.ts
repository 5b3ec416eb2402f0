import type { Actor } from '../platform/identity';
import type { Case } from './case';

/** The person in charge once `actor` acts at the desk: the resident sees a name and a phone. */
export function handlerOf(actor: Actor, facts: Case): Case['handler'] {
  if (!actor.personId || !actor.name) return facts.handler;
  return { personId: actor.personId, name: actor.name, phone: actor.phone ?? facts.handler?.phone ?? '' };
}
