import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { pausedClock } from '../clock';
import { id } from '../inputs';
import { takeStep } from '../take-step';

/** The level above agrees: the clock stands, and the resident reads why and until when. */
export const agreePause = defineAction({
  input: strictObject({ id }),
  run: async (input, context) =>
    takeStep(context, input.id, 'agreePause', ({ pause, dueAt, clockStep, clockAt, late }) => {
      if (!pause) return {};
      const remindAt = clockStep === 'remind' && clockAt ? { remindAt: clockAt } : {};
      const climbAt = late ? { climbAt: clockStep === 'climb' ? clockAt : null } : {};
      return {
        event: { publicText: pause.reason },
        changes: {
          pause: { ...pause, agreedAt: context.now, dueAt, ...remindAt, ...climbAt },
          ...pausedClock(pause.until),
        },
      };
    }),
});
