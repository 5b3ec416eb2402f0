import {
  array,
  boolean,
  check,
  maxLength,
  minLength,
  optional,
  picklist,
  pipe,
  regex,
  strictObject,
  string,
} from 'valibot';
import { codeInput } from '../grid/inputs';
import { allKinds, gridKinds } from './kinds';
import { mostGrids } from './material';

export const runInput = pipe(string(), regex(/^[A-Za-z0-9_-]{22}$/, '没有找到这次打印任务'));

const once = (items: readonly unknown[]): boolean => new Set(items).size === items.length;

export const piecesInput = pipe(
  array(picklist(allKinds)),
  minLength(1, '请选择要印什么'),
  check((kinds) => once(kinds), '同一样选了两次'),
);

export const gridKindInput = picklist(gridKinds);

export const gridsInput = optional(
  pipe(
    array(codeInput),
    minLength(1, '请选择网格'),
    maxLength(mostGrids, `一次最多 ${mostGrids} 个网格`),
    check((codes) => once(codes), '同一个网格选了两次'),
  ),
);

export const optionsInput = optional(strictObject({ bleed: optional(boolean(), false) }), { bleed: false });
