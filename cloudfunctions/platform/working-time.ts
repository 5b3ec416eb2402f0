import { isWorkday } from 'chinese-days';
import type { Dayjs } from 'dayjs';
import { chinaTime, type DutyPeriod } from './duty-hours';
import type { Limit } from './settings';

/**
 * When a limit that starts now runs out. Working hours run only inside office hours on working days of the Chinese
 * calendar, moved holidays included (调休, from the `chinese-days` package); working days end at the office's closing
 * time of the n-th working day after the start; minutes and emergency hours run day and night.
 *
 * @param officeHours weekly periods; on a moved working Saturday or Sunday Monday's hours apply
 */
export function dueAfter(start: Date, limit: Limit, officeHours: readonly DutyPeriod[]): Date {
  switch (limit.unit) {
    case 'minutes':
      return chinaTime(start).add(limit.amount, 'minute').toDate();
    case 'emergencyHours':
      return chinaTime(start).add(limit.amount, 'hour').toDate();
    case 'naturalDays':
      return chinaTime(start).add(limit.amount, 'day').toDate();
    case 'workingHours':
      return addWorkingMinutes(start, limit.amount * 60, officeHours);
    case 'workingDays':
      return addWorkingDays(start, limit.amount, officeHours);
  }
}

/** Whether a day (`YYYY-MM-DD`) is a working day of the Chinese calendar, moved holidays included. */
export function isWorkingDay(date: string): boolean {
  return isWorkday(date);
}

/** How many office hours lie between two instants. */
export function workingHoursBetween(from: Date, to: Date, officeHours: readonly DutyPeriod[]): number {
  let milliseconds = 0;
  for (let day = chinaTime(from).startOf('day'); day.valueOf() < to.getTime(); day = day.add(1, 'day')) {
    for (const period of officePeriods(day, officeHours)) {
      const start = Math.max(period.from.valueOf(), from.getTime());
      const end = Math.min(period.to.valueOf(), to.getTime());
      if (end > start) milliseconds += end - start;
    }
  }
  return milliseconds / 3_600_000;
}

/** Office periods of a calendar day as instants, in order; empty on a day off. */
function officePeriods(day: Dayjs, officeHours: readonly DutyPeriod[]): Array<{ from: Dayjs; to: Dayjs }> {
  if (!isWorkingDay(day.format('YYYY-MM-DD'))) return [];
  const weekday = day.day() || 7;
  const movedWeekend = weekday > 5 && !officeHours.some((period) => period.days.includes(weekday));
  return officeHours
    .filter((period) => period.days.includes(movedWeekend ? 1 : weekday))
    .map((period) => ({ from: atTime(day, period.from), to: atTime(day, period.to) }))
    .sort((a, b) => a.from.valueOf() - b.from.valueOf());
}

/** No holiday of the calendar is longer; more means that the office never opens. */
const longestClosure = 40;

function addWorkingMinutes(start: Date, minutes: number, officeHours: readonly DutyPeriod[]): Date {
  // Hours that were measured are fractions: less than a millisecond of error would cross into the next period.
  let left = Math.round(minutes * 60_000);
  if (left === 0) return start;
  let closedDays = 0;
  for (let day = chinaTime(start).startOf('day'); closedDays < longestClosure; day = day.add(1, 'day')) {
    const periods = officePeriods(day, officeHours);
    closedDays = periods.length === 0 ? closedDays + 1 : 0;
    for (const period of periods) {
      const from = Math.max(period.from.valueOf(), start.getTime());
      const room = period.to.valueOf() - from;
      if (room <= 0) continue;
      if (room >= left) return new Date(from + left);
      left -= room;
    }
  }
  throw new RangeError('office hours leave no working time');
}

function addWorkingDays(start: Date, days: number, officeHours: readonly DutyPeriod[]): Date {
  let left = days;
  let closedDays = 0;
  for (let day = chinaTime(start).startOf('day').add(1, 'day'); closedDays < longestClosure; day = day.add(1, 'day')) {
    const closing = officePeriods(day, officeHours).at(-1);
    closedDays = closing ? 0 : closedDays + 1;
    if (!closing) continue;
    left--;
    if (left <= 0) return closing.to.toDate();
  }
  throw new RangeError('office hours leave no working day');
}

function atTime(day: Dayjs, time: string): Dayjs {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return day.hour(hour).minute(minute).second(0).millisecond(0);
}
