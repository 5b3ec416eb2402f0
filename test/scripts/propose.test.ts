import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { chineseNumber } from '../../cloudfunctions/division/chinese-number';
import { localEnvironment } from '../../scripts/import/environment';
import { importFiles } from '../../scripts/import/importer';
import { type ProposeResult, proposeFiles } from '../../scripts/propose/propose-files';
import { reportText } from '../../scripts/propose/report';
import { makeCommunity } from '../support/address-points';
import { startTestCloud } from '../support/local-cloud';
import { community, folderOf, gbk, regionsFile } from './import/files';

const numbering = { community, gridDigits: 15, kind: 'propertyManaged' } as const;
const made = makeCommunity(700, 4);
const borderFile = JSON.stringify({ type: 'Polygon', coordinates: made.border });
const roadsFile = JSON.stringify({
  type: 'FeatureCollection',
  features: made.barriers.map((coordinates) => ({ type: 'Feature', geometry: { type: 'LineString', coordinates } })),
});
const pointsFile = [
  '经度,纬度,户数,人数,小区,类型',
  ...made.addresses.map(
    ({ at, households, people }, index) => `${at},${households},${people},${index % 3 ? '梧桐苑' : '翠竹里'},自管小区`,
  ),
].join('\n');

type Files = Record<string, string | Buffer>;

/** What a proposal from these files gives, and the text it wrote, if any. */
function proposing(files: Files, seed = 1): { result: ProposeResult; written: string | undefined } {
  const folder = folderOf(files);
  const given = (name: string): string | undefined => (name in files ? folder.path(name) : undefined);
  const out = folder.path('grids.geojson');
  try {
    const paths = {
      points: folder.path('points.csv'),
      border: given('border.geojson'),
      barriers: given('roads.geojson'),
    };
    const result = proposeFiles({ ...numbering, ...paths, out, seed });
    return { result, written: existsSync(out) ? readFileSync(out, 'utf8') : undefined };
  } finally {
    folder.remove();
  }
}

describe('npm run propose', () => {
  test('writes grids that the import takes', async () => {
    const { result, written = '' } = proposing({
      'points.csv': gbk(pointsFile),
      'border.geojson': borderFile,
      'roads.geojson': roadsFile,
    });
    expect(result.problems).toEqual([]);
    const { features } = JSON.parse(written) as { features: Array<{ properties: Record<string, unknown> }> };
    expect(features.map(({ properties }) => properties['code'])).toEqual([1, 2, 3, 4].map((n) => `${community}00${n}`));
    expect(features[1]?.properties).toMatchObject({
      name: '第二网格',
      kind: '自管小区',
      estates: '梧桐苑；翠竹里',
      community,
    });
    const cloud = await startTestCloud({ functions: ['grid'] });
    const folder = folderOf({ 'regions.csv': regionsFile, 'grids.geojson': written });
    try {
      const environment = localEnvironment(cloud.url);
      const imported = await importFiles({ files: folder.paths(), environment, dryRun: true });
      expect(imported.problems).toEqual([]);
      expect(imported.plan.grids).toHaveLength(4);
    } finally {
      folder.remove();
      await cloud.close();
    }
  });

  test('says how good the proposal is, and why a grid is outside the band', () => {
    const { result } = proposing({ 'points.csv': '经度,纬度,户数,人数\n117.2,31.8,100,310\n117.201,31.8,90,270' });
    if (!('proposal' in result)) throw new Error('no proposal');
    const text = reportText(result.proposal, result.rows, numbering, 1);
    expect(text).toContain('2 处地址，190 户、580 人，分为 1 个网格（种子 1）');
    expect(text).toContain('超出范围的网格：1 个\n　第一网格（190 户、580 人）：全社区的户数或人数不够一个网格');
  });

  const header = 'longitude,latitude,households,people';
  test.each<[string, Files, Array<[file: string, line: number | undefined, field: string, reason: RegExp]>]>([
    [
      'rows',
      { 'points.csv': `${header}\n117.2,31.8,3,8\n31.8,117.2,3,8\n117.2,31.8,三,8\n117.2,31.8,3,-1\n117.2,31.8,3` },
      [
        ['points.csv', 6, '', /4 列/],
        ['points.csv', 3, 'longitude', /73 至 136/],
        ['points.csv', 3, 'latitude', /3 至 54/],
        ['points.csv', 4, 'households', /“三”/],
        ['points.csv', 5, 'people', /“-1”/],
      ],
    ],
    ['a missing column', { 'points.csv': '经度,纬度,户数\n117.2,31.8,3' }, [['points.csv', 1, 'people', /缺少/]]],
    ['no households', { 'points.csv': `${header}\n117.2,31.8,0,0` }, [['points.csv', undefined, '', /没有一处/]]],
    [
      'a digit that slipped',
      { 'points.csv': `${header}\n117.2,31.8,3,8\n117.2,31.8,3,8\n117.2,38.1,3,8` },
      [['points.csv', 4, '', /25 公里/]],
    ],
    [
      'an address outside of the border',
      { 'points.csv': `${pointsFile}\n117.25,31.9,1,3,,`, 'border.geojson': borderFile },
      [['points.csv', 702, '', /边界之外/]],
    ],
    [
      'a border that crosses itself',
      {
        'points.csv': pointsFile,
        'border.geojson': JSON.stringify({
          type: 'Polygon',
          coordinates: [
            [
              [117.1, 31.7],
              [117.3, 31.9],
              [117.3, 31.7],
              [117.1, 31.9],
              [117.1, 31.7],
            ],
          ],
        }),
      },
      [['border.geojson', 1, 'geometry', /自相交/]],
    ],
    [
      'a road that is a point',
      {
        'points.csv': pointsFile,
        'roads.geojson':
          '{"type":"FeatureCollection","features":[\n{"type":"Feature","geometry":{"type":"Point","coordinates":[117.2,31.8]}}]}',
      },
      [['roads.geojson', 2, 'geometry', /LineString/]],
    ],
    [
      'half a file',
      { 'points.csv': pointsFile, 'border.geojson': '{"type":' },
      [['border.geojson', undefined, '', /JSON/]],
    ],
  ])('%s: told by file and line, nothing written', (_, files, expected) => {
    const { result, written } = proposing(files);
    expect(written).toBeUndefined();
    expect(result.problems.map(({ file, line, field }) => [basename(file), line, field])).toEqual(
      expected.map(([file, line, field]) => [file, line, field]),
    );
    for (const [index, [, , , reason]] of expected.entries()) expect(result.problems[index]?.reason).toMatch(reason);
  });
});

test.each([
  [1, '一'],
  [10, '十'],
  [12, '十二'],
  [20, '二十'],
  [101, '一百零一'],
  [110, '一百一十'],
  [999, '九百九十九'],
])('%i is %s', (value, words) => expect(chineseNumber(value)).toBe(words));
