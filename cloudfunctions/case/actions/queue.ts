import { number, optional, strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { id, instant } from '../inputs';
import { readQueueCursor } from '../list-presenter';
import { queuePage } from '../queue-page';

/** What waits at the caller's desks, worst first, 20 a page. One database call for the first page. */
export const queue = defineAction({
  input: strictObject({ after: optional(strictObject({ priority: number(), queueAt: instant, id })) }),
  run: async ({ after }, context) => queuePage(await context.actor(), context.now, after && readQueueCursor(after)),
});
