import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { checkWords } from '../../platform/content-check';
import { decided } from '../decided';
import { id, words } from '../inputs';
import { takeStep } from '../take-step';

/** The district approves; the result goes on the boards and to the resident. */
export const approve = defineAction({
  input: strictObject({ id, text: words('审批意见', 500) }),
  async run(input, context) {
    await checkWords(context.openid, [{ field: 'text', label: '审批意见', text: input.text }]);
    return takeStep(context, input.id, 'approve', (facts, actor, rules) =>
      decided(facts, actor, rules, 'approved', input.text),
    );
  },
});
