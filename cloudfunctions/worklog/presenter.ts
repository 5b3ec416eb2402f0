import type { LogEntry } from '../case/log-entries';
import { chinaTime } from '../platform/duty-hours';
import { linesOf, type OwnLine, type Workday } from './workday';

/** A line of a day on the screen. */
export interface LineView {
  id: string;
  /** `09:41` */
  time: string;
  kind: LogEntry['kind'] | 'own';
  text: string;
  edited: boolean;
  /** Came in after the day was cleared (补记). */
  late: boolean;
  /** What a tap opens: a case, a round, a household; '' for an own line. */
  ref: string;
}

/** A day of a work log. */
export interface DayView {
  date: string;
  /** `11月24日 周二` */
  title: string;
  personId: string;
  name: string;
  state: Workday['state'];
  edition: number;
  lines: LineView[];
  /** `18:02`, '' while open. */
  cleared: string;
  /** It is the caller's own, open, and not too old. */
  mayEdit: boolean;
}

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

export function dayTitle(date: string): string {
  const local = chinaTime(new Date(`${date}T12:00:00+08:00`));
  return `${local.month() + 1}月${local.date()}日 ${weekdays[local.day()]}`;
}

export function presentDay(
  day: Pick<Workday, 'date' | 'personId' | 'name'>,
  stored: Workday | undefined,
  derived: readonly LogEntry[],
  mayWrite: boolean,
): DayView {
  const clock = (at: Date): string => chinaTime(at).format('HH:mm');
  const lines = [
    ...linesOf(stored, derived).map(({ what: _, ...line }) => line),
    ...(stored?.lines ?? []).map((line) => ownLine(line)),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
  return {
    date: day.date,
    title: dayTitle(day.date),
    personId: day.personId,
    name: day.name,
    state: stored?.state ?? 'open',
    edition: stored?.edition ?? 0,
    lines: lines.map(({ at, ...line }) => ({ ...line, time: clock(at) })),
    cleared: stored?.clearedAt ? clock(stored.clearedAt) : '',
    mayEdit: mayWrite && stored?.state !== 'cleared',
  };
}

function ownLine({ id, at, text }: OwnLine) {
  return { id, at, text, kind: 'own' as const, edited: false, late: false, ref: '' };
}
