import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { encode } from 'iconv-lite';
import { PNG } from 'pngjs';

export const community = '340104100001';
export const gridCodes = [`${community}001`, `${community}002`] as const;

/** A square of about 500 metres, in WGS-84 degrees; the second one lies east of the first. */
export function square(index: number): Array<[number, number]> {
  const west = 117.2 + index * 0.005;
  return [
    [west, 31.86],
    [west + 0.005, 31.86],
    [west + 0.005, 31.865],
    [west, 31.865],
    [west, 31.86],
  ];
}

export interface FeatureFacts {
  properties?: Record<string, unknown>;
  border?: unknown;
  type?: string;
}

/** A grids file with one feature a line, the first on line 2. */
export function gridsFile(...features: FeatureFacts[]): string {
  const lines = features.map(({ properties, border, type = 'Polygon' }, index) =>
    JSON.stringify({
      type: 'Feature',
      properties: {
        code: gridCodes[index],
        name: `第${index + 1}网格(基础)`,
        kind: '物管小区',
        households: 400,
        people: 1200,
        estates: '梧桐苑；翠竹里',
        community,
        ...properties,
      },
      geometry: { type, coordinates: border ?? [square(index)] },
    }),
  );
  return `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`;
}

export interface OfficerFacts {
  name?: string;
  phone?: string;
  photo?: string;
  dutyHours?: string;
  grids?: string;
  role?: string;
  committeeMember?: string;
  phase?: string;
  phaseFrom?: string;
}

export function officersFile(...officers: OfficerFacts[]): string {
  const rows = officers.map((officer, index) => {
    const row = {
      name: ['王芳', '李军', '赵敏'][index] ?? '',
      phone: `1390000100${index}`,
      photo: '',
      duties: '民政；就业',
      dutyHours: '周一至周五 08:30-12:00,14:00-17:30',
      grids: gridCodes[index] ?? '',
      role: '',
      committeeMember: '是',
      phase: '一岗多责',
      phaseFrom: '2026-01-01',
      ...officer,
    };
    return Object.values(row)
      .map((value) => `"${value}"`)
      .join(',');
  });
  return ['姓名,电话,照片,职责,值班时间,网格,角色,两委成员,岗位阶段,阶段开始日期', ...rows].join('\n');
}

export const regionsFile = [
  'code,name,level,parent,deskPhone',
  '340104,蜀山区,district,3401,',
  '340104100,井岗镇,town,340104,0551-65000100',
  `${community},蜀山社区居委会,community,340104100,0551-65000101`,
  '340104100200,十八岗村民委员会,community,340104100,0551-65000102',
].join('\n');

export const smallPicture = PNG.sync.write(new PNG({ width: 3, height: 4 }));
export const gbk = (text: string): Buffer => encode(text, 'gbk');

/** A folder of files for one test; `remove()` when done. */
export function folderOf(files: Record<string, string | Buffer>): {
  path(name: string): string;
  paths(): string[];
  remove(): void;
} {
  const folder = mkdtempSync(join(tmpdir(), 'wanggetong-import-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return {
    path: (name) => join(folder, name),
    paths: () =>
      Object.keys(files)
        .filter((name) => /csv$|geojson$/.test(name))
        .map((name) => join(folder, name)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
