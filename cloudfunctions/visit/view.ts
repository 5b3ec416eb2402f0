import { dateOf } from '../platform/duty-hours';
import type { Actor } from '../platform/identity';
import { settingsOf } from '../platform/read-settings';
import { intervalOf } from './due';
import type { Household } from './household';
import { gridsOf } from './policy';
import { type HouseholdView, presentHousehold } from './presenter';
import { listVisitsTo } from './repository';

const visitsShown = 20;

/** A household with its last visits, as its page shows it. One database call. */
export async function viewOf(household: Household, actor: Actor, now: Date): Promise<HouseholdView> {
  const [visits, rules] = await Promise.all([
    listVisitsTo(household._id, visitsShown),
    settingsOf(household.town, now),
  ]);
  return presentHousehold(household, visits, {
    today: dateOf(now),
    interval: intervalOf(household, rules.visits),
    mayRecord: gridsOf(actor).includes(household.grid),
  });
}
