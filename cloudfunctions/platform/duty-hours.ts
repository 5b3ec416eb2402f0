import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc';

dayjs.extend(utc);

/** One stretch of a week: ISO weekdays (1 Monday … 7 Sunday) and times of day `HH:mm` in Asia/Shanghai, from < to. */
export interface DutyPeriod {
  days: number[];
  from: string;
  to: string;
}

/** One person's hours on one day, in place of the weekly ones (错时排班). None: a day off. */
export interface Shift {
  /** YYYY-MM-DD in China. */
  date: string;
  /** Times of day `HH:mm`; `to` at or before `from` is the next day's. */
  periods: Array<{ from: string; to: string }>;
}

/** Minutes China is ahead of UTC; it has no summer time. */
export const chinaOffset = 8 * 60;

/** The wall clock in China at an instant. */
export function chinaTime(at: Date): dayjs.Dayjs {
  return dayjs(at).utcOffset(chinaOffset);
}

/** The calendar day in China, `YYYY-MM-DD`. */
export function dateOf(at: Date): string {
  return chinaTime(at).format('YYYY-MM-DD');
}

/** `YYYY-MM-DD` so many days later. */
export function daysAfter(date: string, days: number): string {
  return dateOf(new Date(startOfDay(date).getTime() + days * dayMs));
}

/** The instant a day in China begins. */
export function startOfDay(date: string): Date {
  return new Date(`${date}T00:00:00+08:00`);
}

/** Whether somebody is on duty at an instant, by their weekly hours and the shifts that replace them. */
export function onDuty(periods: readonly DutyPeriod[], at: Date, shifts: readonly Shift[] = []): boolean {
  const today = dateOf(at);
  // A late shift of yesterday's may still run.
  return [daysAfter(today, -1), today].some((date) =>
    stretchesOf(date, periods, shifts).some(({ from, to }) => from <= at && at < to),
  );
}

/** A day's times on duty as instants, in order: those of its shift, else of the week. */
export function stretchesOf(
  date: string,
  periods: readonly DutyPeriod[],
  shifts: readonly Shift[] = [],
): Array<{ from: Date; to: Date }> {
  const weekday = new Date(startOfDay(date).getTime() + chinaOffset * 60_000).getUTCDay() || 7;
  const times =
    shifts.find((shift) => shift.date === date)?.periods ?? periods.filter(({ days }) => days.includes(weekday));
  return times
    .map(({ from, to }) => ({ from: clock(date, from), to: clock(to > from ? date : daysAfter(date, 1), to) }))
    .sort((a, b) => a.from.getTime() - b.from.getTime());
}

/**
 * The day that somebody's work now belongs to, `YYYY-MM-DD`: yesterday while a late shift of yesterday's runs past
 * midnight, else today.
 */
export function workDayOf({ shifts = [] }: { shifts?: readonly Shift[] }, now: Date): string {
  const today = dateOf(now);
  const yesterday = daysAfter(today, -1);
  const late = stretchesOf(yesterday, [], shifts).some(({ from, to }) => from <= now && now < to);
  return late ? yesterday : today;
}

/** What a record keeps of the working day: the day itself only where it is not the calendar's. */
export function lateWorkday(person: { shifts?: readonly Shift[] }, at: Date): { workday?: string } {
  const workday = workDayOf(person, at);
  return workday === dateOf(at) ? {} : { workday };
}

const dayMs = 86_400_000;
const clock = (date: string, time: string): Date => new Date(`${date}T${time}:00+08:00`);

const dayNames = ['', '周一', '周二', '周三', '周四', '周五', '周六', '周日'];

/** `周一至周五 08:30–12:00、14:00–17:30`, one line for each set of days. */
export function dutyHoursText(periods: readonly DutyPeriod[]): string[] {
  const byDays = new Map<string, string[]>();
  for (const period of periods) {
    const days = daysText(period.days);
    byDays.set(days, [...(byDays.get(days) ?? []), `${period.from}–${period.to}`]);
  }
  return [...byDays].map(([days, times]) => `${days} ${times.join('、')}`);
}

/** How many days ahead shifts are told. */
const shiftDaysTold = 7;

/** The shifts of the coming week as people say them: `今天 17:00–21:00`, `11月28日 20:00–次日 02:00`, `明天 休息`. */
export function shiftsText(shifts: readonly Shift[], now: Date): string[] {
  const first = workDayOf({ shifts }, now);
  const today = dateOf(now);
  const last = daysAfter(today, shiftDaysTold);
  return shifts
    .filter(({ date }) => date >= first && date < last)
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .map(({ date, periods }) => `${dayName(date, today)} ${periods.map(periodText).join('、') || '休息'}`);
}

/** The same for paper, which lies about for longer than a day: by their dates, `11月28日 20:00–次日 02:00`. */
export function shiftsOnPaper(shifts: readonly Shift[], now: Date): string[] {
  const today = dateOf(now);
  const last = daysAfter(today, shiftDaysTold);
  return shifts
    .filter(({ date }) => date >= today && date < last)
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .map(({ date, periods }) => `${dateText(date)} ${periods.map(periodText).join('、') || '休息'}`);
}

function periodText({ from, to }: { from: string; to: string }): string {
  return `${from}–${to > from ? '' : '次日 '}${to}`;
}

function dayName(date: string, today: string): string {
  if (date === today) return '今天';
  if (date === daysAfter(today, 1)) return '明天';
  if (date === daysAfter(today, -1)) return '昨晚';
  return dateText(date);
}

/** `11月28日` */
export function dateText(date: string): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;
}

function daysText(days: readonly number[]): string {
  const sorted = [...days].sort((a, b) => a - b);
  const first = sorted[0];
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return '';
  const unbroken = last - first === sorted.length - 1;
  if (sorted.length === 7) return '每天';
  if (unbroken && sorted.length > 2) return `${dayNames[first]}至${dayNames[last]}`;
  return sorted.map((day) => dayNames[day]).join('、');
}
