import { strictObject } from 'valibot';
import { codeInput } from '../../grid/inputs';
import { defineAction } from '../../platform/action';
import { mondayInput } from '../../platform/date-inputs';
import { dateOf, daysAfter } from '../../platform/duty-hours';
import { AppError } from '../../platform/errors';
import { weekOf } from '../../rota/rota';
import { daysOfGrace } from '../behind';
import { mayReadCommunity } from '../policy';
import { listDaysOfCommunity, listOfficers, listWeeksOfCommunity } from '../repository';
import { type DayState, dayState, servedOn } from '../week';

/** An officer's week at a glance. */
export interface OfficerWeek {
  personId: string;
  name: string;
  /** `第一网格` … */
  grids: string[];
  days: Array<{ date: string; state: DayState }>;
  week: 'open' | 'confirmed' | 'read';
  /** A day before yesterday or earlier is still open. */
  behind: boolean;
}

/**
 * The logs of a community's officers in a week, in the order of their grids: nobody is ranked. For its lead and the
 * town's office. Five database calls.
 */
export const community = defineAction({
  input: strictObject({ community: codeInput, monday: mondayInput }),
  async run({ community: code, monday }, context): Promise<{ monday: string; today: string; officers: OfficerWeek[] }> {
    if (!mayReadCommunity(await context.actor(), code)) throw new AppError('FORBIDDEN', 'not this community');
    const dates = weekOf(monday);
    const [officers, days, weeks] = await Promise.all([
      listOfficers(code, context.now),
      listDaysOfCommunity(code, monday, dates[6] ?? monday),
      listWeeksOfCommunity(code, monday),
    ]);
    const today = dateOf(context.now);
    const told = daysAfter(today, -daysOfGrace);
    return {
      monday,
      today,
      officers: officers.map(({ person, grids }) => {
        const own = days.filter(({ personId }) => personId === person._id);
        const states = dates.map((date) => {
          const stored = own.find((day) => day.date === date);
          const state = servedOn(date, person) ? dayState(date, stored, 0, today, person.dutyHours) : 'none';
          return { date, state: stored?.state === 'cleared' ? 'cleared' : state };
        });
        const closed = weeks.find(({ personId }) => personId === person._id);
        return {
          personId: person._id,
          name: person.name,
          grids,
          days: states,
          week: closed ? (closed.readAt ? 'read' : 'confirmed') : 'open',
          behind: states.some(({ date, state }) => state === 'open' && date <= told),
        };
      }),
    };
  },
});
