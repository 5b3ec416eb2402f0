import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { handlerOf } from '../handler';
import { id } from '../inputs';
import { takeStep } from '../take-step';

/** The desk takes the case: its handling clock starts. */
export const accept = defineAction({
  input: strictObject({ id }),
  run: async (input, context) =>
    takeStep(context, input.id, 'accept', (facts, actor) => ({ changes: { handler: handlerOf(actor, facts) } })),
});
