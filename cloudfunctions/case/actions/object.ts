import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { checkWords } from '../../platform/content-check';
import { keyedHash } from '../../platform/encryption';
import { AppError } from '../../platform/errors';
import { id, words } from '../inputs';
import { takePublicStep } from '../take-step';

/** Anybody objects to what is on the notice board, once each. Who it was stays with the system. */
export const object = defineAction({
  input: strictObject({ id, text: words('异议内容', 500) }),
  async run(input, context) {
    const { openid, now } = context;
    await checkWords(openid, [{ field: 'text', label: '异议内容', text: input.text }]);
    await takePublicStep(context, input.id, 'object', (facts) => {
      if (facts.objections.some((one) => one.openid === openid && !one.answer)) {
        throw new AppError('BAD_INPUT', 'objected already', '您已经提过异议，正在核实，请等待答复');
      }
      const objection = { id: keyedHash('objection', `${facts._id} ${context.requestId} ${openid}`), openid, at: now };
      return {
        event: { internalText: input.text },
        changes: { objections: [...facts.objections, { ...objection, text: input.text, answer: null }] },
      };
    });
    return {};
  },
});
