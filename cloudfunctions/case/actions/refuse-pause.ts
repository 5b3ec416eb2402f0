import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { id, words } from '../inputs';
import { takeStep } from '../take-step';

/** The level above does not agree: the clock has run on all the time. */
export const refusePause = defineAction({
  input: strictObject({ id, reason: words('不同意的原因', 300) }),
  run: async (input, context) =>
    takeStep(context, input.id, 'refusePause', () => ({
      event: { internalText: input.reason },
      changes: { pause: null },
    })),
});
