import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { open, type Sealed } from '../../platform/encryption';
import { AppError } from '../../platform/errors';
import { id } from '../inputs';
import { takeStep } from '../take-step';

/** Staff of the desk see the resident's phone to call back. Each opening is an event of the case. */
export const openContact = defineAction({
  input: strictObject({ id }),
  async run(input, context) {
    let sealed: Sealed | null = null;
    await takeStep(context, input.id, 'openContact', (facts) => {
      sealed = facts.contact;
      return { event: { internalText: '为办理此事联系居民' } };
    });
    if (!sealed) throw new AppError('NOT_FOUND', 'no contact left', '居民没有留下电话');
    return { phone: open(sealed) };
  },
});
