import { nextDutyText } from '../../../cloudfunctions/grid/next-duty';
import { onDuty, shiftsText, workDayOf } from '../../../cloudfunctions/platform/duty-hours';

const weekly = [{ days: [1, 2, 3, 4, 5], from: '08:30', to: '17:30' }];
const shifts = [
  { date: '2026-11-24', periods: [{ from: '20:00', to: '02:00' }] },
  { date: '2026-11-25', periods: [] },
];
const at = (text: string): Date => new Date(`2026-11-${text}:00+08:00`);

describe('shifts', () => {
  it.each([
    ['the weekly hours of the day do not hold', '24T09:00', false],
    ['the shift does', '24T20:00', true],
    ['past midnight, too', '25T01:59', true],
    ['and ends', '25T02:00', false],
    ['a day off is one', '25T09:00', false],
    ['the day after is as always', '26T09:00', true],
  ])('%s', (_what, when, expected) => {
    expect(onDuty(weekly, at(when), shifts)).toBe(expected);
  });

  it('say when somebody can be reached', () => {
    expect(nextDutyText(weekly, at('24T09:00'), shifts)).toBe('今天 20:00');
    expect(nextDutyText(weekly, at('24T21:00'), shifts)).toBe('值班中，至 次日 02:00');
    expect(nextDutyText(weekly, at('25T01:00'), shifts)).toBe('值班中，至 02:00');
    expect(nextDutyText(weekly, at('25T03:00'), shifts)).toBe('明天 08:30');
  });

  it('read as people say them', () => {
    expect(shiftsText(shifts, at('24T09:00'))).toEqual(['今天 20:00–次日 02:00', '明天 休息']);
    expect(shiftsText(shifts, at('25T01:00'))).toEqual(['昨晚 20:00–次日 02:00', '今天 休息']);
    expect(shiftsText(shifts, at('25T03:00'))).toEqual(['今天 休息']);
  });

  it('work past midnight belongs to the day the shift began', () => {
    expect(workDayOf({ shifts }, at('25T01:59'))).toBe('2026-11-24');
    expect(workDayOf({ shifts }, at('25T02:00'))).toBe('2026-11-25');
    expect(workDayOf({}, at('25T01:00'))).toBe('2026-11-25');
  });
});
