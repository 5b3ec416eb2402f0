import fc from 'fast-check';
import type { Case } from '../../../cloudfunctions/case/case';
import {
  afterClimb,
  afterOverdue,
  afterReminder,
  type Clock,
  limitOf,
  resumedClock,
  startClock,
} from '../../../cloudfunctions/case/clock';
import { clockStepOf, resumed, taskStepOf } from '../../../cloudfunctions/case/clock-steps';
import { openCase } from '../../../cloudfunctions/case/open-case';
import { defaultSettings } from '../../../cloudfunctions/platform/default-settings';
import { chinaTime } from '../../../cloudfunctions/platform/duty-hours';
import type { Limit, TownSettings } from '../../../cloudfunctions/platform/settings';
import { workingHoursBetween } from '../../../cloudfunctions/platform/working-time';

const rules: TownSettings = { ...defaultSettings, town: '340104100', version: 0 };

/** `2026-11-24 10:00` in China. */
const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+08:00`);
const words = (instant: Date | null | undefined): string =>
  instant ? chinaTime(instant).format('YYYY-MM-DD HH:mm') : '';
const limit = (amount: number, unit: Limit['unit']): Limit => ({ amount, unit });
const started = (start: string, amount: number, unit: Limit['unit']): Clock =>
  startClock('handle', limit(amount, unit), at(start), rules);

/** A case of the first test minute, with the clock and the fields a test is about. */
function caseWith(overrides: Partial<Case>): Case {
  const place = { code: 'g', name: '第一网格', district: 'd', town: 't', community: 'c' };
  const grid = { ...place, communityName: '社区', officer: null } as unknown as Parameters<typeof openCase>[1];
  const [category] = rules.categories;
  if (!category) throw new RangeError('no category');
  const given = { text: '灯坏了', photos: [], place: null, urgent: false, contact: null, noticeConsents: 0 };
  const input = { id: 'case', request: 'request', reporter: 'zhang', registeredBy: '', category, ...given };
  const opened = openCase({ ...input, by: { role: 'resident' } }, grid, rules, at('2026-11-24 09:00'));
  return { ...opened, ...overrides };
}

describe('startClock', () => {
  it.each([
    ['minutes, day and night', '2026-11-28 23:55', 10, 'minutes', '2026-11-29 00:02', '2026-11-29 00:05'],
    ['emergency hours', '2026-11-28 22:00', 4, 'emergencyHours', '2026-11-29 01:00', '2026-11-29 02:00'],
    ['working hours over lunch', '2026-11-24 11:00', 2, 'workingHours', '2026-11-24 14:30', '2026-11-24 15:00'],
    ['working hours over a weekend', '2026-11-27 17:00', 2, 'workingHours', '2026-11-30 09:30', '2026-11-30 10:00'],
    ['working days', '2026-11-24 10:00', 3, 'workingDays', '2026-11-26 17:30', '2026-11-27 17:30'],
    // 2026: off from 1 to 7 October, Saturday the 10th is worked.
    ['working days over National Day', '2026-09-30 10:00', 3, 'workingDays', '2026-10-09 17:30', '2026-10-10 17:30'],
    // Sunday 20 September is worked for it, Friday the 25th is Mid-Autumn.
    ['a worked Sunday before it', '2026-09-18 10:00', 2, 'workingDays', '2026-09-20 17:30', '2026-09-21 17:30'],
    ['natural days', '2026-09-30 10:00', 7, 'naturalDays', '2026-10-06 10:00', '2026-10-07 10:00'],
  ] as const)('reminds and runs out in %s', (_name, start, amount, unit, remind, due) => {
    const clock = started(start, amount, unit);
    expect({ ...clock, clockAt: words(clock.clockAt).slice(0, 16), dueAt: words(clock.dueAt) }).toMatchObject({
      clockStep: 'remind',
      clockAt: remind,
      dueAt: due,
      climbed: 0,
      late: false,
    });
  });

  it('does not remind of a single day', () => {
    expect(started('2026-11-24 10:00', 1, 'workingDays')).toMatchObject({ clockStep: 'due' });
  });

  it('takes the category’s own limit before the town’s', () => {
    expect(limitOf({ category: { code: 'fireRisk', name: '' } }, 'accept', rules)).toEqual(limit(1, 'workingHours'));
    expect(limitOf({ category: { code: 'power', name: '' } }, 'accept', rules)).toEqual(limit(2, 'workingHours'));
  });
});

describe('a clock nobody stops', () => {
  it('reminds, is overdue at 1×, climbs at 2× and once more at 3×', () => {
    const two = limit(2, 'workingHours');
    const clock = started('2026-11-24 09:00', 2, 'workingHours');
    const reminded = { ...clock, ...afterReminder(clock) };
    expect([reminded.clockStep, words(reminded.clockAt)]).toEqual(['due', '2026-11-24 11:00']);
    const overdue = { ...reminded, ...afterOverdue(reminded, two, rules, true) };
    expect([overdue.clockStep, words(overdue.clockAt), overdue.late]).toEqual(['climb', '2026-11-24 15:00', true]);
    expect(afterOverdue(reminded, two, rules, false)).toMatchObject({ late: true, clockStep: null });
    const climbed = { ...overdue, ...afterClimb(overdue, two, rules, true) };
    expect([climbed.clockStep, words(climbed.clockAt), climbed.climbed]).toEqual(['climb', '2026-11-24 17:00', 1]);
    const top = { ...climbed, ...afterClimb(climbed, two, rules, false) };
    expect([top.clockStep, top.clockAt, top.climbed]).toEqual([null, null, 2]);
  });
});

describe('clockStepOf', () => {
  const now = at('2026-11-25 16:00');

  it('does the newest thing when it comes late: what ran out is not reminded of', () => {
    const facts = caseWith({});
    expect(facts.clockStep).toBe('remind');
    expect(clockStepOf(facts, at('2026-11-24 10:31'), rules)?.action).toBe('remind');
    expect(clockStepOf(facts, now, rules)?.action).toBe('overdue');
  });

  it('climbs an alarm at once when nobody acknowledges', () => {
    const clock = startClock('acknowledge', limit(10, 'minutes'), at('2026-11-25 15:00'), rules);
    const step = clockStepOf(caseWith({ ...clock, state: 'alarmed', clockStep: 'due' }), now, rules);
    expect(step).toMatchObject({ action: 'climb', content: { changes: { climbed: 1 } } });
  });

  it('ends a notice without an open objection, and presses for an answer to one', () => {
    const clock = { ...started('2026-11-16 10:00', 5, 'workingDays'), stage: 'notice', clockStep: 'due' } as const;
    const objection = { id: 'o', openid: 'x', at: now, text: '不同意', answer: null };
    const facts = caseWith({ ...clock, state: 'publicised' });
    expect(clockStepOf(facts, now, rules)?.action).toBe('endNotice');
    const waiting = clockStepOf({ ...facts, objections: [objection] }, now, rules);
    expect(waiting).toMatchObject({ action: 'overdue', content: { changes: { late: true, clockStep: 'climb' } } });
  });

  it('rings an alarm again when every level has it', () => {
    const clock = startClock('acknowledge', limit(10, 'minutes'), at('2026-11-25 15:00'), rules);
    const facts = caseWith({ ...clock, state: 'alarmed', climbed: 3, clockStep: 'climb' });
    expect(clockStepOf(facts, now, rules)).toMatchObject({
      action: 'remind',
      content: { changes: { clockStep: 'climb' } },
    });
  });

  it('presses for a part of a joint handling that ran out, once', () => {
    const task = { desk: 'd', name: '城管所', ask: '', askedAt: now, dueAt: at('2026-11-25 15:00'), answer: null };
    const step = taskStepOf(caseWith({ state: 'accepted', tasks: [task] }), now);
    expect(step).toMatchObject({ action: 'taskOverdue', content: { changes: { tasks: [{ late: true }] } } });
    expect(taskStepOf(caseWith({ tasks: [{ ...task, late: true }] }), now)).toBeUndefined();
  });

  it.each([
    ['answered', 'closeQuietly'],
    ['supplementing', 'lapse'],
  ] as const)('ends %s by %s', (state, action) => {
    expect(clockStepOf(caseWith({ state, clockStep: 'due' }), now, rules)?.action).toBe(action);
  });

  it('has nothing to do where no clock runs', () => {
    expect(clockStepOf(caseWith({ clockStep: null, clockAt: null }), now, rules)).toBeUndefined();
  });
});

describe('a pause', () => {
  const moment = fc.date({ min: at('2025-12-01 00:00'), max: at('2026-10-20 00:00'), noInvalidDate: true });
  const interval = fc.integer({ min: 0, max: 40 * 24 * 3_600_000 });
  const inWorkingTime = fc.record({
    amount: fc.integer({ min: 1, max: 10 }),
    unit: fc.constantFrom<Limit['unit']>('workingHours', 'workingDays'),
  });
  /** What is left at a moment, in working hours; less than none once it is late. */
  const left = (now: Date, dueAt: Date): number =>
    now <= dueAt
      ? workingHoursBetween(now, dueAt, rules.officeHours)
      : -workingHoursBetween(dueAt, now, rules.officeHours);
  const later = (from: Date, milliseconds: number): Date => new Date(from.getTime() + milliseconds);

  it('of whatever length leaves the working time that was left', () => {
    fc.assert(
      fc.property(moment, interval, interval, inWorkingTime, (start, until, length, one) => {
        const dueAt = startClock('handle', one, start, rules).dueAt as Date;
        const from = later(start, until);
        const end = later(from, length);
        const resumedAt = resumedClock({ dueAt, from, until: end }, one, rules).dueAt as Date;
        expect(left(end, resumedAt)).toBeCloseTo(left(from, dueAt), 6);
      }),
      { numRuns: 200 },
    );
  });

  it('of whatever length leaves minutes, emergency hours and natural days to the millisecond', () => {
    const around = fc.constantFrom<Limit['unit']>('minutes', 'emergencyHours', 'naturalDays');
    fc.assert(
      fc.property(moment, interval, interval, around, (start, until, length, unit) => {
        const dueAt = startClock('handle', limit(3, unit), start, rules).dueAt as Date;
        const from = later(start, until);
        const end = later(from, length);
        const resumedAt = resumedClock({ dueAt, from, until: end }, limit(3, unit), rules).dueAt as Date;
        expect(resumedAt.getTime() - end.getTime()).toBe(dueAt.getTime() - from.getTime());
      }),
    );
  });

  it('over a night changes nothing, and a reminder that was to come still comes', () => {
    const dueAt = at('2026-11-27 17:30');
    const remindAt = at('2026-11-26 17:30');
    const night = { from: at('2026-11-24 18:00'), until: at('2026-11-25 08:00') };
    const three = limit(3, 'workingDays');
    expect(resumedClock({ dueAt, remindAt, ...night }, three, rules)).toEqual({
      dueAt,
      clockStep: 'remind',
      clockAt: remindAt,
    });
    const twoDays = { from: at('2026-11-24 10:00'), until: at('2026-11-26 10:00') };
    const clock = resumedClock({ dueAt, remindAt, ...twoDays }, three, rules);
    expect([words(clock.clockAt), words(clock.dueAt)]).toEqual(['2026-11-30 17:30', '2026-12-01 17:30']);
  });

  it('ends when it was to end, however late the timer comes', () => {
    const agreedAt = at('2026-11-24 10:00');
    const until = at('2026-11-25 10:00');
    const dueAt = at('2026-11-27 17:30');
    const pause = { reason: '等配件', until, askedBy: '王芳', agreedAt, dueAt };
    const facts = caseWith({ stage: 'handle', state: 'accepted', pause, dueAt: null, clockStep: 'resume' });
    const onTime = resumed(facts, until, rules);
    expect(words(onTime.changes?.dueAt)).toBe('2026-11-30 17:30');
    expect(resumed(facts, at('2026-11-28 12:00'), rules)).toEqual(onTime);
    expect(words(resumed(facts, at('2026-11-24 14:30'), rules).changes?.dueAt)).toBe('2026-11-30 11:00');
  });
});

describe('workingHoursBetween', () => {
  it.each([
    ['a lunch', '2026-11-24 11:30', '2026-11-24 14:30', 1],
    ['a weekend', '2026-11-27 17:00', '2026-11-30 09:00', 1],
    ['National Day', '2026-09-30 17:00', '2026-10-08 09:00', 1],
    ['a worked Saturday', '2026-10-10 08:30', '2026-10-11 20:00', 7],
    ['nothing', '2026-11-24 12:00', '2026-11-24 14:00', 0],
    ['an hour that goes back', '2026-11-24 11:00', '2026-11-24 10:00', 0],
  ])('counts office hours alone over %s', (_name, from, to, hours) => {
    expect(workingHoursBetween(at(from), at(to), rules.officeHours)).toBe(hours);
  });

  it('adds up: the way in two pieces is the whole way', () => {
    const moments = fc.tuple(fc.nat(8_000_000_000), fc.nat(8_000_000_000), fc.nat(8_000_000_000));
    fc.assert(
      fc.property(moments, (offsets) => {
        const [a, b, c] = offsets.sort((x, y) => x - y).map((one) => new Date(at('2026-08-01 00:00').getTime() + one));
        const hours = (from?: Date, to?: Date): number =>
          from && to ? workingHoursBetween(from, to, rules.officeHours) : Number.NaN;
        expect(hours(a, b) + hours(b, c)).toBeCloseTo(hours(a, c), 6);
      }),
    );
  });
});
