import { open } from '../platform/encryption';
import { AppError } from '../platform/errors';
import type { Household } from './household';
import { listWhole, moveHousehold, nextNumber } from './repository';
import { fieldsOf } from './write-household';

/** A grid that takes households over. */
export interface TakingGrid {
  code: string;
  name: string;
}

/** The smallest plan allows about 30 calls a second. */
const movesAtOnce = 8;
/** Somebody may register a household there at the same moment. */
const attempts = 4;

/**
 * Takes the households of a grid over to those their homes lie in now; their visits go with them, and their numbers go on from
 * the last of where they come. An address that is registered there already, as two estates may have it, is told apart by the
 * name of the grid it comes from. Safe to repeat. One database call, one each grid that takes over and each household that
 * moves.
 *
 * @param to where a home lies now; undefined where it stays
 */
export async function moveRegister(
  from: string,
  to: (household: Pick<Household, 'point'>) => TakingGrid | undefined,
): Promise<void> {
  const moving = (await listWhole(from)).flatMap((household) => {
    const grid = to(household);
    return grid && grid.code !== from ? [{ household, grid }] : [];
  });
  const numbers = new Map<string, number>();
  for (const { grid } of moving) {
    if (!numbers.has(grid.code)) numbers.set(grid.code, await nextNumber(grid.code));
  }
  for (let at = 0; at < moving.length; at += movesAtOnce) {
    const some = moving.slice(at, at + movesAtOnce).map(({ household, grid }) => {
      const no = numbers.get(grid.code) ?? 1;
      numbers.set(grid.code, no + 1);
      return moveOne(household, grid, no);
    });
    await Promise.all(some);
  }
}

async function moveOne(household: Household, { code, name }: TakingGrid, first: number): Promise<void> {
  let address = open(household.address);
  let no = first;
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const place = { grid: code, gridName: name, no, ...fieldsOf(code, { address }) };
    const taken = await moveHousehold(household._id, household.grid, place);
    if (taken === undefined) return;
    if (taken === 'address') address = `${household.gridName}${address}`;
    else no = await nextNumber(code);
  }
  throw new AppError('BUSY', `household ${household._id} finds no place in ${code}`);
}
