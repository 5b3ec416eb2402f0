import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { checkPictures } from '../../platform/pictures';
import { id, photos, words } from '../inputs';
import { desksOf } from '../policy';
import { takeStep } from '../take-step';

/** A department answers for its part of a joint handling; the centre brings the answers together. */
export const contribute = defineAction({
  input: strictObject({ id, text: words('办理情况', 500), photos }),
  async run(input, context) {
    await checkPictures(input.photos);
    return takeStep(context, input.id, 'contribute', (facts, actor) => {
      const desks = desksOf(actor);
      const answer = { text: input.text, name: actor.name ?? '', at: context.now };
      const tasks = facts.tasks.map((task) => (!task.answer && desks.includes(task.desk) ? { ...task, answer } : task));
      return { event: { internalText: input.text, photos: input.photos }, changes: { tasks } };
    });
  },
});
