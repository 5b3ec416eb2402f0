import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { checkWords } from '../../platform/content-check';
import { checkPictures } from '../../platform/pictures';
import { id, photos, words } from '../inputs';
import { takeStep } from '../take-step';

/** "Not solved": the case comes back, one level up from whoever answered. Four database calls. */
export const dispute = defineAction({
  input: strictObject({ id, text: words('没解决的情况', 500), photos }),
  async run(input, context) {
    await checkWords(context.openid, [{ field: 'text', label: '没解决的情况', text: input.text }]);
    await checkPictures(input.photos);
    return takeStep(context, input.id, 'dispute', (facts) => ({
      event: { publicText: input.text, photos: input.photos },
      changes: {
        reopened: facts.reopened + 1,
        outcome: null,
        rating: null,
        closedAt: null,
        report: null,
      },
    }));
  },
});
