import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { checkWords } from '../../platform/content-check';
import { checkPictures } from '../../platform/pictures';
import { answeredBy } from '../handler';
import { id, outcome, photos, words } from '../inputs';
import { takeStep } from '../take-step';

/** The emergency is over; the town looks back on it before the resident is answered. */
export const resolve = defineAction({
  input: strictObject({ id, outcome, text: words('处置结果', 500), photos }),
  async run(input, context) {
    await checkWords(context.openid, [{ field: 'text', label: '处置结果', text: input.text }]);
    await checkPictures(input.photos);
    return takeStep(context, input.id, 'resolve', (facts, actor) => ({
      event: { outcome: input.outcome, publicText: input.text, photos: input.photos },
      changes: { outcome: input.outcome, ...answeredBy(actor, facts) },
    }));
  },
});
