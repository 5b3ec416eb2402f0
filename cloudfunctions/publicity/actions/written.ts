import { optional, strictObject } from 'valibot';
import { instant, placeCode } from '../../case/inputs';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { pageByTime } from '../../platform/page-by-time';
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
    const read = await listWritten(place, pageLength + 1, before === undefined ? undefined : new Date(before));
    const { rows, next } = pageByTime(read, pageLength, (row) => row.updatedAt);
    return { items: rows.map((row) => presentWrittenItem(row, now)), next };
  },
});
