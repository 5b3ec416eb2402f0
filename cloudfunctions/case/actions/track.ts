import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { checkPictures } from '../../platform/pictures';
import { id, photos, words } from '../inputs';
import { takeStep } from '../take-step';

/** A word from the field while an emergency is handled (现场跟踪). */
export const track = defineAction({
  input: strictObject({ id, text: words('现场情况', 500), photos }),
  async run(input, context) {
    await checkPictures(input.photos);
    return takeStep(context, input.id, 'track', () => ({ event: { internalText: input.text, photos: input.photos } }));
  },
});
