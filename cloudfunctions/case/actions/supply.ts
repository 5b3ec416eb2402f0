import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { checkWords } from '../../platform/content-check';
import { checkPictures } from '../../platform/pictures';
import { id, photos, words } from '../inputs';
import { takeStep } from '../take-step';

/** The resident hands in what was missing. */
export const supply = defineAction({
  input: strictObject({ id, text: words('补交说明', 500), photos }),
  async run(input, context) {
    await checkWords(context.openid, [{ field: 'text', label: '补交说明', text: input.text }]);
    await checkPictures(input.photos);
    return takeStep(context, input.id, 'supply', () => ({ event: { publicText: input.text, photos: input.photos } }));
  },
});
