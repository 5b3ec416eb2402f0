import { maxLength, pipe, strictObject, string } from 'valibot';
import { codeInput } from '../../grid/inputs';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { withNoteRead } from '../hand-over-notes';
import { changePeople } from '../staffing-repository';

/**
 * The caller has read what was written for them of a place: those very words, so that what came meanwhile stays unread.
 * Reading again changes nothing. About six database calls.
 */
export const readHandOver = defineAction({
  input: strictObject({ scope: codeInput, words: pipe(string(), maxLength(2000)) }),
  async run({ scope, words }, context) {
    const { personId } = await context.actor();
    if (!personId) throw new AppError('FORBIDDEN', 'nobody of the staff');
    const { now, requestId } = context;
    await changePeople({
      ids: [personId],
      now,
      requestId,
      change(all) {
        const person = all.get(personId);
        return person ? new Map([...all, [personId, withNoteRead(person, scope, words, now)]]) : all;
      },
    });
    return {};
  },
});
