import type { CaseState } from '../../../cloudfunctions/case/case';
import { above, priorityOf } from '../../../cloudfunctions/case/waiting';
import { stateWords } from '../../../cloudfunctions/case/words';
import { transitionFrom, transitions } from '../../../cloudfunctions/case/workflow';

const states = Object.keys(stateWords) as CaseState[];

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

  it('has one row for each action and state', () => {
    const pairs = transitions.flatMap((row) => row.from.map((state) => `${row.action} from ${state}`));
    expect(pairs.filter((pair, index) => pairs.indexOf(pair) !== index)).toEqual([]);
    expect(transitionFrom('sendBack', 'reviewing')?.to).toBe('defining');
    expect(transitionFrom('sendBack', 'deciding')?.to).toBe('reviewing');
    expect(transitionFrom('accept', 'closed')).toBeUndefined();
  });

  it('gives every state in which somebody waits a clock', () => {
    for (const row of transitions) {
      if (['same', 'closed', 'withdrawn', 'merged'].includes(row.to)) continue;
      expect({ action: row.action, starts: row.starts }).toEqual({ action: row.action, starts: expect.any(String) });
    }
  });
});

describe('above', () => {
  it('goes up from grid to district and stays there', () => {
    const place = { holder: 'g', grid: 'g', community: 'c', town: 't', district: 'd' };
    expect(['g', 'c', 't', 'd'].map((desk) => above(desk, place))).toEqual(['c', 't', 'd', 'd']);
  });
});

describe('priorityOf', () => {
  it('puts an emergency before urgent before unsolved before ordinary before what waits for nobody', () => {
    const facts = { state: 'accepted' as const, urgent: false, urged: 0, reopened: 0, pause: null };
    const worstFirst = [
      { ...facts, state: 'alarmed' as const },
      { ...facts, urgent: true },
      { ...facts, reopened: 1 },
      facts,
      { ...facts, state: 'answered' as const },
    ].map(priorityOf);
    expect(worstFirst).toEqual([3, 2, 1, 0, -1]);
  });
});
