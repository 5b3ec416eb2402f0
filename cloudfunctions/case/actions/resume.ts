import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { resumed } from '../clock-steps';
import { id } from '../inputs';
import { takeStep } from '../take-step';

/** The reason is gone before its time: the clock goes on. */
export const resume = defineAction({
  input: strictObject({ id }),
  run: async (input, context) =>
    takeStep(context, input.id, 'resume', (facts, _actor, rules) => resumed(facts, context.now, rules)),
});
