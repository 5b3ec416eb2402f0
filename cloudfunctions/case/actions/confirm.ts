import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { checkWords } from '../../platform/content-check';
import { id, optionalWords, score } from '../inputs';
import { takeStep } from '../take-step';

/** The resident agrees with the outcome and rates it: the case is closed. */
export const confirm = defineAction({
  input: strictObject({ id, score, text: optionalWords('评价', 300) }),
  async run(input, context) {
    await checkWords(context.openid, [{ field: 'text', label: '评价', text: input.text }]);
    return takeStep(context, input.id, 'confirm', (facts) => ({
      event: {
        score: input.score,
        ...(facts.outcome ? { outcome: facts.outcome } : {}),
        ...(input.text ? { publicText: input.text } : {}),
      },
      changes: { rating: { score: input.score, text: input.text } },
    }));
  },
});
