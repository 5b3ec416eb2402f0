import { integer, maxValue, minValue, number, pipe, strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { addConsents } from '../repository';

/**
 * The caller agreed to `count` more subscription messages (one consent, one message). Two database calls at most.
 * A repeat may count a consent twice; WeChat then refuses the message (43101) and the inbox still has it.
 *
 * @throws FORBIDDEN the caller is not staff: residents agree for each case
 */
export const addConsent = defineAction({
  input: strictObject({ count: pipe(number(), integer(), minValue(1), maxValue(10)) }),
  async run({ count }, context): Promise<Record<string, never>> {
    const { personId } = await context.actor();
    if (!personId || !(await addConsents(personId, count))) throw new AppError('FORBIDDEN', 'not staff');
    return {};
  },
});
