import { optional, strictObject } from 'valibot';
import { instant, placeCode } from '../../case/inputs';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { presentWrittenItem } from '../announcement-presenter';
import { listWritten } from '../announcement-repository';
import { mayWithdraw } from '../policy';

const pageLength = 20;

/** Everything a place wrote, drafts and withdrawn ones too, the last changed first, 20 a page. One database call. */
export const written = defineAction({
  input: strictObject({
    place: placeCode,
    /** Where the page before ended: milliseconds since 1970. */
    before: optional(instant),
  }),
  async run({ place, before }, { now, actor }) {
    if (!mayWithdraw(await actor(), place)) throw new AppError('FORBIDDEN', 'not of this place');
    const rows = await listWritten(place, pageLength, before === undefined ? undefined : new Date(before));
    const last = rows.at(-1);
    return {
      items: rows.map((row) => presentWrittenItem(row, now)),
      next: last && rows.length === pageLength ? last.updatedAt.getTime() : null,
    };
  },
});
