import { strictObject } from 'valibot';
import type { CodePicture } from '../../account/code-picture';
import { codeInput } from '../../grid/inputs';
import { findGrid } from '../../grid/repository';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { askCode } from '../pictures';

/** Sharp on a phone's screen and in a picture of 1,080 pixels; some 60 kB. */
const screenWidth = 430;

/**
 * The code picture (小程序码) of a grid for the digital card (网格员名片). Public, like what it opens: the caller is not
 * looked up. It is the same for ever, so a phone keeps it and asks once. One database call.
 *
 * @throws NOT_FOUND no grid has the code, or it was retired
 * @throws CODE_REFUSED WeChat gave no code picture
 */
export const code = defineAction({
  input: strictObject({ grid: codeInput }),
  async run({ grid: gridCode }, { now }): Promise<CodePicture> {
    const grid = await findGrid(gridCode, now);
    if (!grid || grid.retired) throw new AppError('NOT_FOUND', 'no such grid', '没有这个网格，请重新扫码或搜索');
    return askCode(gridCode, screenWidth, '微信暂时没有给出小程序码，请稍后再试');
  },
});
