import { type GridKind, gridKindNames } from '../grid/grid';
import { type Rings, readBorder } from './border';
import { featureLines, lineAt } from './feature-lines';
import type { Position, Problems } from './problem';

/** A feature of a grids file. The border is in WGS-84 degrees. */
export interface GridFeature {
  at: Position;
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
} as const;

type Field = keyof typeof names;

/** A size of a grid the plan calls fitting: 300–500 households, 1,000–1,500 people. */
const bands = { households: [300, 500, '户'], people: [1000, 1500, '人'] } as const;

interface RawFeature {
  properties?: Record<string, unknown> | null;
  geometry?: unknown;
}

/** Reads and checks each feature by itself. `gridDigits` is the length of a grid code in the place's scheme. */
export function readGrids(file: string, text: string, gridDigits: number, problems: Problems): GridFeature[] {
  const features = parseFeatures(file, text, problems);
  const lines = features.length > 0 ? featureLines(text) : [];
  const seen = new Map<string, number>();
  return features.flatMap((raw, index) => {
    const line = lines[index];
    const at: Position = { file, feature: index + 1, ...(line ? { line } : {}) };
    const grid = readFeature(new Properties(raw.properties ?? {}, at, problems), raw.geometry, gridDigits);
    if (!grid) return [];
    const first = seen.get(grid.code);
    if (first !== undefined) problems.error(at, 'code', `与第 ${first} 个网格的编号 ${grid.code} 重复`);
    else seen.set(grid.code, index + 1);
    return [grid];
  });
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
  if ('problem' in border) problems.error(at, 'geometry', border.problem);
  if (problems.errorCount > before || !kind || 'problem' in border) {
    problems.refusedCodes.add(code);
    return undefined;
  }
  const officer = properties.text('officer');
  return {
    at,
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

/** The properties of one feature, by English or Chinese names. */
class Properties {
  constructor(
    private readonly values: Record<string, unknown>,
    readonly at: Position,
    readonly problems: Problems,
  ) {}

  text(field: Field): string {
    const value = this.value(field);
    return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  }

  /** A list, or one text with its parts set apart by ；or 、 */
  texts(field: Field): string[] {
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

  error(field: Field, reason: string): void {
    this.problems.error(this.at, this.called(field), reason);
  }

  private called(field: Field): string {
    return names[field].find((name) => name in this.values) ?? names[field][0];
  }

  private value(field: Field): unknown {
    return this.values[this.called(field)];
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
