import { lateText } from '../../../cloudfunctions/case/words';

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
