import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { id } from '../inputs';
import { addReminderConsent } from '../repository';

/** The resident agreed to one more subscription message about a case of theirs. One database call. */
export const remindMe = defineAction({
  input: strictObject({ id }),
  async run(input, { openid }) {
    if (!(await addReminderConsent(input.id, openid))) throw new AppError('NOT_FOUND', 'not the reporter of this case');
    return {};
  },
});
