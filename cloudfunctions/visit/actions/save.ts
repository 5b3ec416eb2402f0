import { check, nullable, pipe, strictObject } from 'valibot';
import { editionInput } from '../../account/inputs';
import { codeInput } from '../../grid/inputs';
import { defineAction } from '../../platform/action';
import { checkWords } from '../../platform/content-check';
import { householdChanges, householdId } from '../inputs';
import { requireKeeper } from '../policy';
import type { HouseholdView } from '../presenter';
import { requireGrid, requireHousehold } from '../repository';
import { addHousehold, changeHousehold } from '../save-household';
import { viewOf } from '../view';

/**
 * Registers a household of a grid (`id` null), or changes what is said of one on the edition its page showed; what is left
 * out stays. Five database calls.
 *
 * @throws FORBIDDEN neither the grid's officer nor its community's centre
 * @throws HOUSEHOLD_CHANGED somebody else saved meanwhile
 * @throws BAD_INPUT the address is registered already, or a text holds what the register must not
 */
export const save = defineAction({
  input: pipe(
    strictObject({ id: nullable(householdId), grid: codeInput, edition: editionInput, changes: householdChanges }),
    check(({ id, changes }) => id !== null || Boolean(changes.address && changes.people), '请填写住址和姓名'),
  ),
  async run({ id, grid, edition, changes }, context): Promise<HouseholdView> {
    const actor = await context.actor();
    const household = id === null ? undefined : await requireHousehold(id);
    requireKeeper(actor, household ?? { grid, community: (await requireGrid(grid)).community });
    await checkWords(context.openid, [{ field: 'note', label: '备注', text: changes.note ?? '' }]);
    const { address = '', people = [] } = changes;
    const saved = household
      ? await changeHousehold(household, edition, changes, context)
      : await addHousehold(grid, { ...changes, address, people }, context);
    return viewOf(saved, actor, context.now);
  },
});
