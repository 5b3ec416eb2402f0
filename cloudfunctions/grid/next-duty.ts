import { chinaTime, type DutyPeriod, onDuty } from '../platform/duty-hours';

const dayNames = ['', '周一', '周二', '周三', '周四', '周五', '周六', '周日'];

/**
 * When a weekly rota can be reached: on duty `值班中，至 17:30`, otherwise the next start `今天 14:00`, `明天 08:30`,
 * `周一 08:30`; '' when the rota is empty.
 */
export function nextDutyText(periods: readonly DutyPeriod[], at: Date): string {
  const local = chinaTime(at);
  const today = local.day() || 7;
  const time = local.format('HH:mm');
  if (onDuty(periods, at)) return `值班中，至 ${endOfDuty(periods, today, time)}`;
  for (let ahead = 0; ahead <= 7; ahead++) {
    const weekday = ((today - 1 + ahead) % 7) + 1;
    const starts = periods.filter((period) => period.days.includes(weekday)).map((period) => period.from);
    const next = starts.filter((from) => ahead > 0 || from > time).sort()[0];
    if (next) return `${dayText(ahead, weekday)} ${next}`;
  }
  return '';
}

/** The end of the stretch that holds at `time`, over periods that touch or overlap. */
function endOfDuty(periods: readonly DutyPeriod[], weekday: number, time: string): string {
  let end = time;
  const ofDay = periods.filter((period) => period.days.includes(weekday)).sort((a, b) => (a.from < b.from ? -1 : 1));
  for (const period of ofDay) {
    if (period.from <= end && period.to > end) end = period.to;
  }
  return end;
}

function dayText(ahead: number, weekday: number): string {
  if (ahead === 0) return '今天';
  if (ahead === 1) return '明天';
  // A week ahead bears today's name, which would be read as today.
  return ahead === 7 ? `下${dayNames[weekday]}` : (dayNames[weekday] ?? '');
}
