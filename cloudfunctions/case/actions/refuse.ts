import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { checkWords } from '../../platform/content-check';
import { decided } from '../decided';
import { id, words } from '../inputs';
import { takeStep } from '../take-step';

/** The district refuses and says why; the result goes on the boards and to the resident. */
export const refuse = defineAction({
  input: strictObject({ id, text: words('审批意见', 500) }),
  async run(input, context) {
    await checkWords(context.openid, [{ field: 'text', label: '审批意见', text: input.text }]);
    return takeStep(context, input.id, 'refuse', (facts, actor, rules) =>
      decided(facts, actor, rules, 'refused', input.text),
    );
  },
});
