import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { checkWords } from '../../platform/content-check';
import { id, words } from '../inputs';
import { takeStep } from '../take-step';

/** Back to the community centre to be worked out there (带回社区受理中心商处). */
export const bring = defineAction({
  input: strictObject({ id, reason: words('带回原因', 300) }),
  async run(input, context) {
    await checkWords(context.openid, [{ field: 'reason', label: '带回原因', text: input.reason }]);
    return takeStep(context, input.id, 'bring', () => ({ event: { publicText: input.reason } }));
  },
});
