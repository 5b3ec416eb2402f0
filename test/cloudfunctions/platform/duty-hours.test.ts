import { dutyHoursText, onDuty } from '../../../cloudfunctions/platform/duty-hours';

const periods = [
  { days: [1, 2, 3, 4, 5], from: '08:30', to: '12:00' },
  { days: [1, 2, 3, 4, 5], from: '14:00', to: '17:30' },
  { days: [6], from: '09:00', to: '11:00' },
];

describe('duty hours', () => {
  it('read as people say them', () => {
    expect(dutyHoursText(periods)).toEqual(['周一至周五 08:30–12:00、14:00–17:30', '周六 09:00–11:00']);
    expect(dutyHoursText([{ days: [7, 6], from: '09:00', to: '10:00' }])).toEqual(['周六、周日 09:00–10:00']);
    expect(dutyHoursText([{ days: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '10:00' }])).toEqual(['每天 09:00–10:00']);
  });

  it.each([
    ['2026-11-24T08:30:00+08:00', true],
    ['2026-11-24T12:00:00+08:00', false],
    ['2026-11-28T10:00:00+08:00', true],
    ['2026-11-29T10:00:00+08:00', false],
  ])('at %s: on duty %s', (at, expected) => {
    expect(onDuty(periods, new Date(at))).toBe(expected);
  });
});
