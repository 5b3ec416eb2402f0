import { optional, strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { instant } from '../inputs';
import { presentList } from '../list-presenter';
import { listOfReporter } from '../repository';

const pageLength = 20;

/** The caller's own requests, newest first, 20 a page. One database call. */
export const mine = defineAction({
  input: strictObject({ before: optional(instant) }),
  async run({ before }, { openid, now }) {
    const rows = await listOfReporter(openid, pageLength, before === undefined ? undefined : new Date(before));
    return presentList(rows, pageLength, true, now, (last) => last.createdAt.getTime());
  },
});
