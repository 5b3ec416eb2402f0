import { boolean, minLength, picklist, pipe, strictObject } from 'valibot';
import { handIn } from '../../case/hand-in';
import { categoryCode, photos } from '../../case/inputs';
import { senderOfStaff } from '../../case/registering';
import { phoneId } from '../../patrol/inputs';
import { defineAction } from '../../platform/action';
import { visitKinds } from '../household';
import { householdId, registerWords } from '../inputs';
import { makeVisit } from '../make-visit';
import { requireOfficerOf } from '../policy';
import type { HouseholdView } from '../presenter';
import { requireHousehold } from '../repository';
import { viewOf } from '../view';

/**
 * A visit that found what must be dealt with: it becomes a case of the grid at once, and the visit keeps which. The case
 * knows nothing of the household but what its words say. Eight database calls; a retry meets the same case and visit.
 *
 * @throws FORBIDDEN not the grid's officer
 */
export const report = defineAction({
  input: strictObject({
    household: householdId,
    id: phoneId,
    kind: picklist(visitKinds, '请选择走访情况'),
    category: categoryCode,
    // The visit keeps them: a household's page shows them as they stand.
    text: pipe(registerWords('要办的事', 500), minLength(1, '请写一句要办的事')),
    photos,
    urgent: boolean(),
  }),
  async run({ household: id, category, urgent, ...said }, context): Promise<HouseholdView> {
    const actor = await context.actor();
    const household = await requireHousehold(id);
    requireOfficerOf(actor, household.grid);
    const { text, photos: pictures } = said;
    const input = { category, text, photos: pictures, urgent, place: null, grid: household.grid, contact: null };
    const { stored } = await handIn(context, input, senderOfStaff(context, actor, false));
    await makeVisit(household, { ...said, need: '' }, stored._id, actor, context);
    return viewOf(await requireHousehold(id), actor, context.now);
  },
});
