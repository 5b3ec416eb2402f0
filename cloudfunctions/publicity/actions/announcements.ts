import { optional, strictObject } from 'valibot';
import { instant, placeCode } from '../../case/inputs';
import { defineAction } from '../../platform/action';
import { pageByTime } from '../../platform/page-by-time';
import { presentItem } from '../announcement-presenter';
import { listPinned, listShown } from '../announcement-repository';

const pageLength = 20;

/**
 * What a community, its town and its district tell everybody: pinned first, then newest, 20 a page. Two database calls,
 * one for a page after the first.
 */
export const announcements = defineAction({
  input: strictObject({
    place: placeCode,
    /** Where the page before ended: milliseconds since 1970. */
    before: optional(instant),
  }),
  async run({ place, before }, { now }) {
    const [pinned, read] = await Promise.all([
      before === undefined ? listPinned(place, now) : [],
      listShown(place, now, pageLength + 1, before === undefined ? undefined : new Date(before)),
    ]);
    const { rows, next } = pageByTime(read, pageLength, (row) => row.publishedAt);
    const first = new Set(pinned.map(({ _id }) => _id));
    // Further down a pinned one is not told again.
    const others = rows.filter((row) => !first.has(row._id) && row.pinnedUntil <= now);
    return { items: [...pinned, ...others].map((row) => presentItem(row, now)), next };
  },
});
