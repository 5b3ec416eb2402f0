import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { codeInput } from '../inputs';
import { presentCard } from '../presenter';
import { findGrid } from '../repository';

/**
 * The contact card of a grid, for anybody who scans a board or opens the home page. Public: the caller is not looked
 * up, and one database call answers.
 *
 * @throws NOT_FOUND no grid has the code
 */
export const card = defineAction({
  input: strictObject({ code: codeInput }),
  async run({ code }, { now }) {
    const grid = await findGrid(code, now);
    if (!grid) throw new AppError('NOT_FOUND', 'no such grid', '没有这个网格，请重新扫码或搜索');
    return presentCard(grid, now);
  },
});
