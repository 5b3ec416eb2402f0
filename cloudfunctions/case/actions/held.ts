import { optional, strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { instant } from '../inputs';
import { allowedInList, desksOf } from '../policy';
import { presentList } from '../presenter';
import { listHeld } from '../repository';

const pageLength = 20;

/** Everything the caller's desks hold or held, newest change first, 20 a page. One database call. */
export const held = defineAction({
  input: strictObject({ before: optional(instant) }),
  async run({ before }, context) {
    const actor = await context.actor();
    const desks = desksOf(actor);
    if (desks.length === 0) throw new AppError('FORBIDDEN', 'no desk', '您还没有加入工作人员，请使用邀请加入');
    const rows = await listHeld(desks, pageLength, before === undefined ? undefined : new Date(before));
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
