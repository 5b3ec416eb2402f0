import { chinaTime } from './duty-hours';

/** `今天 17:30`, `明天 09:00`, `11月26日 17:30`, in China's time, seen from `now`. */
export function whenText(at: Date, now: Date): string {
  const local = chinaTime(at);
  const days = local.startOf('day').diff(chinaTime(now).startOf('day'), 'day');
  const day = days === 0 ? '今天' : days === 1 ? '明天' : days === -1 ? '昨天' : local.format('M月D日');
  return `${day} ${local.format('HH:mm')}`;
}
