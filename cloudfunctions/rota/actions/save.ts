import { strictObject } from 'valibot';
import { deskCode } from '../../case/inputs';
import { staffOfDesk } from '../../notice/desk-people';
import { defineAction } from '../../platform/action';
import { dateOf } from '../../platform/duty-hours';
import { AppError } from '../../platform/errors';
import { days } from '../inputs';
import { maySetRota } from '../policy';
import type { DutyDay } from '../presenter';
import { putDay } from '../repository';
import { type RotaDay, rotaId } from '../rota';

/** How far ahead a rota is set. */
const mostDaysAhead = 60;

/**
 * Sets days of a desk's rota, each whole, by whoever leads it: people who hold a role at that desk, from today on. One
 * database call and one a day. Setting the same again changes nothing.
 */
export const save = defineAction({
  input: strictObject({ desk: deskCode, days }),
  async run({ desk, days: given }, context): Promise<{ days: DutyDay[] }> {
    const actor = await context.actor();
    if (!maySetRota(actor, desk)) throw new AppError('FORBIDDEN', 'does not lead this desk', '值班表由本处负责人安排');
    const { now } = context;
    const last = dateOf(new Date(now.getTime() + mostDaysAhead * 86_400_000));
    if (given.some(({ date }) => date < dateOf(now) || date > last)) {
      throw new AppError('BAD_INPUT', 'day over or too far', `只能安排今天起 ${mostDaysAhead} 天内的值班`, {
        field: 'days',
      });
    }
    const staff = await staffOfDesk(desk, now);
    const rows = given.map(({ date, people }): RotaDay => {
      const chosen = people.map((id) => {
        const person = staff.find(({ _id }) => _id === id);
        if (!person) {
          throw new AppError('BAD_INPUT', 'not of this desk', '有人已经不在这里工作，请重新选择值班人员', {
            field: date,
          });
        }
        return { personId: id, name: person.name, phone: person.phone };
      });
      return { _id: rotaId(desk, date), desk, date, people: chosen, setBy: actor.personId ?? '', updatedAt: now };
    });
    await Promise.all(rows.map(putDay));
    return { days: rows.map(({ date, people }) => ({ date, people })) };
  },
});
