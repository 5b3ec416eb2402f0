import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { checkWords } from '../../platform/content-check';
import { id, words } from '../inputs';
import { answeredObjections } from '../objections';
import { takeStep } from '../take-step';

/** Looked into, an objection does not hold; who made it is answered, and the notice runs on. */
export const dismissObjection = defineAction({
  input: strictObject({ id, objection: id, text: words('核实情况', 500) }),
  async run(input, context) {
    await checkWords(context.openid, [{ field: 'text', label: '核实情况', text: input.text }]);
    return takeStep(context, input.id, 'dismissObjection', (facts) => ({
      event: { internalText: input.text },
      changes: {
        objections: answeredObjections(facts, input.objection, { text: input.text, upheld: false, at: context.now }),
        // A notice that has run meanwhile ends at the clock's next look.
        clockStep: 'due',
        clockAt: facts.dueAt,
      },
    }));
  },
});
