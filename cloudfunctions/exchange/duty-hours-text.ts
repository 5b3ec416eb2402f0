import type { DutyPeriod } from '../platform/duty-hours';

/** What a text of duty hours says, or the part of it that cannot be read. */
export type DutyHoursReading = { periods: DutyPeriod[] } | { problem: string };

const setsOfDays: Record<string, number[]> = {
  每天: [1, 2, 3, 4, 5, 6, 7],
  每日: [1, 2, 3, 4, 5, 6, 7],
  工作日: [1, 2, 3, 4, 5],
  周末: [6, 7],
};
const dayNumbers = new Map([...'一二三四五六日'].map((name, index) => [name, index + 1] as const).concat([['天', 7]]));
const timeForm = /^([01]?\d|2[0-3]):([0-5]\d)\s*[-–—~至]\s*([01]?\d|2[0-4]):([0-5]\d)$/;

/**
 * Reads `周一至周五 08:30-12:00,14:00-17:30；周六 09:00-12:00` as people write it: full-width signs, `每天`, `周六、周日`,
 * a range over the weekend (周五至周一) are all understood. Periods end after they begin, on the same day.
 */
export function readDutyHours(text: string): DutyHoursReading {
  const periods: DutyPeriod[] = [];
  const narrow = text.replaceAll('：', ':').replaceAll('，', ',').replaceAll('；', ';').replaceAll('－', '-');
  for (const part of narrow
    .split(';')
    .map((piece) => piece.trim())
    .filter(Boolean)) {
    const [, dayText = '', timeText = ''] = /^(\D*?)\s*(\d.*)$/.exec(part) ?? [];
    const days = readDays(dayText);
    if (!days) return { problem: `看不懂“${part}”中的日子，请写成“周一至周五 08:30-12:00”` };
    for (const time of timeText.split(/[,、\s]+(?=\d)/)) {
      const period = readTime(time.trim());
      if (!period) return { problem: `看不懂“${time.trim()}”，时间请写成“08:30-12:00”，结束要晚于开始` };
      periods.push({ days, ...period });
    }
  }
  return { periods };
}

function readDays(text: string): number[] | undefined {
  const plain = text.replace(/星期|礼拜|周/g, '').replace(/\s/g, '');
  const set = setsOfDays[text.trim()];
  if (set) return set;
  const days = new Set<number>();
  for (const part of plain.split(/[、,]/)) {
    const [from, to, more] = part.split(/[至到~–-]/).map((name) => dayNumbers.get(name));
    if (from === undefined || more !== undefined || (part.length > 1 && to === undefined)) return undefined;
    const last = to ?? from;
    for (let day = from; ; day = (day % 7) + 1) {
      days.add(day);
      if (day === last) break;
    }
  }
  return [...days].sort((a, b) => a - b);
}

function readTime(text: string): Pick<DutyPeriod, 'from' | 'to'> | undefined {
  const [, fromHour = '', fromMinute = '', toHour = '', toMinute = ''] = timeForm.exec(text) ?? [];
  const [from, to] = [`${fromHour.padStart(2, '0')}:${fromMinute}`, `${toHour.padStart(2, '0')}:${toMinute}`];
  return fromHour !== '' && from < to && to <= '24:00' ? { from, to } : undefined;
}
