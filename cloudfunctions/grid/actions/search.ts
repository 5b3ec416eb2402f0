import { maxLength, minLength, optional, pipe, strictObject, string, trim } from 'valibot';
import { defineAction } from '../../platform/action';
import { codeInput } from '../inputs';
import { type GridItem, presentItem } from '../presenter';
import { searchGrids } from '../repository';
import { searchTermsOf } from '../terms';

const pageSize = 20;

/** Grids found, and where the next page begins: null on the last. */
export interface GridPage {
  grids: GridItem[];
  next: string | null;
}

/**
 * Finds grids by community, estate, grid or officer's name, in the order of their codes. Public. One database call by
 * the index on name pieces.
 */
export const search = defineAction({
  input: strictObject({
    text: pipe(string(), trim(), minLength(1, '请输入要搜索的名称'), maxLength(30, '最多输入 30 个字')),
    after: optional(codeInput),
  }),
  async run({ text, after }, { now }): Promise<GridPage> {
    const terms = searchTermsOf(text);
    if (terms.length === 0) return { grids: [], next: null };
    // One more than a page tells whether there is another.
    const rows = await searchGrids(terms, pageSize + 1, after);
    const grids = rows.slice(0, pageSize).map((row) => presentItem(row, now));
    return { grids, next: rows.length > pageSize ? (grids.at(-1)?.code ?? null) : null };
  },
});
