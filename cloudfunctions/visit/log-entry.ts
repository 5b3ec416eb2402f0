import type { LogEntry } from '../case/log-entries';
import { type Visit, visitKindNames } from './household';

/** Pure: a visit as a line of the work log. A household is called by its number: the log is read and printed. */
export function visitEntry({ _id, at, no, gridName, kind, caseId, need, household }: Visit): LogEntry {
  const found = [...(caseId ? ['转为办件 1 件'] : []), ...(need ? ['需求 1 项'] : [])];
  return {
    id: _id,
    at,
    kind: 'visit',
    what: '走访',
    text: `走访${gridName} ${no} 号住户，${visitKindNames[kind]}${found.length > 0 ? `，${found.join('，')}` : ''}`,
    ref: household,
  };
}
