import { array, check, maxLength, pipe, regex, strictObject, string } from 'valibot';
import { words } from '../case/inputs';

/** Case and event, round, or visit. */
const entryId = pipe(string(), regex(/^[A-Za-z0-9_:-]{3,140}$/));
const lineId = pipe(string(), regex(/^[A-Za-z0-9_-]{16,64}$/));

const once = (all: Array<{ id: string; text: string }>): boolean =>
  new Set(all.map(({ id }) => id)).size === all.length;

/** Words in place of those that were derived. */
export const edits = pipe(
  array(strictObject({ id: entryId, text: words('这一条', 300) })),
  maxLength(200, '一天最多改 200 条'),
  check(once, '同一条改了两次'),
);

/** Lines people add themselves. */
export const lines = pipe(
  array(strictObject({ id: lineId, text: words('补充的内容', 300) })),
  maxLength(50, '一天最多补充 50 条'),
  check(once, '同一条补充了两次'),
);
