import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { checkWords } from '../../platform/content-check';
import { handlerOf } from '../handler';
import { id, words } from '../inputs';
import { takeStep } from '../take-step';

/** Looked at, it is no emergency: the centre goes on with it in the ordinary way. */
export const standDown = defineAction({
  input: strictObject({ id, reason: words('核实情况', 300) }),
  async run(input, context) {
    await checkWords(context.openid, [{ field: 'reason', label: '核实情况', text: input.reason }]);
    return takeStep(context, input.id, 'standDown', (facts, actor) => ({
      event: { publicText: input.reason },
      changes: { urgent: false, handler: handlerOf(actor, facts) },
    }));
  },
});
