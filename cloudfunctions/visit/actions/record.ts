import { picklist, strictObject } from 'valibot';
import { photos } from '../../case/inputs';
import { phoneId } from '../../patrol/inputs';
import { defineAction } from '../../platform/action';
import { checkWords } from '../../platform/content-check';
import { checkPictures } from '../../platform/pictures';
import { visitKinds } from '../household';
import { householdId, registerWords } from '../inputs';
import { makeVisit } from '../make-visit';
import { requireOfficerOf } from '../policy';
import type { HouseholdView } from '../presenter';
import { requireHousehold } from '../repository';
import { viewOf } from '../view';

/**
 * A visit of the grid's officer to a household; a need may go to the community's partners. The same visit again changes
 * nothing. Five database calls.
 *
 * @throws FORBIDDEN not the grid's officer
 */
export const record = defineAction({
  input: strictObject({
    household: householdId,
    id: phoneId,
    kind: picklist(visitKinds, '请选择走访情况'),
    text: registerWords('走访情况', 500),
    photos,
    need: registerWords('需求', 200),
  }),
  async run({ household: id, ...said }, context): Promise<HouseholdView> {
    const actor = await context.actor();
    const household = await requireHousehold(id);
    requireOfficerOf(actor, household.grid);
    await checkWords(context.openid, [
      { field: 'text', label: '走访情况', text: said.text },
      { field: 'need', label: '需求', text: said.need },
    ]);
    await checkPictures(said.photos);
    await makeVisit(household, said, '', actor, context);
    return viewOf(await requireHousehold(id), actor, context.now);
  },
});
