import { maxValue, minValue, number, optional, pipe, strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { whenText } from '../../platform/when-text';
import { recipientsOf } from '../recipients';
import { listNotices } from '../repository';

const pageLength = 20;

/** The caller's messages, newest first, 20 a page: their own and those of their desks. One database call. */
export const list = defineAction({
  input: strictObject({ before: optional(pipe(number(), minValue(0), maxValue(8.64e15))) }),
  async run({ before }, context) {
    const rows = await listNotices(
      await recipientsOf(context),
      pageLength,
      before === undefined ? undefined : new Date(before),
    );
    const last = rows.at(-1);
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
      next: last && rows.length === pageLength ? last.at.getTime() : null,
    };
  },
});
