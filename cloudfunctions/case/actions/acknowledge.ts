import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { handlerOf } from '../handler';
import { id } from '../inputs';
import { takeStep } from '../take-step';

/** A duty person takes the alarm: it climbs no further. */
export const acknowledge = defineAction({
  input: strictObject({ id }),
  run: async (input, context) =>
    takeStep(context, input.id, 'acknowledge', (facts, actor) => ({ changes: { handler: handlerOf(actor, facts) } })),
});
