import type { Procedure } from '../platform/settings';
import type { Case, CaseState } from './case';

/** One stop on the way through a procedure. */
export interface Milestone {
  name: string;
  at: 'done' | 'now' | 'ahead';
}

/** The stops of each procedure in order, with the states a case is in while it is there. */
const ways: Record<Procedure, ReadonlyArray<readonly [name: string, states: readonly CaseState[]]>> = {
  onSite: [
    ['受理', ['submitted', 'reopened']],
    ['办理', ['accepted']],
    ['确认', ['answered']],
    ['办结', ['closed']],
  ],
  coordinated: [
    ['受理', ['submitted', 'reopened']],
    ['商处', ['accepted']],
    ['确认', ['answered']],
    ['办结', ['closed']],
  ],
  emergency: [
    ['报警', ['alarmed']],
    ['处置', ['responding']],
    ['控制', ['controlled']],
    ['复盘', ['resolved']],
    ['确认', ['answered']],
    ['办结', ['closed']],
  ],
  approval: [
    ['受理', ['submitted', 'accepted']],
    ['核对', ['defining', 'supplementing']],
    ['镇审核', ['reviewing']],
    ['公示', ['publicised']],
    ['区审批', ['deciding']],
    ['办结', ['answered', 'closed']],
  ],
};

/** Where a case is on its way; empty for one that left it (withdrawn, merged). */
export function milestonesOf({ procedure, state }: Pick<Case, 'procedure' | 'state'>): Milestone[] {
  const way = ways[procedure];
  const now = way.findIndex(([, states]) => states.includes(state));
  if (now < 0) return [];
  const over = state === 'closed';
  return way.map(([name], index) => ({ name, at: index < now || over ? 'done' : index === now ? 'now' : 'ahead' }));
}
