import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { checkWords } from '../../platform/content-check';
import { checkPictures } from '../../platform/pictures';
import { id, photos, words } from '../inputs';
import { takeStep } from '../take-step';

/** The scene is under control; the resident is told. */
export const control = defineAction({
  input: strictObject({ id, text: words('现场情况', 500), photos }),
  async run(input, context) {
    await checkWords(context.openid, [{ field: 'text', label: '现场情况', text: input.text }]);
    await checkPictures(input.photos);
    return takeStep(context, input.id, 'control', () => ({ event: { publicText: input.text, photos: input.photos } }));
  },
});
