import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { checkWords } from '../../platform/content-check';
import { handlerOf } from '../handler';
import { id, words } from '../inputs';
import { takeStep } from '../take-step';

/** Looked into, the matter needs no approval: the centre goes on with it in the ordinary way. */
export const handleOrdinarily = defineAction({
  input: strictObject({ id, reason: words('说明', 300) }),
  async run(input, context) {
    await checkWords(context.openid, [{ field: 'reason', label: '说明', text: input.reason }]);
    return takeStep(context, input.id, 'handleOrdinarily', (facts, actor) => ({
      event: { publicText: input.reason },
      changes: { handler: handlerOf(actor, facts) },
    }));
  },
});
