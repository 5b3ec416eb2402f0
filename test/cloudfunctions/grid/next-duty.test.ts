import { nextDutyText } from '../../../cloudfunctions/grid/next-duty';

const rota = [
  { days: [1, 2, 3, 4, 5], from: '08:30', to: '12:00' },
  { days: [1, 2, 3, 4, 5], from: '14:00', to: '17:30' },
  { days: [6], from: '09:00', to: '11:30' },
];
/** A time in China in the week of Monday 2026-11-23. */
const at = (day: number, time: string): Date => new Date(`2026-11-${22 + day}T${time}:00+08:00`);

describe('nextDutyText', () => {
  test.each([
    ['in the middle of a period', at(2, '09:00'), '值班中，至 12:00'],
    ['in its first minute', at(2, '08:30'), '值班中，至 12:00'],
    ['at noon', at(2, '12:00'), '今天 14:00'],
    ['before work', at(2, '07:00'), '今天 08:30'],
    ['after work', at(2, '17:30'), '明天 08:30'],
    ['over the weekend', at(6, '12:00'), '周一 08:30'],
  ])('%s', (_when, now, text) => {
    expect(nextDutyText(rota, now)).toBe(text);
  });

  test('periods that touch are one stretch', () => {
    const touching = [
      { days: [2], from: '14:00', to: '18:00' },
      { days: [2], from: '08:00', to: '14:00' },
    ];
    expect(nextDutyText(touching, at(2, '09:00'))).toBe('值班中，至 18:00');
  });

  test('once a week, just over, is a week from now', () => {
    expect(nextDutyText([{ days: [2], from: '09:00', to: '10:00' }], at(2, '11:00'))).toBe('下周二 09:00');
  });

  test('without a rota there is nothing to say', () => {
    expect(nextDutyText([], at(2, '09:00'))).toBe('');
  });
});
