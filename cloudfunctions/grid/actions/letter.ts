import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { settingsOf } from '../../platform/read-settings';
import { codeInput } from '../inputs';
import { type Letter, letterOf } from '../letter';
import { findLivingGrid } from '../living-grid';
import { type GridCard, presentCard } from '../presenter';

/** The letter with the card it was written from, for the page that shows both. */
export interface LetterView extends Letter {
  card: GridCard;
}

/**
 * The letter to each household of a grid, as it would be printed today. Public; one database call, more for a
 * grid that was taken back, and at most two more a minute for the town's text.
 *
 * @throws NOT_FOUND no grid has the code
 */
export const letter = defineAction({
  input: strictObject({ code: codeInput }),
  async run({ code }, { now }): Promise<LetterView> {
    // The letter of a grid that a division took back leads on to whoever follows on its ground, as its card does.
    const found = await findLivingGrid(code, now);
    if (!found) throw new AppError('NOT_FOUND', 'no such grid', '没有这个网格，请重新扫码或搜索');
    const { grid } = found;
    const { texts } = await settingsOf(grid.town, now);
    const card = presentCard(grid, now);
    return { ...letterOf(texts.letter, card), card };
  },
});
