import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { id, words } from '../inputs';
import { takeStep } from '../take-step';

/** An emergency: community and town are alerted together, with minutes to acknowledge. */
export const alarm = defineAction({
  input: strictObject({ id, text: words('现场情况', 500) }),
  run: async (input, context) =>
    takeStep(context, input.id, 'alarm', () => ({ event: { internalText: input.text }, changes: { urgent: true } })),
});
