import { maxLength, minLength, pipe, strictObject, string } from 'valibot';
import { defineAction } from '../../platform/action';
import { checkWords } from '../../platform/content-check';
import { AppError } from '../../platform/errors';
import { wordsWithPhones } from '../inputs';
import { requireKeeper } from '../policy';
import { type NeedView, presentNeed } from '../presenter';
import { answerNeed, findVisit } from '../repository';

/** The community says who takes care of a need. Once; another answer than the first is refused. Two database calls. */
export const answer = defineAction({
  input: strictObject({
    visit: pipe(string(), minLength(1), maxLength(140)),
    text: pipe(wordsWithPhones('答复', 200), minLength(1, '请写明由谁来帮')),
  }),
  async run({ visit: id, text }, context): Promise<NeedView> {
    const actor = await context.actor();
    const visit = await findVisit(id);
    if (!visit || visit.needState === 'none') throw new AppError('NOT_FOUND', 'no such need', '没有找到这项需求');
    requireKeeper(actor, { grid: '', community: visit.community });
    await checkWords(context.openid, [{ field: 'text', label: '答复', text }]);
    const isFirst = await answerNeed(id, text);
    const stored = isFirst ? { ...visit, needAnswer: text } : ((await findVisit(id)) ?? visit);
    if (stored.needAnswer !== text)
      throw new AppError('BAD_INPUT', 'answered before', `已有人答复：${stored.needAnswer}`);
    return presentNeed(stored);
  },
});
