import { desksOf } from '../case/policy';
import type { ActionContext } from '../platform/action';
import { type Actor, scopesOf } from '../platform/identity';
import { recipientOf } from './notice';

/** The inboxes of a caller: their own as a resident, those of their desks, and of the places they lead. */
export function inboxesOf(actor: Actor): string[] {
  return [
    recipientOf.resident(actor.openid),
    ...desksOf(actor).map(recipientOf.desk),
    ...scopesOf(actor, ['leader']).map(recipientOf.leader),
  ];
}

export async function recipientsOf(context: ActionContext): Promise<string[]> {
  return inboxesOf(await context.actor());
}
