import { daysAfter } from '../platform/duty-hours';
import { listDaysOfCommunity, listOfficers } from './repository';
import { daysTold } from './today';
import { dayState, servedOn } from './week';

/** A day is told to the lead once it is open for two days. */
export const daysOfGrace = 2;

/** How many officers of a community have a day of the last week open for two days or more. Three database calls. */
export async function countBehind(community: string, today: string, now: Date): Promise<number> {
  const dates = Array.from({ length: daysTold - daysOfGrace + 1 }, (_, index) =>
    daysAfter(today, -daysOfGrace - index),
  );
  const [officers, days] = await Promise.all([
    listOfficers(community, now),
    listDaysOfCommunity(community, dates.at(-1) ?? today, dates[0] ?? today),
  ]);
  const stateOf = new Map(days.map((day) => [`${day.personId} ${day.date}`, day]));
  return officers.filter(({ person }) =>
    dates.some(
      (date) =>
        servedOn(date, person) &&
        dayState(date, stateOf.get(`${person._id} ${date}`), 0, today, person.dutyHours) === 'open',
    ),
  ).length;
}
