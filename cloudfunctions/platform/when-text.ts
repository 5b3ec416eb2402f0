import { chinaOffset } from './duty-hours';

const dayMs = 86_400_000;

/**
 * `今天 17:30`, `明天 09:00`, `11月26日 17:30`, in China's time, seen from `now`. A list says dozens of them, so it is plain
 * arithmetic: China has one zone and no summer time, and the parts of a shifted instant read as UTC are its wall clock.
 */
export function whenText(at: Date, now: Date): string {
  const local = inChina(at);
  const days = Math.floor(local.getTime() / dayMs) - Math.floor(inChina(now).getTime() / dayMs);
  const near = days === 0 ? '今天' : days === 1 ? '明天' : days === -1 ? '昨天' : undefined;
  const day = near ?? `${local.getUTCMonth() + 1}月${local.getUTCDate()}日`;
  return `${day} ${twoDigits(local.getUTCHours())}:${twoDigits(local.getUTCMinutes())}`;
}

const inChina = (at: Date): Date => new Date(at.getTime() + chinaOffset * 60_000);
const twoDigits = (value: number): string => String(value).padStart(2, '0');
