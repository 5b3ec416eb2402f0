import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { id, words } from '../inputs';
import { takeStep } from '../take-step';

/** The centre defines an application (受理界定): in scope and complete, on to the town. */
export const define = defineAction({
  input: strictObject({ id, note: words('界定意见', 500) }),
  run: async (input, context) => takeStep(context, input.id, 'define', () => ({ event: { internalText: input.note } })),
});
