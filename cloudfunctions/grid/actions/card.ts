import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { codeInput } from '../inputs';
import { presentCard } from '../presenter';
import { findGrid } from '../repository';

/**
 * The contact card of a grid, for anybody who scans a board or opens the home page. Public: the caller is not looked
 * up, and one database call answers; of a grid that a division took back a second one, by its successor.
 *
 * @throws NOT_FOUND no grid has the code
 */
export const card = defineAction({
  input: strictObject({ code: codeInput }),
  async run({ code }, { now }) {
    const grid = await findGrid(code, now);
    if (!grid) throw gone();
    if (!grid.retired) return presentCard(grid, now);
    // An old board still leads to somebody: whoever follows on its ground.
    const [successor] = grid.retired.successors;
    const next = successor ? await findGrid(successor, now) : undefined;
    if (!next || next.retired) throw gone();
    return { ...presentCard(next, now), retiredName: grid.name };
  },
});

function gone(): AppError {
  return new AppError('NOT_FOUND', 'no such grid', '没有这个网格，请重新扫码或搜索');
}
