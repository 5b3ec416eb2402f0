import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { checkWords } from '../../platform/content-check';
import { id, optionalWords } from '../inputs';
import { ended } from '../publication';
import { takeStep } from '../take-step';

/** The resident takes the request back; what was on the notice board says so. */
export const withdraw = defineAction({
  input: strictObject({ id, reason: optionalWords('撤回原因', 200) }),
  async run(input, context) {
    await checkWords(context.openid, [{ field: 'reason', label: '撤回原因', text: input.reason }]);
    return takeStep(context, input.id, 'withdraw', (facts) => ({
      event: input.reason ? { publicText: input.reason } : {},
      changes: { publication: ended(facts, '申请人已撤回') },
    }));
  },
});
