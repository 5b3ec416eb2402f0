import { open } from '../platform/encryption';
import { writeLog } from '../platform/log';
import type { Household } from './household';
import { listWhole, moveHousehold, nextNumber } from './repository';
import { addressKeyOf } from './write-household';

/** A grid that takes households over. */
export interface TakingGrid {
  code: string;
  name: string;
}

const attempts = 4;

/**
 * Takes the households of a grid over to those their homes lie in now; their visits go with them, and their numbers go on from
 * the last of where they come. Safe to repeat. An address that is registered there already stays where it is, and the log
 * says so. One database call, and two each household that moves.
 *
 * @param to where a home lies now; undefined where it stays
 */
export async function moveRegister(
  from: string,
  to: (household: Pick<Household, 'point'>) => TakingGrid | undefined,
): Promise<void> {
  for (const household of await listWhole(from)) {
    const grid = to(household);
    if (grid && grid.code !== from) await moveOne(household, grid);
  }
}

async function moveOne({ _id, grid: from, address }: Household, { code, name }: TakingGrid): Promise<void> {
  const addressKey = addressKeyOf(code, open(address));
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const no = await nextNumber(code);
    const taken = await moveHousehold(_id, from, { grid: code, gridName: name, no, addressKey });
    if (taken === undefined) return;
    if (taken === 'address') break;
  }
  writeLog({ stays: 'household', household: _id, from, to: code });
}
