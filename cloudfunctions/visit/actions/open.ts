import { check, picklist, pipe, strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { keyedHash } from '../../platform/encryption';
import { purposeNames, purposes } from '../household';
import { householdId, registerWords } from '../inputs';
import { requireKeeper } from '../policy';
import { type OpenedHousehold, openedHousehold } from '../presenter';
import { insertOpening, requireHousehold } from '../repository';

/**
 * Shows names, phones and the address of a household in clear. Who looks and what for is written first, and read by the
 * community's lead; a retry is the same look. Two database calls.
 *
 * @throws FORBIDDEN neither the grid's officer nor its community's centre
 */
export const open = defineAction({
  input: pipe(
    strictObject({ id: householdId, purpose: picklist(purposes, '请选择用途'), words: registerWords('用途', 100) }),
    check(({ purpose, words }) => purpose !== 'other' || words !== '', '请写明用途'),
  ),
  async run({ id, purpose, words }, context): Promise<OpenedHousehold> {
    const { now, openid, requestId } = context;
    const actor = await context.actor();
    const household = await requireHousehold(id);
    const { personId, name } = requireKeeper(actor, household);
    const { no, grid, gridName, community } = household;
    await insertOpening({
      _id: keyedHash('opening', `${openid} ${requestId} ${id}`),
      kind: 'household',
      household: id,
      no,
      grid,
      gridName,
      community,
      personId,
      name,
      purpose: words ? `${purposeNames[purpose]}：${words}` : purposeNames[purpose],
      count: 1,
      at: now,
    });
    return openedHousehold(household);
  },
});
