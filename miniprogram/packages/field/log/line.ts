import type { DayLog } from '../../../services/worklog';

/** A line that is being written: of an entry in other words, or the person's own. */
export interface LineDraft {
  id: string;
  text: string;
  /** Not among the lines yet. */
  isNew: boolean;
  /** What taking the words away means: an own line is gone, an entry says again what was derived. */
  undo: '' | '删去这一条' | '恢复自动记下的话';
}

type Change = Pick<DayLog, 'date' | 'edition'> & Record<'edits' | 'lines', Array<{ id: string; text: string }>>;

/**
 * What a day is saved as with one line changed. Without words an own line is taken away, and an entry has its derived
 * words again.
 */
export function changeOf({ date, edition, lines }: DayLog, line: LineDraft): Change {
  const isOwn = line.isNew || lines.some(({ id, kind }) => id === line.id && kind === 'own');
  const put = (all: Array<{ id: string; text: string }>): Array<{ id: string; text: string }> => {
    const others = all.filter(({ id }) => id !== line.id);
    return line.text === '' ? others : [...others, { id: line.id, text: line.text }];
  };
  const edits = lines.filter(({ edited }) => edited).map(({ id, text }) => ({ id, text }));
  const own = lines.filter(({ kind }) => kind === 'own').map(({ id, text }) => ({ id, text }));
  return { date, edition, edits: isOwn ? edits : put(edits), lines: isOwn ? put(own) : own };
}
