import { timeText } from '../../services/days';
import type { Entry } from '../../services/pending/entry';

/** What waits, as pages draw it. */
export interface PendingLine {
  id: string;
  words: string;
  when: string;
  state: '待上传' | '有出入';
  tone: 'warning' | 'danger';
}

export function pendingLines(entries: readonly Entry[]): PendingLine[] {
  return entries.map(({ id, words, at, refusal }) => ({
    id,
    words,
    when: timeText(at),
    state: refusal ? '有出入' : '待上传',
    tone: refusal ? 'danger' : 'warning',
  }));
}
