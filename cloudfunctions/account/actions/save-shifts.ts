import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { daysAfter, workDayOf } from '../../platform/duty-hours';
import { AppError } from '../../platform/errors';
import { editionInput, personIdInput, shiftDaysInput } from '../inputs';
import type { PersonView } from '../person-view';
import { isSelf } from '../policy';
import { changePerson, requireManager, viewOf } from '../staffing';

/** How far ahead shifts are set. */
const mostDaysAhead = 14;

/**
 * Sets hours of single days in place of the weekly ones (错时排班), two weeks ahead at most; null gives a day back to the
 * weekly hours. By the person themselves or whoever looks after them; cards show it at once. About eight database calls.
 *
 * @throws FORBIDDEN, PERSON_CHANGED
 */
export const saveShifts = defineAction({
  input: strictObject({ personId: personIdInput, edition: editionInput, days: shiftDaysInput }),
  async run({ personId, edition, days }, context): Promise<PersonView> {
    const { now } = context;
    await changePerson(
      {
        personId,
        edition,
        allow(actor, person, all) {
          if (!isSelf(actor, person)) requireManager(actor, all, [personId], now);
        },
        change(all, person) {
          const first = workDayOf(person, now);
          const last = daysAfter(first, mostDaysAhead);
          if (days.some(({ date }) => date < first || date > last)) {
            throw new AppError('BAD_INPUT', 'over or too far', `只能排今天起 ${mostDaysAhead} 天内的班`, {
              field: 'days',
            });
          }
          const kept = (person.shifts ?? []).filter(({ date }) => !days.some((day) => day.date === date));
          const set = days.flatMap(({ date, periods }) => (periods ? [{ date, periods }] : []));
          const shifts = [...kept, ...set].sort((a, b) => (a.date < b.date ? -1 : 1));
          return new Map([...all, [personId, { ...person, shifts }]]);
        },
      },
      context,
    );
    return viewOf(personId, context);
  },
});
