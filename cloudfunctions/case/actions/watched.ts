import { number, optional, strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { id, instant } from '../inputs';
import { presentList, queueCursorOf, readQueueCursor } from '../list-presenter';
import { allowedInList, watchedBy } from '../policy';
import { listQueue } from '../repository';

const pageLength = 20;

/** What is open in the places the caller watches over, worst first, 20 a page. One database call for the first page. */
export const watched = defineAction({
  input: strictObject({ after: optional(strictObject({ priority: number(), queueAt: instant, id })) }),
  async run({ after }, context) {
    const actor = await context.actor();
    const places = watchedBy(actor);
    if (places.length === 0) throw new AppError('FORBIDDEN', 'watches over no place');
    const rows = await listQueue('watched', places, pageLength, after && readQueueCursor(after));
    return presentList(rows, pageLength, context.now, queueCursorOf, (row) => allowedInList(actor, row, context.now));
  },
});
