import { timeText } from '../../../services/days';
import type { Entry } from '../../../services/pending/entry';
import type { WorkRow } from '../components/work-row/row';

/** A row with what was done to its case and is not uploaded. */
export function withPending(row: WorkRow, entries: readonly Entry[]): WorkRow {
  const last = entries[entries.length - 1];
  if (!last) return row;
  const refused = entries.find(({ refusal }) => refusal);
  const [step = ''] = (refused ?? last).words.split('：');
  return {
    ...row,
    next: '',
    nextText: '',
    ask: refused ? '去处理' : last.action === 'case.accept' ? '去办理' : '',
    stateTag: refused ? '有出入' : '待上传',
    tone: refused ? 'danger' : 'warning',
    note: refused
      ? `「${step}」没有上传成功，请打开处理`
      : `${timeText(last.at)} 已${step.replace(/^现场/, '')}，有信号就自动上传`,
  };
}
