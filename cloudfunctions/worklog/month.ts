import { daysAfter } from '../platform/duty-hours';
import type { DayView } from './presenter';

/** A month of somebody's log, to be printed. */
export interface MonthLog {
  /** YYYY-MM */
  month: string;
  personId: string;
  name: string;
  /** Days with something in them, or cleared without. */
  days: DayView[];
  /** Confirmed weeks that ended in the month. */
  weeks: Array<{ monday: string; summary: string; readBy: string }>;
}

/** Pure: every day of a month, YYYY-MM-DD. */
export function datesOf(month: string): string[] {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return Array.from({ length }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`);
}

/** Pure: the Mondays of the weeks that end in a month. */
export function mondaysOf(month: string): string[] {
  return datesOf(month)
    .filter((date) => new Date(`${date}T12:00:00Z`).getUTCDay() === 0)
    .map((sunday) => daysAfter(sunday, -6));
}

/** Pure: dates in pieces of a week, as much of a log as is read at once. */
export function weekly(dates: readonly string[]): string[][] {
  const pieces: string[][] = [];
  for (let first = 0; first < dates.length; first += 7) pieces.push(dates.slice(first, first + 7));
  return pieces;
}
