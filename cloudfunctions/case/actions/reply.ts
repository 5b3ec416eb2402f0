import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { checkWords } from '../../platform/content-check';
import { checkPictures } from '../../platform/pictures';
import { id, photos, words } from '../inputs';
import { takeStep } from '../take-step';

/** Staff write to the resident without ending anything: a question, a word on progress. */
export const reply = defineAction({
  input: strictObject({ id, text: words('回复内容', 500), photos }),
  async run(input, context) {
    await checkWords(context.openid, [{ field: 'text', label: '回复内容', text: input.text }]);
    await checkPictures(input.photos);
    return takeStep(context, input.id, 'reply', () => ({ event: { publicText: input.text, photos: input.photos } }));
  },
});
