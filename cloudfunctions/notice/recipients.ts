import { desksOf } from '../case/policy';
import type { ActionContext } from '../platform/action';
import { recipientOf } from './notice';

/** The inboxes of a caller: their own as a resident, and those of the desks they work at. */
export async function recipientsOf(context: ActionContext): Promise<string[]> {
  const desks = desksOf(await context.actor());
  return [recipientOf.resident(context.openid), ...desks.map(recipientOf.desk)];
}
