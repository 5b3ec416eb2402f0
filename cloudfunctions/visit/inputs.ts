import {
  array,
  check,
  integer,
  maxLength,
  maxValue,
  minLength,
  minValue,
  nullable,
  number,
  optional,
  picklist,
  pipe,
  regex,
  strictObject,
  string,
  trim,
} from 'valibot';
import { phoneProblem } from '../exchange/phone';
import { latitudeInput, longitudeInput } from '../grid/inputs';
import { careTags } from './household';
import { openTextProblem, sensitiveProblem } from './sensitive';

/** Ids of households are ours: keyed hashes. */
export const householdId = pipe(string(), regex(/^[A-Za-z0-9_-]{22}$/));

const wordsWithout = (problemOf: (text: string) => string | undefined, label: string, most: number) =>
  pipe(
    string(),
    trim(),
    maxLength(most, `${label}最多 ${most} 个字`),
    check(
      (text) => problemOf(text) === undefined,
      ({ input }) => problemOf(input) ?? '',
    ),
  );

/** A free text of the register: at most so many characters, and nothing it must not hold. */
export const registerWords = (label: string, most: number) => wordsWithout(openTextProblem, label, most);

/** The same where a phone may stand: that of who helps, or in a case, which masks it itself. */
export const wordsWithPhones = (label: string, most: number) => wordsWithout(sensitiveProblem, label, most);

export const addressInput = pipe(registerWords('住址', 60), minLength(2, '请填写住址，例如：3栋2单元501'));

const personInput = strictObject({
  name: pipe(
    string(),
    trim(),
    minLength(1, '请填写姓名'),
    maxLength(20, '姓名最多 20 个字'),
    regex(/^[\p{L}\p{M}·. ]+$/u, '姓名里只能有文字'),
    check(
      (text) => sensitiveProblem(text) === undefined,
      ({ input }) => sensitiveProblem(input) ?? '',
    ),
  ),
  phone: pipe(
    string(),
    trim(),
    maxLength(30, '电话太长，请检查'),
    check((text) => text === '' || phoneProblem(text) === undefined, '电话不对，请填手机号，或带区号的固定电话'),
  ),
  birthYear: nullable(pipe(number(), integer(), minValue(1900, '出生年份不对'), maxValue(2100, '出生年份不对'))),
  relation: registerWords('与户主关系', 10),
});

export const peopleInput = pipe(
  array(personInput),
  minLength(1, '请至少登记一个人'),
  maxLength(20, '一户最多登记 20 人'),
);

export const tagsInput = pipe(
  array(picklist(careTags)),
  maxLength(careTags.length),
  check((tags) => new Set(tags).size === tags.length, '标签重复了'),
);

/** 0 for the town's own. */
export const intervalInput = pipe(number(), integer('请填写天数'), minValue(0), maxValue(365, '走访间隔最多 365 天'));

export const householdPoint = nullable(strictObject({ longitude: longitudeInput, latitude: latitudeInput }));

/** What may be said of a household; what is left out stays. */
export const householdChanges = strictObject({
  address: optional(addressInput),
  people: optional(peopleInput),
  tags: optional(tagsInput),
  intervalDays: optional(intervalInput),
  point: optional(householdPoint),
  note: optional(registerWords('备注', 200)),
});
