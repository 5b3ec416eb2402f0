import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { codeInput } from '../inputs';
import { findLivingGrid } from '../living-grid';
import { presentCard } from '../presenter';

/**
 * The contact card of a grid, for anybody who scans a board or opens the home page. Public: the caller is not looked
 * up, and one database call answers; of a grid that a division took back more, by its successors.
 *
 * @throws NOT_FOUND no grid has the code
 */
export const card = defineAction({
  input: strictObject({ code: codeInput }),
  async run({ code }, { now }) {
    // An old board still leads to somebody: whoever follows on its ground.
    const found = await findLivingGrid(code, now);
    if (!found) throw new AppError('NOT_FOUND', 'no such grid', '没有这个网格，请重新扫码或搜索');
    return { ...presentCard(found.grid, now), retiredName: found.retiredName };
  },
});
