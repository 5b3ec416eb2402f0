import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { checkWords } from '../../platform/content-check';
import { answeredBy } from '../handler';
import { id, words } from '../inputs';
import { ended } from '../publication';
import { takeStep } from '../take-step';

/** Not in scope: the resident is told whose it is and where to go, and may object like to any outcome. */
export const returnCase = defineAction({
  input: strictObject({ id, where: words('应找的部门', 60), text: words('退回原因', 500) }),
  async run(input, context) {
    await checkWords(context.openid, [
      { field: 'where', label: '应找的部门', text: input.where },
      { field: 'text', label: '退回原因', text: input.text },
    ]);
    return takeStep(context, input.id, 'return', (facts, actor) => ({
      event: { outcome: 'notOurs', publicText: `请找：${input.where}。${input.text}` },
      changes: { outcome: 'notOurs', publication: ended(facts, '经核实不属于受理范围'), ...answeredBy(actor, facts) },
    }));
  },
});
