import type { Region } from '../grid/grid';
import { phoneProblem } from './phone';
import type { Position, Problems } from './problem';
import type { Sheet } from './sheet';
import { type Columns, readTable, type TableRow } from './table';

/** A row of a regions file. Desk and supervision phone are undefined where the file has no such column. */
export interface RegionRow {
  at: Position;
  code: string;
  name: string;
  level: Region['level'];
  parent: string;
  deskName: string | undefined;
  deskPhone: string | undefined;
  deskAddress: string | undefined;
  supervisionPhone: string | undefined;
}

const columns = {
  code: ['code', '区划代码', '代码', '编号'],
  name: ['name', '名称'],
  level: ['level', '级别'],
  parent: ['parent', '上级代码', '上级'],
  deskName: ['deskName', '受理中心'],
  deskPhone: ['deskPhone', '受理中心电话'],
  deskAddress: ['deskAddress', '受理中心地址'],
  supervisionPhone: ['supervisionPhone', '监督电话'],
} as const satisfies Columns<string>;

type Field = keyof typeof columns;
type Row = TableRow<Field>;

const levels: Record<string, Region['level']> = {
  district: 'district',
  town: 'town',
  community: 'community',
  区: 'district',
  县: 'district',
  镇: 'town',
  街道: 'town',
  社区: 'community',
  村: 'community',
};

/** Names of the header that tell a regions file from any other. */
export const regionHeader = (names: readonly string[]): boolean =>
  [columns.level, columns.parent].every((known) => names.some((name) => (known as readonly string[]).includes(name)));

/** Checks what can be told from the file alone; whether a parent exists is told by `checkRegionTree`. */
export function readRegions(sheet: Sheet, problems: Problems): RegionRow[] {
  const table = readTable(sheet, columns, ['code', 'name', 'level', 'parent'], problems);
  const seen = new Map<string, Position>();
  return table.rows.flatMap((row) => {
    const level = levels[row.values.level];
    if (!checkRow(row, level, seen, problems) || !level) {
      problems.refusedCodes.add(row.values.code);
      return [];
    }
    const { code, name, parent } = row.values;
    const given = (field: Field): string | undefined => (table.has(field) ? row.values[field] : undefined);
    return [
      {
        at: row.at,
        code,
        name,
        level,
        parent,
        deskName: given('deskName'),
        deskPhone: given('deskPhone'),
        deskAddress: given('deskAddress'),
        supervisionPhone: given('supervisionPhone'),
      },
    ];
  });
}

function checkRow(
  row: Row,
  level: Region['level'] | undefined,
  seen: Map<string, Position>,
  problems: Problems,
): boolean {
  const { at, values, called } = row;
  const before = problems.errorCount;
  if (!/^\d{4,20}$/.test(values.code))
    problems.error(at, called('code'), `区划代码应为 4 至 20 位数字，现为“${values.code}”`);
  const first = seen.get(values.code);
  if (first) problems.error(at, called('code'), `与第 ${first.line} 行的代码 ${values.code} 重复`);
  seen.set(values.code, at);
  if (values.name === '' || values.name.length > 40) problems.error(at, called('name'), '名称应为 1 至 40 个字');
  if (!level) problems.error(at, called('level'), `级别应为 district、town 或 community，现为“${values.level}”`);
  for (const field of ['deskPhone', 'supervisionPhone'] as const) {
    const wrong = values[field] === '' ? undefined : phoneProblem(values[field]);
    if (wrong) problems.error(at, called(field), wrong);
  }
  return problems.errorCount === before;
}

/** Whether every town lies in a district and every community in a town, in this file or in what is stored. */
export function checkRegionTree(rows: readonly RegionRow[], stored: readonly Region[], problems: Problems): void {
  const levelOf = new Map([...stored, ...rows].map((region) => [region.code, region.level]));
  const above = { town: 'district', community: 'town' } as const;
  for (const row of rows) {
    if (row.level === 'district') continue;
    if (problems.refusedCodes.has(row.parent)) continue;
    if (levelOf.get(row.parent) !== above[row.level]) {
      problems.error(
        row.at,
        'parent',
        `没有找到上级 ${row.parent}，${row.level === 'town' ? '镇街应属于一个区' : '社区、村应属于一个镇街'}`,
      );
    } else if (!row.code.startsWith(row.parent)) {
      problems.error(row.at, 'code', `代码应以上级代码 ${row.parent} 开头，现为 ${row.code}`);
    }
  }
}

/** 十里店社区居委会 → 十里店社区, 十八岗村民委员会 → 十八岗村. */
export function shortNameOf(name: string): string {
  return name.replace(/村(村民)?委员会$|村委会$|村民委员会$/, '村').replace(/(居民)?委员会$|居委会$/, '');
}
