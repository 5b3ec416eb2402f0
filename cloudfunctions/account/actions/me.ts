import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { readMe } from '../read-me';

/** Who am I: roles that hold now, desks I work at, unread messages. Two database calls. */
export const me = defineAction({
  input: strictObject({}),
  run: (_input, { openid, now }) => readMe(openid, now),
});
