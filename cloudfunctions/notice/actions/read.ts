import { maxLength, pipe, strictObject, string } from 'valibot';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { recipientsOf } from '../recipients';
import { markRead } from '../repository';

/** A message was opened. One database call. */
export const read = defineAction({
  input: strictObject({ id: pipe(string(), maxLength(120)) }),
  async run({ id }, context) {
    if (!(await markRead(id, await recipientsOf(context), context.now)))
      throw new AppError('NOT_FOUND', 'no such notice');
    return {};
  },
});
