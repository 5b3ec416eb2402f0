import { maxValue, minValue, number, optional, pipe, strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { pageByTime } from '../../platform/page-by-time';
import { whenText } from '../../platform/when-text';
import { recipientsOf } from '../recipients';
import { listNotices } from '../repository';

const pageLength = 20;

/** The caller's messages, newest first, 20 a page: their own and those of their desks. One database call. */
export const list = defineAction({
  input: strictObject({ before: optional(pipe(number(), minValue(0), maxValue(8.64e15))) }),
  async run({ before }, context) {
    const until = before === undefined ? undefined : new Date(before);
    const read = await listNotices(await recipientsOf(context), pageLength + 1, until);
    const { rows, next } = pageByTime(read, pageLength, (row) => row.at);
    return {
      items: rows.map((row) => ({
        id: row._id,
        kind: row.kind,
        matter: row.matter,
        title: row.title,
        text: row.text,
        caseId: row.caseId,
        personId: row.personId ?? '',
        when: whenText(row.at, context.now),
        unread: row.readAt === null,
      })),
      next,
    };
  },
});
