import { type GridKind, gridKindNames } from '../grid/grid';
import { type Rings, readBorder } from './border';
import { borderGeometry } from './border-text';
import { featureLines, lineAt } from './feature-lines';
import type { Position, Problems } from './problem';
import { readSheet } from './read-sheet';
import { readText } from './read-text';
import { mostFileBytes, type Sheet } from './sheet';
import { type Columns, readTable } from './table';

/** A grid as a file says it. The border is in WGS-84 degrees. */
export interface GridFeature {
  at: Position;
  /** What the file calls its properties or columns, for messages of later checks. */
  called(field: GridField): string;
  code: string;
  name: string;
  kind: GridKind;
  households: number;
  people: number;
  estates: string[];
  community: string;
  /** Name of the officer, or '' where the file leaves it to the officers file. */
  officer: string;
  border: Rings;
}

const names = {
  code: ['code', '编号', '网格编号'],
  name: ['name', '名称', '网格名称'],
  kind: ['kind', '类型'],
  households: ['households', '户数'],
  people: ['people', '人口', '人数'],
  estates: ['estates', '小区'],
  community: ['community', '社区代码', '社区'],
  officer: ['officer', '网格责任人'],
  // Of a table; in GeoJSON it is the geometry.
  border: ['border', '边界', '范围', '网格范围', 'geometry', 'WKT'],
} as const satisfies Columns<string>;

export type GridField = keyof typeof names;

/** Names of the header that tell a grids table from any other. */
export const gridHeader = (header: readonly string[]): boolean =>
  [names.code, names.border].every((known) => header.some((name) => (known as readonly string[]).includes(name)));

/** A size of a grid the plan calls fitting: 300–500 households, 1,000–1,500 people. */
const bands = { households: [300, 500, '户'], people: [1000, 1500, '人'] } as const;

interface RawFeature {
  properties?: Record<string, unknown> | null;
  geometry?: unknown;
}

/** Reads grids from GeoJSON or from a table, whichever the bytes are. `gridDigits` is the length of a grid code. */
export function readGridsFile(file: string, bytes: Buffer, gridDigits: number, problems: Problems): GridFeature[] {
  if (bytes.length <= mostFileBytes && isJson(bytes)) return readGrids(file, readText(bytes), gridDigits, problems);
  const sheet = readSheet(file, bytes, problems);
  return sheet ? readGridsTable(sheet, gridDigits, problems) : [];
}

/** Whether the bytes begin as JSON does. */
export function isJson(bytes: Buffer): boolean {
  return /^(\xef\xbb\xbf)?\s*\{/.test(bytes.toString('latin1', 0, 64));
}

/** Reads GeoJSON and checks each feature by itself. `gridDigits` is the length of a grid code in the place's scheme. */
export function readGrids(file: string, text: string, gridDigits: number, problems: Problems): GridFeature[] {
  const features = parseFeatures(file, text, problems);
  const lines = features.length > 0 ? featureLines(text) : [];
  const read = features.flatMap((raw, index) => {
    const line = lines[index];
    const at: Position = { file, feature: index + 1, ...(line ? { line } : {}) };
    const values = raw.properties ?? {};
    const called = (field: GridField): string =>
      field === 'border' ? 'geometry' : (names[field].find((name) => name in values) ?? names[field][0]);
    const properties = new Properties((field) => values[called(field)], called, at, problems);
    return readFeature(properties, raw.geometry, gridDigits) ?? [];
  });
  checkCodesOnce(read, problems);
  return read;
}

/** Reads a table with a grid a row, the border as WKT or as a list of points (border-text.ts), in WGS-84. */
export function readGridsTable(sheet: Sheet, gridDigits: number, problems: Problems): GridFeature[] {
  const required = ['code', 'name', 'kind', 'households', 'people', 'community', 'border'] as const;
  const read = readTable(sheet, names, required, problems).rows.flatMap(({ at, called, values }) => {
    const properties = new Properties((field) => values[field], called, at, problems);
    return readFeature(properties, borderGeometry(values.border), gridDigits) ?? [];
  });
  checkCodesOnce(read, problems);
  return read;
}

/** A code is the address of one grid. */
function checkCodesOnce(grids: readonly GridFeature[], problems: Problems): void {
  const seen = new Map<string, Position>();
  for (const { at, code, called } of grids) {
    const first = seen.get(code);
    const place = first?.feature === undefined ? `第 ${first?.line} 行` : `第 ${first.feature} 个网格`;
    if (first) problems.error(at, called('code'), `与${place}的编号 ${code} 重复`);
    else seen.set(code, at);
  }
}

function readFeature(properties: Properties, geometry: unknown, gridDigits: number): GridFeature | undefined {
  const { at, problems } = properties;
  const before = problems.errorCount;
  const code = properties.text('code');
  const community = properties.text('community');
  if (!new RegExp(`^\\d{${gridDigits}}$`).test(code)) {
    properties.error('code', `网格编号应为 ${gridDigits} 位数字，现为“${code}”`);
  } else if (!/^\d+$/.test(community) || !code.startsWith(community)) {
    properties.error('community', `网格编号 ${code} 应以所属社区的代码开头，现为“${community}”`);
  }
  const name = properties.text('name');
  if (name === '' || name.length > 30) properties.error('name', '网格名称应为 1 至 30 个字');
  const kind = kindOf(properties.text('kind'));
  if (!kind)
    properties.error(
      'kind',
      `类型应为${Object.values(gridKindNames).join('、')}之一，现为“${properties.text('kind')}”`,
    );
  const [households, people] = [properties.size('households'), properties.size('people')];
  const border = readBorder(geometry);
  if ('problem' in border) problems.error(at, properties.called('border'), border.problem);
  if (problems.errorCount > before || !kind || 'problem' in border) {
    problems.refusedCodes.add(code);
    return undefined;
  }
  const officer = properties.text('officer');
  return {
    at,
    called: properties.called,
    code,
    name,
    kind,
    households,
    people,
    estates: properties.texts('estates'),
    community,
    officer,
    border: border.rings,
  };
}

/** The properties of one grid, whatever the file calls them. */
class Properties {
  constructor(
    private readonly value: (field: GridField) => unknown,
    readonly called: (field: GridField) => string,
    readonly at: Position,
    readonly problems: Problems,
  ) {}

  text(field: GridField): string {
    const value = this.value(field);
    return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  }

  /** A list, or one text with its parts set apart by ；or 、 */
  texts(field: GridField): string[] {
    const value = this.value(field);
    const parts = Array.isArray(value) ? value.map(String) : this.text(field).split(/[;；、,，]/);
    return parts.map((part) => part.trim()).filter((part) => part !== '');
  }

  /** A count that warns outside the plan's band. */
  size(field: 'households' | 'people'): number {
    const count = Number(this.text(field));
    const [least, most, unit] = bands[field];
    if (this.text(field) === '' || !Number.isInteger(count) || count < 0 || count > 100_000) {
      this.error(field, `应为整数，现为“${this.text(field)}”`);
    } else if (count < least || count > most) {
      this.problems.warn(
        this.at,
        this.called(field),
        `有 ${count} ${unit}，方案建议每个网格 ${least}–${most} ${unit}，请确认划分`,
      );
    }
    return count;
  }

  error(field: GridField, reason: string): void {
    this.problems.error(this.at, this.called(field), reason);
  }
}

function kindOf(text: string): GridKind | undefined {
  const kinds = Object.entries(gridKindNames) as Array<[GridKind, string]>;
  return kinds.find(([kind, word]) => text === kind || text === word)?.[0];
}

function parseFeatures(file: string, text: string, problems: Problems): RawFeature[] {
  try {
    const { type, features } = JSON.parse(text) as { type?: unknown; features?: unknown };
    if (type === 'FeatureCollection' && Array.isArray(features)) return features as RawFeature[];
    problems.error({ file }, 'type', '应为 GeoJSON 的 FeatureCollection');
  } catch (error) {
    const position = /position (\d+)/.exec(String(error))?.[1];
    problems.error(
      { file, ...(position ? { line: lineAt(text, Number(position)) } : {}) },
      '',
      '不是规范的 JSON，文件可能不完整',
    );
  }
  return [];
}
