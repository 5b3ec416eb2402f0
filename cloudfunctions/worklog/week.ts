import type { LogEntry } from '../case/log-entries';
import { chinaTime, type DutyPeriod } from '../platform/duty-hours';
import type { Person } from '../platform/identity';
import { isWorkingDay } from '../platform/working-time';
import type { Workday } from './workday';

/** Whether somebody answered for a grid on a day, and was not away: nobody owes a log of other days. */
export function servedOn(date: string, { roles, away = [] }: Pick<Person, 'roles' | 'away'>): boolean {
  const noon = new Date(`${date}T12:00:00+08:00`);
  const end = new Date(`${date}T23:59:59+08:00`);
  const served = roles.some(({ role, from, to }) => role === 'officer' && from <= end && (!to || to > noon));
  return served && !away.some(({ from, to }) => from <= noon && to > noon);
}

/** How a day of a log stands: nothing was expected, still open, or cleared. */
export type DayState = 'none' | 'open' | 'cleared';

/** Whether somebody is expected to work on a day: their weekly hours, or the working days of the Chinese calendar. */
export function isExpected(date: string, dutyHours: readonly DutyPeriod[]): boolean {
  const weekday = chinaTime(new Date(`${date}T12:00:00+08:00`)).day() || 7;
  if (dutyHours.length === 0) return isWorkingDay(date);
  return dutyHours.some(({ days }) => days.includes(weekday));
}

export function dayState(
  date: string,
  stored: Pick<Workday, 'state'> | undefined,
  entries: number,
  today: string,
  dutyHours: readonly DutyPeriod[],
): DayState {
  if (stored?.state === 'cleared') return 'cleared';
  if (date > today) return 'none';
  return stored || entries > 0 || isExpected(date, dutyHours) ? 'open' : 'none';
}

/** Pure: a week in one sentence a kind of work, the most frequent first, then what the person added themselves. */
export function summaryOf(entries: readonly LogEntry[], own: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const { what } of entries) counts.set(what, (counts.get(what) ?? 0) + 1);
  const cases = new Set(entries.filter(({ kind }) => kind === 'case').map(({ ref }) => ref)).size;
  const counted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const done = counted.map(([what, count]) => `${what} ${count} 次`).join('、');
  return [
    done === '' ? '本周没有记录。' : `本周办理 ${cases} 件事：${done}。`,
    ...(own.length > 0 ? [`另外：${own.join('；')}。`] : []),
  ].join('\n');
}
