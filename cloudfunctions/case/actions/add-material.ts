import { check, pipe, strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { checkWords } from '../../platform/content-check';
import { checkPictures } from '../../platform/pictures';
import { id, optionalWords, photos } from '../inputs';
import { takeStep } from '../take-step';

/** The resident adds words or photos to an open case. */
export const addMaterial = defineAction({
  input: pipe(
    strictObject({ id, text: optionalWords('补充内容', 500), photos }),
    check((input) => input.text !== '' || input.photos.length > 0, '请写几句话或添加照片'),
  ),
  async run(input, context) {
    await checkWords(context.openid, [{ field: 'text', label: '补充内容', text: input.text }]);
    await checkPictures(input.photos);
    return takeStep(context, input.id, 'addMaterial', () => ({
      event: { publicText: input.text, photos: input.photos },
    }));
  },
});
