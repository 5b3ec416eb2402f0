import {
  chinaTime,
  type DutyPeriod,
  dateOf,
  dateText,
  daysAfter,
  type Shift,
  stretchesOf,
} from '../platform/duty-hours';

const dayNames = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
/** Shifts are set so far ahead; a weekly rota comes round within. */
const furthestDay = 15;

/**
 * When somebody can be reached by their weekly hours and shifts: on duty `值班中，至 17:30`, otherwise the next start
 * `今天 14:00`, `明天 08:30`, `周一 08:30`; '' when there is none.
 */
export function nextDutyText(periods: readonly DutyPeriod[], at: Date, shifts: readonly Shift[] = []): string {
  const today = dateOf(at);
  const stretches = Array.from({ length: furthestDay + 2 }, (_, index) => daysAfter(today, index - 1)).flatMap((date) =>
    stretchesOf(date, periods, shifts),
  );
  const now = stretches.find(({ from, to }) => from <= at && at < to);
  if (now) {
    const end = endOfDuty(stretches, now.to);
    return `值班中，至 ${dateOf(end) === today ? '' : '次日 '}${timeOf(end)}`;
  }
  const next = stretches.find(({ from }) => from > at);
  return next ? `${dayText(dateOf(next.from), today)} ${timeOf(next.from)}` : '';
}

/** The end of duty over stretches that touch or overlap; never further than a day, which says nothing any more. */
function endOfDuty(stretches: ReadonlyArray<{ from: Date; to: Date }>, first: Date): Date {
  let end = first;
  for (const { from, to } of stretches) {
    if (from <= end && to > end && to.getTime() - first.getTime() < 86_400_000) end = to;
  }
  return end;
}

function dayText(date: string, today: string): string {
  if (date === today) return '今天';
  if (date === daysAfter(today, 1)) return '明天';
  const name = dayNames[chinaTime(new Date(`${date}T12:00:00+08:00`)).day()] ?? '';
  if (date < daysAfter(today, 7)) return name;
  // A week ahead bears today's name, which would be read as today.
  return date === daysAfter(today, 7) ? `下${name}` : dateText(date);
}

const timeOf = (at: Date): string => chinaTime(at).format('HH:mm');
