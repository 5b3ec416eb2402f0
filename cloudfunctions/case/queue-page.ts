import type { Actor } from '../platform/identity';
import type { QueueCursor } from './case';
import { type CaseList, presentList, type QueueCursorView, queueCursorOf } from './list-presenter';
import { allowedInList, requireDesks } from './policy';
import { listQueue } from './repository';

const pageLength = 20;

/** A page of what waits at the actor's desks, worst first. One database call for the first page. */
export async function queuePage(actor: Actor, now: Date, after?: QueueCursor): Promise<CaseList<QueueCursorView>> {
  const rows = await listQueue('queues', requireDesks(actor), pageLength, after);
  return presentList(rows, pageLength, now, queueCursorOf, (row) => allowedInList(actor, row, now));
}
