import type { Address } from '../division/propose/sites';
import { type GridKind, gridKindNames } from '../grid/grid';
import type { Position, Problems } from './problem';
import type { Sheet } from './sheet';
import { type Columns, readTable, type TableRow } from './table';

/** A row of a points file. */
export interface PointRow extends Address {
  position: Position;
  /** '' where the file leaves it out. */
  estate: string;
  kind: GridKind | undefined;
}

const columns = {
  longitude: ['longitude', '经度'],
  latitude: ['latitude', '纬度'],
  households: ['households', '户数'],
  people: ['people', '人数', '人口'],
  address: ['address', '地址'],
  estate: ['estate', '小区'],
  kind: ['kind', '类型'],
} as const satisfies Columns<string>;

type Field = keyof typeof columns;

export const mostRows = 100_000;
/** The largest tower of flats has fewer; more is a column that slipped. */
const mostAtOneAddress = { households: 5_000, people: 20_000 } as const;
/** Longitude and latitude of China, in degrees. */
const ranges = { longitude: [73, 136], latitude: [3, 54] } as const;
/** No community is wider; further from the middle a digit is wrong. */
const farDegrees = 0.3;

/** Reads address points in WGS-84; every row that is wrong is told with its line. */
export function readPoints(sheet: Sheet, problems: Problems): PointRow[] {
  const { file } = sheet;
  const table = readTable(sheet, columns, ['longitude', 'latitude', 'households', 'people'], problems);
  if (table.rows.length > mostRows) {
    problems.error({ file, line: mostRows + 2 }, '', `一次最多 ${mostRows} 行，这个文件有 ${table.rows.length} 行`);
    return [];
  }
  const rows = table.rows.flatMap((row) => readRow(row, problems));
  if (problems.list.length === 0) checkTogether(file, rows, problems);
  return rows;
}

function readRow(row: TableRow<Field>, problems: Problems): PointRow[] {
  const before = problems.list.length;
  const at: Address['at'] = [degrees(row, 'longitude', problems), degrees(row, 'latitude', problems)];
  const [households, people] = [counted(row, 'households', problems), counted(row, 'people', problems)];
  const kind = kindOf(row.values.kind);
  if (row.values.kind !== '' && !kind) {
    const kinds = Object.values(gridKindNames).join('、');
    problems.error(row.at, row.called('kind'), `类型应为${kinds}之一，现为“${row.values.kind}”`);
  }
  if (row.values.estate.length > 30) problems.error(row.at, row.called('estate'), '小区名称应不超过 30 个字');
  return problems.list.length > before
    ? []
    : [{ position: row.at, at, households, people, estate: row.values.estate, kind }];
}

function degrees(row: TableRow<Field>, field: 'longitude' | 'latitude', problems: Problems): number {
  const text = row.values[field];
  const [least, most] = ranges[field];
  const value = Number(text);
  if (text === '' || !(value >= least && value <= most)) {
    problems.error(row.at, row.called(field), `应为 ${least} 至 ${most} 之间的度数（WGS-84），现为“${text}”`);
  }
  return value;
}

function counted(row: TableRow<Field>, field: 'households' | 'people', problems: Problems): number {
  const text = row.values[field];
  const most = mostAtOneAddress[field];
  if (!/^\d{1,6}$/.test(text) || Number(text) > most) {
    problems.error(row.at, row.called(field), `应为 0 至 ${most} 的整数，现为“${text}”`);
  }
  return Number(text);
}

function kindOf(text: string): GridKind | undefined {
  const kinds = Object.entries(gridKindNames) as Array<[GridKind, string]>;
  return kinds.find(([kind, word]) => text === kind || text === word)?.[0];
}

function checkTogether(file: string, rows: readonly PointRow[], problems: Problems): void {
  if (!rows.some((row) => row.households > 0)) problems.error({ file }, '', '没有一处有住户的地址，无法划分');
  const middle = [0, 1].map((axis) => rows.map(({ at }) => at[axis] ?? 0).sort((a, b) => a - b)[rows.length >> 1] ?? 0);
  for (const { at, position } of rows) {
    if (Math.abs(at[0] - (middle[0] ?? 0)) > farDegrees || Math.abs(at[1] - (middle[1] ?? 0)) > farDegrees) {
      problems.error(position, '', `这处地址（${at[0]}, ${at[1]}）离其他地址超过 25 公里，请检查经纬度`);
    }
  }
}
