import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc';

dayjs.extend(utc);

/** One stretch of a week: ISO weekdays (1 Monday … 7 Sunday) and times of day `HH:mm` in Asia/Shanghai, from < to. */
export interface DutyPeriod {
  days: number[];
  from: string;
  to: string;
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

/** Whether one of the periods holds at an instant. */
export function onDuty(periods: readonly DutyPeriod[], at: Date): boolean {
  const local = chinaTime(at);
  const weekday = local.day() || 7;
  const time = local.format('HH:mm');
  return periods.some((period) => period.days.includes(weekday) && period.from <= time && time < period.to);
}

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
