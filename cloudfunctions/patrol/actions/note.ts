import { check, pipe, strictObject } from 'valibot';
import { optionalWords, photos } from '../../case/inputs';
import { defineAction } from '../../platform/action';
import { checkWords } from '../../platform/content-check';
import { AppError } from '../../platform/errors';
import { checkPictures } from '../../platform/pictures';
import { phoneId, pointInput } from '../inputs';
import { mostNotes } from '../patrol';
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
    const { notes } = await requirePatrol(_id);
    if (notes.length >= mostNotes && !notes.some((one) => one.id === id)) {
      throw new AppError('TOO_LARGE', 'too many notes', `一次巡查最多记 ${mostNotes} 处，请结束后再开始一次`);
    }
    await checkWords(context.openid, [{ field: 'text', label: '看到的情况', text: said.text }]);
    await checkPictures(said.photos);
    await addNote(_id, { id, at: context.doneAt ?? context.now, ...said, caseId: '' });
    return presentPatrol(await requirePatrol(_id));
  },
});
