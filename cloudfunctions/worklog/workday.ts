import type { LogEntry } from '../case/log-entries';

/** What people say about an entry in place of the words that were derived. */
export interface EntryEdit {
  id: string;
  text: string;
}

/** A line somebody adds themselves. */
export interface OwnLine {
  /** Made on the phone, so that a retry meets itself. */
  id: string;
  at: Date;
  text: string;
}

/**
 * One row of `workdays`: a day of somebody's work log (工作日志). What was done is derived from cases, patrols and visits
 * when it is read; the row holds what a person adds, and the whole day once it is cleared (日清). `_id` is
 * `<person>:<date>`.
 */
export interface Workday {
  _id: string;
  personId: string;
  name: string;
  /** Of the person's first grid. */
  community: string;
  /** YYYY-MM-DD in China. */
  date: string;
  state: 'open' | 'cleared';
  /** Goes up with every saving. */
  edition: number;
  /** The request that saved last: a retry of it finds its own work. */
  savedBy?: string;
  edits: EntryEdit[];
  lines: OwnLine[];
  /** The entries as they stood when the day was cleared; none before. */
  entries: LogEntry[];
  clearedAt: Date | null;
  updatedAt: Date;
}

/** One row of `workweeks`: a week closed to one page (周结). `_id` is `<person>:<monday>`. */
export interface Workweek {
  _id: string;
  personId: string;
  name: string;
  community: string;
  monday: string;
  summary: string;
  confirmedAt: Date;
  /** The centre lead who read it. */
  readBy: string;
  readAt: Date | null;
}

/** A line of a day as it is shown. */
export interface DayLine extends LogEntry {
  /** The words were changed by the person. */
  edited: boolean;
  /** It came in after the day was cleared (补记). */
  late: boolean;
}

/**
 * Pure: the lines of a day from what was stored of it and what was derived now. A cleared day stays as it was cleared;
 * what arrives later is added and marked, because a phone may have been without signal.
 */
export function linesOf(
  stored: Pick<Workday, 'entries' | 'edits' | 'clearedAt'> | undefined,
  derived: readonly LogEntry[],
): DayLine[] {
  const frozen = stored?.entries ?? [];
  const known = new Set(frozen.map(({ id }) => id));
  const cleared = Boolean(stored?.clearedAt);
  const late = derived.filter(({ id }) => !known.has(id));
  const edits = new Map(stored?.edits.map(({ id, text }) => [id, text]));
  return [...frozen.map((entry) => ({ ...entry, late: false })), ...late.map((entry) => ({ ...entry, late: cleared }))]
    .map((entry) => ({ ...entry, text: edits.get(entry.id) ?? entry.text, edited: edits.has(entry.id) }))
    .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
}
