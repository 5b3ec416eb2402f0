import { maxValue, minValue, number, optional, pipe, regex, strictObject, string } from 'valibot';
import { defineAction } from '../../platform/action';
import { pageByTime } from '../../platform/page-by-time';
import { settingsOf } from '../../platform/read-settings';
import { presentBoardItem } from '../presenter';
import { listPublications } from '../repository';

const pageLength = 20;

/** A community's or a town's notice board, newest first, 20 a page. One database call once the settings are known. */
export const board = defineAction({
  input: strictObject({
    place: pipe(string(), regex(/^\d{6,20}$/)),
    /** Where the page before ended: milliseconds since 1970. */
    before: optional(pipe(number(), minValue(0), maxValue(8.64e15))),
  }),
  async run({ place, before }, { now }) {
    const read = await listPublications(place, pageLength + 1, before === undefined ? undefined : new Date(before));
    const { rows, next } = pageByTime(read, pageLength, (row) => row.from);
    return {
      items: rows.map((row) => presentBoardItem(row, now)),
      next,
      /** What the town says about objecting. */
      howToObject: (await settingsOf(place.slice(0, 9), now)).texts.noticeBoard,
    };
  },
});
