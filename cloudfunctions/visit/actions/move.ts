import { boolean, strictObject } from 'valibot';
import { editionInput } from '../../account/inputs';
import { defineAction } from '../../platform/action';
import { householdId } from '../inputs';
import { requireKeeper } from '../policy';
import type { HouseholdView } from '../presenter';
import { requireHousehold } from '../repository';
import { changeHousehold } from '../save-household';
import { viewOf } from '../view';

/**
 * Says that a household has moved away, so that no visit is due any more, or that it is there again. Three database calls.
 *
 * @throws HOUSEHOLD_CHANGED somebody else saved meanwhile
 */
export const move = defineAction({
  input: strictObject({ id: householdId, edition: editionInput, away: boolean() }),
  async run({ id, edition, away }, context): Promise<HouseholdView> {
    const actor = await context.actor();
    const household = await requireHousehold(id);
    requireKeeper(actor, household);
    return viewOf(await changeHousehold(household, edition, { movedAway: away }, context), actor, context.now);
  },
});
