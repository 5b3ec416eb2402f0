import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { householdId } from '../inputs';
import { requireKeeper } from '../policy';
import type { HouseholdView } from '../presenter';
import { requireHousehold } from '../repository';
import { viewOf } from '../view';

/** A household with its last visits, masked. Two database calls. */
export const household = defineAction({
  input: strictObject({ id: householdId }),
  async run({ id }, context): Promise<HouseholdView> {
    const actor = await context.actor();
    const found = await requireHousehold(id);
    requireKeeper(actor, found);
    return viewOf(found, actor, context.now);
  },
});
