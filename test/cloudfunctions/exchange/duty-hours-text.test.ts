import fc from 'fast-check';
import { readDutyHours } from '../../../cloudfunctions/exchange/duty-hours-text';
import { dutyHoursText } from '../../../cloudfunctions/platform/duty-hours';

const weekdays = [1, 2, 3, 4, 5];

describe('readDutyHours', () => {
  test.each([
    [
      '周一至周五 08:30-12:00,14:00-17:30；周六 09:00-12:00',
      [
        { days: weekdays, from: '08:30', to: '12:00' },
        { days: weekdays, from: '14:00', to: '17:30' },
        { days: [6], from: '09:00', to: '12:00' },
      ],
    ],
    ['周一、周三 9:00—11：30', [{ days: [1, 3], from: '09:00', to: '11:30' }]],
    ['每天 08:00-20:00', [{ days: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '20:00' }]],
    ['周六至周一 10:00-16:00', [{ days: [1, 6, 7], from: '10:00', to: '16:00' }]],
    ['星期日 10:00至16:00', [{ days: [7], from: '10:00', to: '16:00' }]],
    ['', []],
  ])('%s', (text, periods) => {
    expect(readDutyHours(text)).toEqual({ periods });
  });

  test.each([
    '周一 12:00-08:00',
    '08:30-12:00',
    '周八 08:30-12:00',
    '周一 25:00-26:00',
    '周一',
    '上午有人',
  ])('%s is not understood', (text) => {
    expect(readDutyHours(text)).toHaveProperty('problem');
  });

  test('reads what the card prints', () => {
    const time = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:30`);
    const period = fc
      .record({ days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), from: time, to: time })
      .filter(({ from, to }) => from < to)
      .map((one) => ({ ...one, days: one.days.sort((a, b) => a - b) }));
    fc.assert(
      fc.property(period, (one) => {
        expect(readDutyHours(dutyHoursText([one]).join('；'))).toEqual({ periods: [one] });
      }),
    );
  });
});
