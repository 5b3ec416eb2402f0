import { optional, strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { instant } from '../inputs';
import { presentList } from '../list-presenter';
import { allowedInList, requireDesks } from '../policy';
import { listHeld } from '../repository';

const pageLength = 20;

/** Everything the caller's desks hold or held, newest change first, 20 a page. One database call. */
export const held = defineAction({
  input: strictObject({ before: optional(instant) }),
  async run({ before }, context) {
    const actor = await context.actor();
    const rows = await listHeld(requireDesks(actor), pageLength, before === undefined ? undefined : new Date(before));
    return presentList(
      rows,
      pageLength,
      false,
      context.now,
      (last) => last.updatedAt.getTime(),
      (row) => allowedInList(actor, row, context.now),
    );
  },
});
