import { optional, strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { pageByTime } from '../../platform/page-by-time';
import { instant } from '../inputs';
import { presentListItem } from '../list-presenter';
import { allowedInList, requireDesks } from '../policy';
import { listHeld } from '../repository';

const pageLength = 20;

/** Everything the caller's desks hold or held, newest change first, 20 a page. One database call. */
export const held = defineAction({
  input: strictObject({ before: optional(instant) }),
  async run({ before }, context) {
    const actor = await context.actor();
    const until = before === undefined ? undefined : new Date(before);
    const read = await listHeld(requireDesks(actor), pageLength + 1, until);
    const { rows, next } = pageByTime(read, pageLength, (row) => row.updatedAt);
    const { now } = context;
    return { items: rows.map((row) => presentListItem(row, false, now, allowedInList(actor, row, now))), next };
  },
});
