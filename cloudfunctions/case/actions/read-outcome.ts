import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { id } from '../inputs';
import { takeStep } from '../take-step';

/** The town department has read the outcome (签收). */
export const readOutcome = defineAction({
  input: strictObject({ id }),
  run: async (input, context) =>
    takeStep(context, input.id, 'readOutcome', (facts, actor) => ({
      changes: { report: facts.report && { ...facts.report, readAt: context.now, readBy: actor.name ?? '' } },
    })),
});
