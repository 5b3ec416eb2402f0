import { array, check, maxLength, minLength, pipe, regex, strictObject, string } from 'valibot';
import { personIdInput } from '../account/inputs';
import { dateOf } from './rota';

export const date = pipe(
  string(),
  regex(/^\d{4}-\d{2}-\d{2}$/, '日期不对'),
  // 2026-02-30 reads as a day of March.
  check((text) => isDay(text), '日期不对'),
);

export const monday = pipe(
  date,
  check((text) => noon(text).getUTCDay() === 1, '一周从周一开始'),
);

/** One day as it shall be, the first person in charge of what arrives. */
export const day = strictObject({
  date,
  people: pipe(
    array(personIdInput),
    maxLength(10, '一天最多 10 人值班'),
    check((ids) => new Set(ids).size === ids.length, '同一个人排了两次'),
  ),
});

export const days = pipe(
  array(day),
  minLength(1, '没有要保存的修改'),
  maxLength(7, '一次保存一周'),
  check((all) => new Set(all.map((one) => one.date)).size === all.length, '同一天排了两次'),
);

function noon(text: string): Date {
  return new Date(`${text}T12:00:00+08:00`);
}

function isDay(text: string): boolean {
  const at = noon(text);
  return !Number.isNaN(at.getTime()) && dateOf(at) === text;
}
