import {
  integer,
  maxLength,
  minLength,
  minValue,
  number,
  optional,
  picklist,
  pipe,
  strictObject,
  string,
  trim,
} from 'valibot';
import { codeInput } from '../../grid/inputs';
import { defineAction } from '../../platform/action';
import { dateOf } from '../../platform/duty-hours';
import { careTags } from '../household';
import { requireKeeper } from '../policy';
import { type HouseholdItem, presentItem } from '../presenter';
import { listRegister, requireGrid } from '../repository';
import { findKeyOf } from '../write-household';

const pageLength = 30;

/**
 * The register of a grid, by number, masked: all of it page by page, those with a tag, or whoever has exactly this name or
 * phone. Two database calls.
 *
 * @throws FORBIDDEN neither the grid's officer nor its community's centre
 */
export const list = defineAction({
  input: strictObject({
    grid: codeInput,
    after: optional(pipe(number(), integer(), minValue(0)), 0),
    tag: optional(picklist(careTags)),
    find: optional(pipe(string(), trim(), minLength(1), maxLength(30, '请输入完整的姓名或电话'))),
  }),
  async run({ grid: code, after, tag, find }, context): Promise<{ items: HouseholdItem[]; next: number | null }> {
    const actor = await context.actor();
    const { community } = await requireGrid(code);
    requireKeeper(actor, { grid: code, community });
    const finds = find ? findKeyOf(find) : undefined;
    const rows = await listRegister(code, { after, tag, finds }, pageLength + 1);
    const page = rows.slice(0, pageLength);
    const today = dateOf(context.now);
    return {
      items: page.map((row) => presentItem(row, today)),
      next: rows.length > pageLength ? (page.at(-1)?.no ?? null) : null,
    };
  },
});
