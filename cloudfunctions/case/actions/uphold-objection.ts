import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { checkWords } from '../../platform/content-check';
import { id, words } from '../inputs';
import { answeredObjections } from '../objections';
import { takeStep } from '../take-step';

/** An objection holds: the notice stops, who made it is answered, the town reviews again. */
export const upholdObjection = defineAction({
  input: strictObject({ id, objection: id, text: words('核实情况', 500) }),
  async run(input, context) {
    await checkWords(context.openid, [{ field: 'text', label: '核实情况', text: input.text }]);
    return takeStep(context, input.id, 'upholdObjection', (facts) => ({
      event: { internalText: input.text },
      changes: {
        objections: answeredObjections(facts, input.objection, { text: input.text, upheld: true, at: context.now }),
        publication: facts.publication && { ...facts.publication, result: '收到异议，经核实停止公示，重新审核' },
      },
    }));
  },
});
