import { strictObject } from 'valibot';
import { codeInput } from '../../grid/inputs';
import { findGrid } from '../../grid/repository';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { gridKindInput, optionsInput } from '../inputs';
import { makeSingle } from '../make-single';
import { mayPrint } from '../policy';
import type { PrintFile } from '../run';

/**
 * One piece of one grid at once. What was made of the very same facts before is given again, so a retry makes nothing
 * twice. Seven database calls at most.
 *
 * @throws NOT_FOUND no grid has the code
 * @throws CODE_REFUSED WeChat gave no code picture
 */
export const single = defineAction({
  input: strictObject({ grid: codeInput, kind: gridKindInput, options: optionsInput }),
  async run({ grid: code, kind, options }, context): Promise<PrintFile> {
    const actor = await context.actor();
    const grid = await findGrid(code, context.now);
    if (!grid) throw new AppError('NOT_FOUND', 'no such grid', '没有这个网格，请重新选择');
    if (grid.retired) throw new AppError('NOT_FOUND', 'grid was retired', '这个网格已撤销，不能再印');
    if (!mayPrint(actor, grid.community)) throw new AppError('FORBIDDEN', 'does not print for this community');
    return makeSingle({ code, community: grid.community, kind, options }, context.now);
  },
});
