import { check, pipe, regex, string } from 'valibot';
import { dateOf } from './duty-hours';

/** A day in China, `YYYY-MM-DD`. */
export const dateInput = pipe(
  string(),
  regex(/^\d{4}-\d{2}-\d{2}$/, '日期不对'),
  // 2026-02-30 reads as a day of March.
  check((text) => isDay(text), '日期不对'),
);

/** The first day of a week. */
export const mondayInput = pipe(
  dateInput,
  check((text) => noon(text).getUTCDay() === 1, '一周从周一开始'),
);

function noon(text: string): Date {
  return new Date(`${text}T12:00:00+08:00`);
}

function isDay(text: string): boolean {
  const at = noon(text);
  return !Number.isNaN(at.getTime()) && dateOf(at) === text;
}
