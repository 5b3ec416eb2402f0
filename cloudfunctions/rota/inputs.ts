import { array, check, maxLength, minLength, pipe, strictObject } from 'valibot';
import { personIdInput } from '../account/inputs';
import { dateInput } from '../platform/date-inputs';

/** One day as it shall be, the first person in charge of what arrives. */
export const day = strictObject({
  date: dateInput,
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
