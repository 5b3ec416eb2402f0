import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { recipientsOf } from '../recipients';
import { listUnread } from '../repository';

/** A badge says `99+` beyond this, so nothing more is counted. */
const most = 100;

/** How many messages the caller has not opened, 100 standing for more. One database call. */
export const unread = defineAction({
  input: strictObject({}),
  async run(_input, context) {
    return { count: (await listUnread(await recipientsOf(context), most)).length };
  },
});
