import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { checkWords } from '../../platform/content-check';
import { id, words } from '../inputs';
import { takeStep } from '../take-step';

/** The town looks back on an emergency (复盘) for the record and answers the resident. */
export const review = defineAction({
  input: strictObject({ id, internalText: words('复盘意见', 1000), text: words('给居民的答复', 500) }),
  async run(input, context) {
    await checkWords(context.openid, [{ field: 'text', label: '给居民的答复', text: input.text }]);
    return takeStep(context, input.id, 'review', (facts) => ({
      event: {
        publicText: input.text,
        internalText: input.internalText,
        ...(facts.outcome ? { outcome: facts.outcome } : {}),
      },
    }));
  },
});
