import { dateText, daysAfter } from '../../../services/days';
import type { Candidate, Week } from '../../../services/rota';
import { dayNames } from '../words';

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
