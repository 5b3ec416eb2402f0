import { maxValue, minValue, number, optional, pipe, regex, strictObject, string } from 'valibot';
import { defineAction } from '../../platform/action';
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
    const rows = await listPublications(place, pageLength, before === undefined ? undefined : new Date(before));
    const last = rows.at(-1);
    return {
      items: rows.map((row) => presentBoardItem(row, now)),
      next: last && rows.length === pageLength ? last.from.getTime() : null,
      /** What the town says about objecting. */
      howToObject: (await settingsOf(place.slice(0, 9), now)).texts.noticeBoard,
    };
  },
});
