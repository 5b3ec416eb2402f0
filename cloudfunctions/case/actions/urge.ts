import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { id, words } from '../inputs';
import { takeStep } from '../take-step';

/** Somebody who watches over the place urges (督办): the case moves up, its desks are told. */
export const urge = defineAction({
  input: strictObject({ id, text: words('督办要求', 300) }),
  run: async (input, context) =>
    takeStep(context, input.id, 'urge', (facts) => ({
      event: { internalText: input.text },
      changes: { urged: facts.urged + 1 },
    })),
});
