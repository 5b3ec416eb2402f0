import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { checkWords } from '../../platform/content-check';
import { id, words } from '../inputs';
import { takeStep } from '../take-step';

/** The matter needs approval: the centre is asked to define it (受理界定). */
export const apply = defineAction({
  input: strictObject({ id, text: words('掌握的情况', 500) }),
  async run(input, context) {
    await checkWords(context.openid, [{ field: 'text', label: '掌握的情况', text: input.text }]);
    return takeStep(context, input.id, 'apply', () => ({ event: { publicText: input.text } }));
  },
});
