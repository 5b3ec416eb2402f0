import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { id, words } from '../inputs';
import { ended } from '../publication';
import { takeStep } from '../take-step';

/** Back one level to be looked at again: from the town to the centre, from the district to the town. */
export const sendBack = defineAction({
  input: strictObject({ id, reason: words('退回原因', 500) }),
  run: async (input, context) =>
    takeStep(context, input.id, 'sendBack', (facts) => ({
      event: { internalText: input.reason },
      changes: { publication: ended(facts, '退回重新审核') },
    })),
});
