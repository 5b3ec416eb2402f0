import {
  array,
  boolean,
  check,
  integer,
  maxLength,
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
import { codeInput } from '../grid/inputs';
import { dateOf, startOfDay } from '../platform/duty-hours';

/** Ids of `people` are given by the import: letters, digits and hyphens. */
export const personIdInput = pipe(string(), regex(/^[A-Za-z0-9_-]{1,64}$/));

/** Whatever form a wrong token has, it is simply unknown; only absurd lengths are refused beforehand. */
export const tokenInput = pipe(string(), regex(/^[\s\S]{1,64}$/, '邀请无效，请向社区负责人重新索取'));

/** Roles that are given by hand. */
export const grantedRoles = [
  'officer',
  'centreClerk',
  'centreLead',
  'leader',
  'townClerk',
  'townOffice',
  'supervisor',
  'districtApprover',
  'admin',
] as const;

export const editionInput = pipe(number(), integer(), minValue(0));

/** `YYYY-MM-DD`, a day that exists. */
export const dayInput = pipe(
  string(),
  regex(/^20\d{2}-\d{2}-\d{2}$/, '日期不对，请重新选择'),
  check((text) => isDay(text), '日期不对，请重新选择'),
);

export const nameInput = pipe(
  string(),
  trim(),
  minLength(2, '请填写姓名，至少 2 个字'),
  maxLength(20, '姓名最多 20 个字'),
  regex(/^[\p{L}\p{M}·. ]+$/u, '姓名里只能有文字'),
);

export const phoneInput = pipe(
  string(),
  trim(),
  minLength(1, '请填写联系电话'),
  maxLength(30, '电话太长，请检查'),
  check((text) => phoneProblem(text) === undefined, '电话不对，请填手机号，或带区号的固定电话'),
);

const timeInput = pipe(string(), regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间不对，请重新选择'));

export const dutiesInput = pipe(
  array(pipe(string(), trim(), minLength(1), maxLength(40, '每项职责最多 40 个字'))),
  maxLength(12, '最多 12 项职责'),
);

export const dutyHoursInput = pipe(
  array(
    pipe(
      strictObject({
        days: pipe(
          array(
            pipe(
              number(),
              integer(),
              minValue(1),
              check((day) => day <= 7, '星期不对'),
            ),
          ),
          minLength(1, '请选择星期几'),
          maxLength(7),
          check((days) => new Set(days).size === days.length, '同一天选了两次'),
        ),
        from: timeInput,
        to: timeInput,
      }),
      check(({ from, to }) => from < to, '结束时间要晚于开始时间'),
    ),
  ),
  maxLength(20, '最多 20 段时间'),
);

/** A day's hours; empty is a day off, null takes the shift away again. */
const shiftPeriods = pipe(
  array(strictObject({ from: timeInput, to: timeInput })),
  maxLength(4, '一天最多 4 段时间'),
  check((periods) => periods.every(({ from, to }) => from !== to), '开始和结束不能是同一时间'),
  check((periods) => !overlap(periods), '同一天的时间有重叠，请检查'),
);

export const shiftDaysInput = pipe(
  array(strictObject({ date: dayInput, periods: nullable(shiftPeriods) })),
  minLength(1, '没有要保存的修改'),
  maxLength(15),
  check((days) => new Set(days.map(({ date }) => date)).size === days.length, '同一天排了两次'),
);

export const phaseInput = strictObject({ kind: picklist(['dualPost', 'multiDuty']), from: dayInput });

export const grantInput = strictObject({
  role: picklist(grantedRoles, '请选择角色'),
  scope: codeInput,
  department: optional(pipe(string(), trim(), maxLength(20, '部门最多 20 个字'))),
  from: dayInput,
  /** The day it ends: the first on which it does not hold. */
  to: optional(dayInput),
});

export const successorsInput = pipe(
  array(strictObject({ scope: codeInput, personId: personIdInput })),
  maxLength(20),
  check((all) => new Set(all.map(({ scope }) => scope)).size === all.length, '同一处选了两个人'),
);

/** What is written for whoever takes over. */
export const handOverWords = pipe(string(), trim(), maxLength(500, '交接的话最多 500 个字'));

/** What may be changed of somebody; what is left out stays. */
export const personChanges = strictObject({
  name: optional(nameInput),
  phone: optional(phoneInput),
  photo: optional(pipe(string(), maxLength(300))),
  duties: optional(dutiesInput),
  dutyHours: optional(dutyHoursInput),
  committeeMember: optional(boolean()),
  committeeReason: optional(pipe(string(), trim(), maxLength(100, '原因最多 100 个字'))),
  phase: optional(phaseInput),
});

/** The instant a day begins, or now for today: who leaves today leaves at once. */
export function instantOf(day: string, now: Date): Date {
  return day === dateOf(now) ? now : startOfDay(day);
}

function isDay(text: string): boolean {
  const at = new Date(`${text}T12:00:00+08:00`);
  return !Number.isNaN(at.getTime()) && dateOf(at) === text;
}

/** In minutes from the day's beginning; past midnight runs on. */
function overlap(periods: ReadonlyArray<{ from: string; to: string }>): boolean {
  const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const spans = periods
    .map(({ from, to }) => ({ from: minutes(from), to: minutes(to) + (to > from ? 0 : 1440) }))
    .sort((a, b) => a.from - b.from);
  return spans.some(({ from }, index) => index > 0 && from < (spans[index - 1]?.to ?? 0));
}
