import { strictObject } from 'valibot';
import { words } from '../../case/inputs';
import { defineAction } from '../../platform/action';
import { checkWords } from '../../platform/content-check';
import { mondayInput } from '../../platform/date-inputs';
import { dateOf } from '../../platform/duty-hours';
import { AppError } from '../../platform/errors';
import { weekOf } from '../../rota/rota';
import { requireOfficer } from '../policy';
import { insertWorkweek, workweekId } from '../repository';

/**
 * 周结: an officer confirms the summary of a week, from its Sunday on. One database call; what is confirmed stays, and
 * confirming it again changes nothing.
 */
export const confirmWeek = defineAction({
  input: strictObject({ monday: mondayInput, summary: words('周小结', 2000) }),
  async run({ monday, summary }, context) {
    const person = requireOfficer(await context.actor());
    const sunday = weekOf(monday)[6] ?? monday;
    if (dateOf(context.now) < sunday) {
      throw new AppError('BAD_INPUT', 'week not over', '这一周还没有过完，周日起可以确认', { field: 'monday' });
    }
    await checkWords(context.openid, [{ field: 'summary', label: '周小结', text: summary }]);
    const confirmed = { confirmedAt: context.now, readBy: '', readAt: null };
    await insertWorkweek({ _id: workweekId(person.personId, monday), ...person, monday, summary, ...confirmed });
    return {};
  },
});
