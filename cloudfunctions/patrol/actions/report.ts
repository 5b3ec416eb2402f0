import { boolean, strictObject } from 'valibot';
import { handIn } from '../../case/hand-in';
import { categoryCode, photos, place, words } from '../../case/inputs';
import { senderOfStaff } from '../../case/registering';
import { defineAction } from '../../platform/action';
import { phoneId } from '../inputs';
import { requireRoom } from '../patrol';
import { patrolId } from '../policy';
import { presentPatrol } from '../presenter';
import { addNote, requirePatrol } from '../repository';

/**
 * A problem found on a round becomes a case at once, with its place and pictures; the round keeps which. Six database
 * calls. A retry meets the same case and the same note.
 */
export const report = defineAction({
  input: strictObject({
    patrol: phoneId,
    id: phoneId,
    category: categoryCode,
    text: words('看到的情况', 1000),
    photos,
    place,
    urgent: boolean(),
  }),
  async run({ patrol, id, ...seen }, context) {
    const actor = await context.actor();
    const _id = patrolId(actor, patrol);
    requireRoom(await requirePatrol(_id), id);
    const input = { ...seen, grid: null, contact: null };
    const { stored } = await handIn(context, input, senderOfStaff(context, actor, false));
    const { longitude, latitude } = seen.place;
    const point = { longitude, latitude };
    await addNote(_id, {
      id,
      at: context.doneAt ?? context.now,
      text: seen.text,
      photos: seen.photos,
      point,
      caseId: stored._id,
    });
    return presentPatrol(await requirePatrol(_id));
  },
});
