import type { Candidate, Week } from '../../../services/rota';
import { dayNames } from '../words';

const dayMs = 86_400_000;
const noon = (date: string): number => Date.parse(`${date}T12:00:00Z`);
const dateAt = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

/** YYYY-MM-DD so many days later. */
export function daysAfter(date: string, days: number): string {
  return dateAt(noon(date) + days * dayMs);
}

/** The Monday of the week that holds an instant, in China. */
export function mondayOf(now: number): string {
  const today = dateAt(now + 8 * 3_600_000);
  const weekday = new Date(noon(today)).getUTCDay() || 7;
  return daysAfter(today, 1 - weekday);
}

/** `11月24日` */
export function dateText(date: string): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;
}

/** What was changed of a week and not saved yet: ids by date, the first in charge. */
export interface RotaDraft {
  days: Record<string, string[]>;
  requestId: string;
}

export interface DayRow {
  date: string;
  /** `周二 11月24日` */
  name: string;
  isToday: boolean;
  isOver: boolean;
  isChanged: boolean;
  people: Array<{ personId: string; name: string; phone: string }>;
}

/** The week as it will be. */
export function rowsOf({ days, staff, today }: Week, changed: RotaDraft['days']): DayRow[] {
  return days.map(({ date, people }, index) => {
    const ids = changed[date];
    return {
      date,
      name: `周${dayNames[index] ?? ''} ${dateText(date)}`,
      isToday: date === today,
      isOver: date < today,
      isChanged: ids !== undefined,
      people: ids ? ids.flatMap((id) => staff.find(({ personId }) => personId === id) ?? []) : people,
    };
  });
}

/** The draft without days that are as they were saved, and days that are over meanwhile. */
export function onlyChanged({ days, today }: Week, changed: RotaDraft['days']): RotaDraft['days'] {
  const saved = (date: string): string => idsOf(days.find((day) => day.date === date)?.people ?? []).join();
  const others = Object.entries(changed).filter(([date, ids]) => date >= today && ids.join() !== saved(date));
  return Object.fromEntries(others);
}

/** The week before, seven days later: only people who still work here, only days that are not over. */
export function copiedFrom(before: Week, { staff, today }: Week): RotaDraft['days'] {
  const works = (id: string): boolean => staff.some(({ personId }) => personId === id);
  const entries = before.days.map(({ date, people }) => [daysAfter(date, 7), idsOf(people).filter(works)] as const);
  return Object.fromEntries(entries.filter(([date, ids]) => date >= today && ids.length > 0));
}

export function idsOf(people: ReadonlyArray<Pick<Candidate, 'personId'>>): string[] {
  return people.map(({ personId }) => personId);
}
