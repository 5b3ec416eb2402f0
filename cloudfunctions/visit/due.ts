import { daysAfter } from '../platform/duty-hours';
import type { TownSettings } from '../platform/settings';
import { type Household, never, type VisitKind } from './household';

/** Who was not at home is tried again within a week. */
const againAfter = 7;

/** Days between visits of a household: its own, else the town's for care or for everybody. */
export function intervalOf(
  { tags, intervalDays }: Pick<Household, 'tags' | 'intervalDays'>,
  { ordinaryDays, careDays }: TownSettings['visits'],
): number {
  return intervalDays || (tags.length > 0 ? careDays : ordinaryDays);
}

/** The day the next visit is due. Who was never visited is due from the day of registration. */
export function dueOn(
  household: Pick<Household, 'tags' | 'intervalDays' | 'lastVisitOn' | 'movedAway'>,
  visits: TownSettings['visits'],
  today: string,
): string {
  if (household.movedAway) return never;
  return household.lastVisitOn ? daysAfter(household.lastVisitOn, intervalOf(household, visits)) : today;
}

/**
 * Whether the day follows anew from what is said of a household. Else it stays: whoever was not at home is due soon, whatever
 * else is written down.
 */
export function dueChanges(before: Household, after: Household): boolean {
  return (
    before.movedAway !== after.movedAway ||
    before.intervalDays !== after.intervalDays ||
    before.lastVisitOn !== after.lastVisitOn ||
    before.tags.length > 0 !== after.tags.length > 0
  );
}

/** The same after a visit: whoever was not met is due again soon, and not later than they were anyway. */
export function dueAfter(
  household: Pick<Household, 'tags' | 'intervalDays' | 'movedAway' | 'dueOn'>,
  visits: TownSettings['visits'],
  { kind, date }: { kind: VisitKind; date: string },
): string {
  if (kind !== 'absent') return dueOn({ ...household, lastVisitOn: date }, visits, date);
  if (household.movedAway) return never;
  const again = daysAfter(date, Math.min(againAfter, intervalOf(household, visits)));
  return household.dueOn > date && household.dueOn < again ? household.dueOn : again;
}
