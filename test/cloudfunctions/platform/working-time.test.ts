import fc from 'fast-check';
import { chinaTime, type DutyPeriod } from '../../../cloudfunctions/platform/duty-hours';
import type { Limit } from '../../../cloudfunctions/platform/settings';
import { dueAfter } from '../../../cloudfunctions/platform/working-time';

const officeHours: DutyPeriod[] = [
  { days: [1, 2, 3, 4, 5], from: '08:30', to: '12:00' },
  { days: [1, 2, 3, 4, 5], from: '14:00', to: '17:30' },
];

/** `2026-11-24 10:00` in China. */
const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+08:00`);
const due = (start: string, amount: number, unit: Limit['unit']): string =>
  chinaTime(dueAfter(at(start), { amount, unit }, officeHours)).format('YYYY-MM-DD HH:mm');

describe('dueAfter', () => {
  it.each([
    ['inside the morning', '2026-11-24 09:00', 2, '2026-11-24 11:00'],
    ['over the noon break', '2026-11-24 11:00', 2, '2026-11-24 15:00'],
    ['into the next day', '2026-11-24 17:00', 2, '2026-11-25 10:00'],
    ['over a weekend', '2026-11-27 17:00', 1, '2026-11-30 09:00'],
    ['from a night', '2026-11-24 22:00', 2, '2026-11-25 10:30'],
  ])('counts working hours %s', (_name, start, hours, expected) => {
    expect(due(start, hours, 'workingHours')).toBe(expected);
  });

  it('ends working days at closing time', () => {
    expect(due('2026-11-24 10:00', 3, 'workingDays')).toBe('2026-11-27 17:30');
    expect(due('2026-11-27 10:00', 1, 'workingDays')).toBe('2026-11-30 17:30');
  });

  it('follows the moved holidays of the Chinese calendar', () => {
    // National Day 2025: off from 1 to 8 October, Saturday 11 October is worked.
    expect(due('2025-09-30 10:00', 1, 'workingDays')).toBe('2025-10-09 17:30');
    expect(due('2025-10-10 17:00', 1, 'workingHours')).toBe('2025-10-11 09:00');
  });

  it('counts minutes, emergency hours and natural days day and night', () => {
    expect(due('2026-11-28 23:55', 10, 'minutes')).toBe('2026-11-29 00:05');
    expect(due('2026-11-28 23:00', 2, 'emergencyHours')).toBe('2026-11-29 01:00');
    expect(due('2026-11-24 10:00', 7, 'naturalDays')).toBe('2026-12-01 10:00');
  });

  it('never ends before it starts, and later starts never end earlier', () => {
    const start = fc.date({ min: new Date('2025-01-01'), max: new Date('2026-12-20'), noInvalidDate: true });
    const limit = fc.record({
      amount: fc.integer({ min: 1, max: 20 }),
      unit: fc.constantFrom<Limit['unit']>('workingHours', 'workingDays', 'minutes'),
    });
    fc.assert(
      fc.property(start, fc.integer({ min: 0, max: 10_000_000 }), limit, (first, later, one) => {
        const end = dueAfter(first, one, officeHours);
        expect(end.getTime()).toBeGreaterThanOrEqual(first.getTime());
        expect(dueAfter(new Date(first.getTime() + later), one, officeHours).getTime()).toBeGreaterThanOrEqual(
          end.getTime(),
        );
      }),
    );
  });

  it('refuses an office that never opens', () => {
    expect(() => dueAfter(at('2026-11-24 10:00'), { amount: 1, unit: 'workingHours' }, [])).toThrow(RangeError);
    expect(() => dueAfter(at('2026-11-24 10:00'), { amount: 1, unit: 'workingDays' }, [])).toThrow(RangeError);
  });
});
