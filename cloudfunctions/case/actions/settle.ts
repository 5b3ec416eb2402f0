import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { checkWords } from '../../platform/content-check';
import { checkPictures } from '../../platform/pictures';
import { answeredBy } from '../handler';
import { id, optionalWords, outcome, photos, words } from '../inputs';
import { reportTo } from '../report';
import { takeStep } from '../take-step';

/** The officer handled it on the spot and registers what was done (登记备案); the resident is asked to confirm. */
export const settle = defineAction({
  input: strictObject({
    id,
    outcome,
    text: words('办理情况', 500),
    internalText: optionalWords('内部备注', 500),
    photos,
  }),
  async run(input, context) {
    await checkWords(context.openid, [{ field: 'text', label: '办理情况', text: input.text }]);
    await checkPictures(input.photos);
    return takeStep(context, input.id, 'settle', (facts, actor, rules) => ({
      event: {
        outcome: input.outcome,
        publicText: input.text,
        ...(input.internalText ? { internalText: input.internalText } : {}),
        photos: input.photos,
      },
      changes: { outcome: input.outcome, report: reportTo(facts, rules), ...answeredBy(actor, facts) },
    }));
  },
});
