import type { LogEntry } from '../case/log-entries';
import { chinaTime } from '../platform/duty-hours';
import type { Patrol } from './patrol';

/** Pure: a round as a line of the work log. */
export function patrolEntry({ _id, gridName, startedAt, endedAt, notes }: Patrol): LogEntry {
  const clock = (at: Date): string => chinaTime(at).format('HH:mm');
  const until = endedAt ? `至 ${clock(endedAt)}` : '，还没有结束';
  const cases = notes.filter(({ caseId }) => caseId !== '').length;
  const seen = [
    ...(notes.length > 0 ? [`记录 ${notes.length} 处`] : []),
    ...(cases > 0 ? [`其中 ${cases} 处已登记办理`] : []),
  ];
  return {
    id: _id,
    at: startedAt,
    kind: 'patrol',
    what: '巡查',
    text: `巡查${gridName} ${clock(startedAt)}${until}${seen.length > 0 ? `，${seen.join('，')}` : ''}`,
    ref: _id,
  };
}
