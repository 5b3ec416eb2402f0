import { dateOf } from '../platform/duty-hours';
import { AppError } from '../platform/errors';
import { saveWorkday, workdayId } from './repository';
import type { Workday } from './workday';

const daysBack = 14;

/** Whether a day's log may still be written: a log is kept up, not written afterwards. The last two weeks, and today. */
export function isWritable(date: string, now: Date): boolean {
  return date >= oldestOf(now) && date <= dateOf(now);
}

const oldestOf = (now: Date): string => dateOf(new Date(now.getTime() - daysBack * 86_400_000));

export function notTooOld(date: string, now: Date): void {
  const oldest = oldestOf(now);
  if (date > dateOf(now)) throw new AppError('BAD_INPUT', 'a day to come', '还没有到这一天', { field: 'date' });
  if (date < oldest) throw new AppError('BAD_INPUT', 'too old', `只能填写最近 ${daysBack} 天的日志`, { field: 'date' });
}

/** Writes what changes of an open day, on the edition that its person saw. One database call. */
export async function writeDay(
  stored: Workday | undefined,
  about: Pick<Workday, 'date' | 'personId' | 'name' | 'community'>,
  edition: number,
  changes: Partial<Workday>,
  { now, requestId }: { now: Date; requestId: string },
): Promise<Workday> {
  // The answer was lost, not the work.
  if (stored?.savedBy === requestId) return stored;
  if (stored?.state === 'cleared') throw changed('这一天的日志已经确认，不能再改');
  if ((stored?.edition ?? 0) !== edition) throw changed();
  const day: Workday = {
    edits: [],
    lines: [],
    entries: [],
    clearedAt: null,
    state: 'open',
    ...stored,
    ...about,
    ...changes,
    _id: workdayId(about.personId, about.date),
    edition: edition + 1,
    savedBy: requestId,
    updatedAt: now,
  };
  if (!(await saveWorkday(day, edition))) throw changed();
  return day;
}

function changed(sentence?: string): AppError {
  return new AppError('DAY_CHANGED', 'day of another edition', sentence);
}
