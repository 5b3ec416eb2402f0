import { check, pipe, strictObject } from 'valibot';
import { optionalWords, photos } from '../../case/inputs';
import { defineAction } from '../../platform/action';
import { checkWords } from '../../platform/content-check';
import { checkPictures } from '../../platform/pictures';
import { phoneId, pointInput } from '../inputs';
import { requireRoom } from '../patrol';
import { patrolId } from '../policy';
import { presentPatrol } from '../presenter';
import { addNote, requirePatrol } from '../repository';

/** Something seen on a round, in words or pictures. Three database calls; the same note again changes nothing. */
export const note = defineAction({
  input: pipe(
    strictObject({ patrol: phoneId, id: phoneId, text: optionalWords('看到的情况', 500), photos, point: pointInput }),
    check(({ text, photos }) => text !== '' || photos.length > 0, '请写一句看到的情况，或拍一张照片'),
  ),
  async run({ patrol, id, ...said }, context) {
    const _id = patrolId(await context.actor(), patrol);
    requireRoom(await requirePatrol(_id), id);
    await checkWords(context.openid, [{ field: 'text', label: '看到的情况', text: said.text }]);
    await checkPictures(said.photos);
    await addNote(_id, { id, at: context.doneAt ?? context.now, ...said, caseId: '' });
    return presentPatrol(await requirePatrol(_id));
  },
});
