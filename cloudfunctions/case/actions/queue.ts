import { number, optional, strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { id, instant } from '../inputs';
import { presentList, queueCursorOf, readQueueCursor } from '../list-presenter';
import { allowedInList, requireDesks } from '../policy';
import { listQueue } from '../repository';

const pageLength = 20;

/** What waits at the caller's desks, worst first, 20 a page. One database call for the first page. */
export const queue = defineAction({
  input: strictObject({ after: optional(strictObject({ priority: number(), queueAt: instant, id })) }),
  async run({ after }, context) {
    const actor = await context.actor();
    const rows = await listQueue('queues', requireDesks(actor), pageLength, after && readQueueCursor(after));
    return presentList(rows, pageLength, context.now, queueCursorOf, (row) => allowedInList(actor, row, context.now));
  },
});
