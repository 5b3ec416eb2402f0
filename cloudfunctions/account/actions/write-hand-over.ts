import { maxLength, minLength, pipe, strictObject, string, trim } from 'valibot';
import { codeInput } from '../../grid/inputs';
import { defineAction } from '../../platform/action';
import { checkWords } from '../../platform/content-check';
import { AppError } from '../../platform/errors';
import { readersOf, withNote } from '../hand-over-notes';
import { tell } from '../staffing';
import { changePeople } from '../staffing-repository';

const noteInput = pipe(string(), trim(), minLength(1, '请写一句要交接的事'), maxLength(500, '交接的话最多 500 个字'));

/**
 * An officer who is or will be away writes for who stands in, and who stands or stood in within the week writes back (交接说明).
 * It stands on top of the reader's day until it is read, and among their messages. About ten database calls.
 *
 * @throws FORBIDDEN the caller hands over nothing there
 * @throws NOT_FOUND nobody is there to read it
 */
export const writeHandOver = defineAction({
  input: strictObject({ scope: codeInput, words: noteInput }),
  async run({ scope, words }, context) {
    const { personId, name = '' } = await context.actor();
    if (!personId) throw new AppError('FORBIDDEN', 'nobody of the staff');
    await checkWords(context.openid, [{ field: 'words', label: '交接', text: words }]);
    const { now, requestId } = context;
    let ids: string[] = [];
    const people = await changePeople({
      ids: [personId],
      places: [scope],
      now,
      requestId,
      change(all) {
        const writer = all.get(personId);
        if (!writer) throw new AppError('NOT_FOUND', 'no such person', '没有找到您的岗位，请重新打开小程序');
        ids = readersOf(all, writer, scope, now);
        return withNote(all, writer, scope, words, now);
      },
    });
    const readers = ids.flatMap((id) => people.get(id) ?? []);
    const message = { title: '交接说明', text: `${name}写了交接，打开今天的页面就能看到` };
    for (const reader of readers.slice(0, 1))
      await tell(reader, message, { people: readers, communities: [] }, context);
    return { readers: readers.map((reader) => reader.name) };
  },
});
