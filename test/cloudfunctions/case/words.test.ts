import type { CaseState } from '../../../cloudfunctions/case/case';
import { lateText, progressForOthers, progressText, stateWords } from '../../../cloudfunctions/case/words';

describe('lateText', () => {
  const due = new Date('2025-11-24T01:30:00Z');
  const after = (minutes: number) => lateText(due, new Date(due.getTime() + minutes * 60_000));

  it.each([
    [0.5, '超时 1 分钟'],
    [59, '超时 59 分钟'],
    [60, '超时 1 小时'],
    [23 * 60 + 59, '超时 23 小时'],
    [24 * 60, '超时 1 天'],
    [49 * 60, '超时 2 天'],
  ])('%p minutes after the time: %s', (minutes, words) => {
    expect(after(minutes)).toBe(words);
  });
});

describe('the line of progress', () => {
  const now = new Date('2026-11-24T01:30:00Z');
  const facts = (state: CaseState) => ({
    state,
    procedure: 'approval' as const,
    holderName: '蜀山社区受理中心',
    handler: null,
    dueAt: new Date('2026-11-25T01:30:00Z'),
    outcome: 'solved' as const,
    rating: null,
    pause: null,
    parent: { id: 'parent', no: '123456789' },
  });
  const states = Object.keys(stateWords) as CaseState[];

  it.each(states)('of %s asks nothing of somebody whose case it is not', (state) => {
    expect(progressForOthers(facts(state), now)).toMatch(/^[^您我]{3,}$/);
  });

  it.each(states)('of %s says the same to both where nobody is spoken to', (state) => {
    const own = progressText(facts(state), now);
    if (!own.includes('您')) expect(progressForOthers(facts(state), now)).toBe(own);
  });
});
