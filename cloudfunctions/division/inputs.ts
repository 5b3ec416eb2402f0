import {
  array,
  check,
  integer,
  maxLength,
  maxValue,
  minLength,
  minValue,
  number,
  picklist,
  pipe,
  regex,
  strictObject,
  string,
  trim,
  tuple,
} from 'valibot';
import { optionalWords, words } from '../case/inputs';
import { type GridKind, gridKindNames } from '../grid/grid';
import { codeInput, latitudeInput, longitudeInput } from '../grid/inputs';
import { dateInput } from '../platform/date-inputs';

export const communityCode = codeInput;
export const townCode = codeInput;
export const dayInput = dateInput;

/** The first plan is 1; what stands in force before any plan is 0. */
export const version = pipe(number(), integer(), minValue(0), maxValue(100_000));
export const edition = pipe(number(), integer(), minValue(0), maxValue(10_000_000));

export const decisionWords = words('意见', 300);
export const optionalDecisionWords = optionalWords('意见', 300);

export const mostGridsOfPlan = 200;
export const mostChanged = 60;
/** A proposal follows the ground between addresses and has some hundred. */
export const mostCorners = 2000;

const corner = tuple([longitudeInput, latitudeInput]);
const ring = pipe(
  array(corner),
  minLength(4, '网格边界至少要有 3 个角'),
  maxLength(mostCorners, `一个网格的边界最多 ${mostCorners} 个角，请简化`),
  check((corners) => String(corners[0]) === String(corners.at(-1)), '网格边界没有闭合'),
);
const count = pipe(number(), integer('户数和人数要填整数'), minValue(0), maxValue(100_000, '户数或人数太大了，请检查'));
const kinds = Object.keys(gridKindNames) as [GridKind, ...GridKind[]];

/** A grid as the workbench draws it; the server counts it anew where it can. */
export const gridInput = strictObject({
  code: codeInput,
  name: words('网格名称', 30),
  kind: picklist(kinds, '请选择网格类型'),
  estates: pipe(array(words('小区名称', 30)), maxLength(30, '小区最多 30 个')),
  border: pipe(array(ring), minLength(1, '网格没有边界'), maxLength(20, '网格里的空洞太多')),
  households: count,
  people: count,
  counted: picklist(['addresses', 'hand', 'area']),
  reason: optionalWords('说明', 200),
});

export const changedGrids = pipe(
  array(gridInput),
  maxLength(mostChanged, `一次最多保存 ${mostChanged} 个网格`),
  check((grids) => new Set(grids.map(({ code }) => code)).size === grids.length, '同一个网格改了两次'),
);
export const removedGrids = pipe(array(codeInput), maxLength(mostGridsOfPlan));

/** A file the phone has put in the cloud's storage. */
export const uploadedFile = {
  fileId: pipe(string(), regex(/^cloud:\/\/[\w.-]+\/[^?#]{1,300}$/, '没有收到文件，请重新选择')),
  fileName: pipe(string(), trim(), minLength(1, '没有收到文件，请重新选择'), maxLength(200, '文件名太长了')),
};
