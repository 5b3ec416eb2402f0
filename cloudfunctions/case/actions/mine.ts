import { optional, strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { pageByTime } from '../../platform/page-by-time';
import { instant } from '../inputs';
import { presentListItem } from '../list-presenter';
import { listOfReporter } from '../repository';

const pageLength = 20;

/** The caller's own requests, newest first, 20 a page. One database call. */
export const mine = defineAction({
  input: strictObject({ before: optional(instant) }),
  async run({ before }, { openid, now }) {
    const read = await listOfReporter(openid, pageLength + 1, before === undefined ? undefined : new Date(before));
    const { rows, next } = pageByTime(read, pageLength, (row) => row.createdAt);
    return { items: rows.map((row) => presentListItem(row, true, now)), next };
  },
});
