import type { Grid } from '../grid/grid';
import { AppError } from '../platform/errors';
import { listCodesEver } from './repository';

/**
 * Codes of grids that a division took back are printed on boards and stand in cases: none is given again. One database call.
 *
 * @throws BAD_INPUT
 */
export async function refuseUsedCodes(
  community: string,
  codes: readonly string[],
  inForce: ReadonlyArray<Pick<Grid, 'code'>>,
): Promise<void> {
  const ever = new Set(await listCodesEver(community));
  for (const { code } of inForce) ever.delete(code);
  const used = codes.find((code) => ever.has(code));
  if (used) throw new AppError('BAD_INPUT', 'code of a retired grid', `网格编号 ${used} 以前用过，请换一个新的编号`);
}
