import type { Stage } from '../platform/settings';
import type { Case, CaseAction, CaseState } from './case';

/**
 * The whole life of a case, one row an action. Pure: pages, policy, tests and the diagram in docs read this table.
 *
 * `who`: `reporter` is the resident who opened the case, `holder` the staff of the desk that has it, `timer` the clock.
 * `to`: the next state, or `same`.
 * `starts`: the clock that begins, if one does.
 */
export interface Transition {
  action: Exclude<CaseAction, 'submit'>;
  from: readonly CaseState[];
  to: CaseState | 'same';
  who: 'reporter' | 'holder' | 'timer';
  starts?: Stage;
  why: string;
}

export const transitions: readonly Transition[] = [
  {
    action: 'accept',
    from: ['submitted', 'reopened'],
    to: 'accepted',
    who: 'holder',
    starts: 'handle',
    why: '网格责任人现场受理',
  },
  {
    action: 'reply',
    from: ['submitted', 'accepted', 'answered', 'reopened'],
    to: 'same',
    who: 'holder',
    why: '向居民说明进展或询问情况',
  },
  {
    action: 'openContact',
    from: ['submitted', 'accepted', 'answered', 'reopened'],
    to: 'same',
    who: 'holder',
    why: '为办理此事查看居民电话，留痕',
  },
  {
    action: 'settle',
    from: ['submitted', 'accepted', 'reopened'],
    to: 'answered',
    who: 'holder',
    starts: 'confirm',
    why: '现场处理，登记备案',
  },
  {
    action: 'return',
    from: ['submitted', 'accepted', 'reopened'],
    to: 'answered',
    who: 'holder',
    starts: 'confirm',
    why: '不属于受理范围，告知该找哪里',
  },
  {
    action: 'transfer',
    from: ['submitted', 'accepted', 'reopened'],
    to: 'submitted',
    who: 'holder',
    starts: 'accept',
    why: '转到该办的网格或社区受理中心',
  },
  {
    action: 'addMaterial',
    from: ['submitted', 'accepted', 'answered', 'reopened'],
    to: 'same',
    who: 'reporter',
    why: '居民补充说明或照片',
  },
  {
    action: 'withdraw',
    from: ['submitted', 'accepted', 'answered', 'reopened'],
    to: 'withdrawn',
    who: 'reporter',
    why: '居民撤回',
  },
  { action: 'confirm', from: ['answered'], to: 'closed', who: 'reporter', why: '居民确认结果并评价' },
  {
    action: 'dispute',
    from: ['answered', 'closed'],
    to: 'reopened',
    who: 'reporter',
    starts: 'accept',
    why: '居民反映未解决，升一级重新办理',
  },
  { action: 'rate', from: ['closed'], to: 'same', who: 'reporter', why: '自动办结后补评价' },
  { action: 'closeQuietly', from: ['answered'], to: 'closed', who: 'timer', why: '答复后居民未回应，到期自动办结' },
];

/** The row of an action, which every action but `submit` has. */
export function transitionOf(action: Transition['action']): Transition {
  const found = transitions.find((row) => row.action === action);
  if (!found) throw new RangeError(`no row for ${action}`);
  return found;
}

/** States in which staff have work to do: only then does a case stand in a desk's queue. */
const waitsForStaff: readonly CaseState[] = ['submitted', 'accepted', 'reopened'];

/** The desk a case waits at in a state, or null. */
export function queueOf(state: CaseState, holder: string): string | null {
  return waitsForStaff.includes(state) ? holder : null;
}

/** Worst first: urgent before unsolved before ordinary. */
export function priorityOf(facts: Pick<Case, 'urgent' | 'reopened'>): number {
  if (facts.urgent) return 2;
  return facts.reopened > 0 ? 1 : 0;
}

/** Whether the table and the case's own facts allow an action now, whoever asks. */
export function isPossible(
  action: Transition['action'],
  facts: Pick<Case, 'state' | 'rating' | 'dueAt' | 'closedAt'>,
  now: Date,
  reopenUntil: Date | null,
): boolean {
  if (!transitionOf(action).from.includes(facts.state)) return false;
  if (action === 'rate') return facts.rating === null;
  if (action === 'dispute' && facts.state === 'closed') return reopenUntil !== null && now <= reopenUntil;
  return true;
}
