import type { Case, CaseState } from '../../../cloudfunctions/case/case';
import { isPossible, priorityOf, queueOf, transitionOf, transitions } from '../../../cloudfunctions/case/workflow';

const states: CaseState[] = ['submitted', 'accepted', 'answered', 'reopened', 'closed', 'withdrawn'];

describe('workflow table', () => {
  it('reaches every state from submitted', () => {
    const reached = new Set<CaseState>(['submitted']);
    for (let before = 0; before !== reached.size; ) {
      before = reached.size;
      for (const row of transitions) {
        if (row.to !== 'same' && row.from.some((state) => reached.has(state))) reached.add(row.to);
      }
    }
    expect([...reached].sort()).toEqual([...states].sort());
  });

  it('leaves every state but withdrawn', () => {
    for (const state of states.filter((one) => one !== 'withdrawn')) {
      expect(transitions.some((row) => row.from.includes(state) && row.to !== 'same' && row.to !== state)).toBe(true);
    }
  });

  it('has one row for each action', () => {
    const actions = transitions.map((row) => row.action);
    expect(new Set(actions).size).toBe(actions.length);
    expect(transitionOf('accept').from).toEqual(['submitted', 'reopened']);
    expect(() => transitionOf('submit' as never)).toThrow(RangeError);
  });

  it('gives every state in which somebody waits a clock', () => {
    for (const row of transitions) {
      if (row.to === 'same' || row.to === 'closed' || row.to === 'withdrawn') continue;
      expect({ action: row.action, starts: row.starts }).toEqual({ action: row.action, starts: expect.any(String) });
    }
  });
});

describe('queueOf', () => {
  it('holds a case at its desk only while staff have work', () => {
    expect(states.filter((state) => queueOf(state, 'desk') === 'desk')).toEqual(['submitted', 'accepted', 'reopened']);
  });
});

describe('priorityOf', () => {
  it('puts urgent before unsolved before ordinary', () => {
    expect(priorityOf({ urgent: true, reopened: 0 })).toBeGreaterThan(priorityOf({ urgent: false, reopened: 3 }));
    expect(priorityOf({ urgent: false, reopened: 1 })).toBeGreaterThan(priorityOf({ urgent: false, reopened: 0 }));
  });
});

describe('isPossible', () => {
  const now = new Date('2026-11-24T02:00:00Z');
  const closed: Pick<Case, 'state' | 'rating' | 'dueAt' | 'closedAt'> = {
    state: 'closed',
    rating: null,
    dueAt: null,
    closedAt: now,
  };

  it('lets a closed case come back only inside the reopen window', () => {
    expect(isPossible('dispute', closed, now, new Date('2026-11-25T02:00:00Z'))).toBe(true);
    expect(isPossible('dispute', closed, now, new Date('2026-11-23T02:00:00Z'))).toBe(false);
  });

  it('lets a closed case be rated once', () => {
    expect(isPossible('rate', closed, now, null)).toBe(true);
    expect(isPossible('rate', { ...closed, rating: { score: 5, text: '' } }, now, null)).toBe(false);
  });
});
