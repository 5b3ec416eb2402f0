import type { Limit, Stage, TownSettings } from '../platform/settings';
import { dueAfter, workingHoursBetween } from '../platform/working-time';
import type { Case } from './case';

/** The clock of a case: what runs, since when, until when, and what it does next. */
export type Clock = Pick<Case, 'stage' | 'since' | 'dueAt' | 'clockStep' | 'clockAt' | 'climbed' | 'late'>;

type Rules = Pick<TownSettings, 'limits' | 'categories' | 'officeHours'>;

/** The limit of a stage: the category's own or the town's, as they were when the case was opened. */
export function limitOf(facts: Pick<Case, 'category'>, stage: Stage, rules: Rules): Limit {
  const own = rules.categories.find((one) => one.code === facts.category.code)?.limits;
  return own?.[stage] ?? rules.limits[stage];
}

/** A clock that starts now: a reminder before, overdue at the limit. */
export function startClock(stage: Stage, limit: Limit, now: Date, rules: Rules): Clock {
  const dueAt = dueAfter(now, limit, rules.officeHours);
  const remindAt = reminderOf(limit, now, rules);
  const ahead = remindAt && remindAt > now && remindAt < dueAt;
  return {
    stage,
    since: now,
    dueAt,
    clockStep: ahead ? 'remind' : 'due',
    clockAt: ahead ? remindAt : dueAt,
    climbed: 0,
    late: false,
  };
}

/** No clock: the case is over, or follows another. */
export function noClock(now: Date): Clock {
  return { stage: null, since: now, dueAt: null, clockStep: null, clockAt: null, climbed: 0, late: false };
}

/** Reminded: next the time runs out. */
export function afterReminder(clock: Pick<Clock, 'dueAt'>): Partial<Clock> {
  return { clockStep: 'due', clockAt: clock.dueAt };
}

/** Overdue at 1×: at 2× the level above steps in, if there is one. */
export function afterOverdue(clock: Pick<Clock, 'dueAt'>, limit: Limit, rules: Rules, higher: boolean): Partial<Clock> {
  if (!higher || !clock.dueAt) return { late: true, clockStep: null, clockAt: null };
  return { late: true, clockStep: 'climb', clockAt: dueAfter(clock.dueAt, limit, rules.officeHours) };
}

/** Climbed once: after as much time again the next level, while there is one. */
export function afterClimb(clock: Clock, limit: Limit, rules: Rules, higher: boolean): Partial<Clock> {
  return {
    late: true,
    climbed: clock.climbed + 1,
    clockStep: higher ? 'climb' : null,
    clockAt: higher && clock.clockAt ? dueAfter(clock.clockAt, limit, rules.officeHours) : null,
  };
}

/** Stands still until `until` at the latest. */
export function pausedClock(until: Date): Partial<Clock> {
  return { dueAt: null, clockStep: 'resume', clockAt: until };
}

/**
 * Goes on where it stood: what is left of the limit is left again, in working time for working limits, and a reminder
 * that was still to come comes.
 *
 * @param stood what the clock stood at, and from when to when
 */
export function resumedClock(
  stood: { dueAt: Date; remindAt?: Date | undefined; climbAt?: Date | null | undefined; from: Date; until: Date },
  limit: Limit,
  rules: Rules,
): Partial<Clock> {
  const inWorkingTime = limit.unit === 'workingHours' || limit.unit === 'workingDays';
  const lost = {
    amount: workingHoursBetween(stood.from, stood.until, rules.officeHours),
    unit: 'workingHours',
  } as const;
  const later = (at: Date): Date =>
    inWorkingTime
      ? dueAfter(at, lost, rules.officeHours)
      : new Date(at.getTime() + stood.until.getTime() - stood.from.getTime());
  const dueAt = later(stood.dueAt);
  // It was late before it stood still: that is not counted again.
  if (stood.climbAt === null) return { dueAt, clockStep: null, clockAt: null };
  if (stood.climbAt) return { dueAt, clockStep: 'climb', clockAt: later(stood.climbAt) };
  if (stood.remindAt) return { dueAt, clockStep: 'remind', clockAt: later(stood.remindAt) };
  return { dueAt, clockStep: 'due', clockAt: dueAt };
}

/** A day before the end of limits in days, after three quarters of shorter ones; none for a single day. */
function reminderOf(limit: Limit, now: Date, rules: Rules): Date | null {
  const inDays = limit.unit === 'workingDays' || limit.unit === 'naturalDays';
  const amount = inDays ? limit.amount - 1 : limit.amount * 0.75;
  return amount > 0 ? dueAfter(now, { ...limit, amount }, rules.officeHours) : null;
}

/** Until when a closed case may still be taken up again; null while it is open. */
export function reopenUntilOf(facts: Pick<Case, 'closedAt' | 'category'>, rules: Rules): Date | null {
  return facts.closedAt && dueAfter(facts.closedAt, limitOf(facts, 'reopenWindow', rules), rules.officeHours);
}
