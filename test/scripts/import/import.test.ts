import { basename } from 'node:path';
import { problemText } from '../../../cloudfunctions/exchange/problem';
import type { Grid } from '../../../cloudfunctions/grid/grid';
import type { Person } from '../../../cloudfunctions/platform/identity';
import { type Environment, localEnvironment } from '../../../scripts/import/environment';
import { type ImportResult, importFiles } from '../../../scripts/import/importer';
import { readStored } from '../../../scripts/import/store';
import { summaryText } from '../../../scripts/import/summary';
import { startTestCloud, type TestCloud } from '../../support/local-cloud';
import {
  community,
  type FeatureFacts,
  folderOf,
  gbk,
  gridCodes,
  gridsFile,
  type OfficerFacts,
  officersFile,
  regionsFile,
  smallPicture,
  square,
} from './files';

let cloud: TestCloud;
let environment: Environment;

beforeEach(async () => {
  cloud = await startTestCloud({ functions: ['grid'] });
  environment = localEnvironment(cloud.url);
});
afterEach(() => cloud.close());

type Files = Record<string, string | Buffer>;

async function importing(files: Files, options: { dryRun?: boolean; now?: Date } = {}): Promise<ImportResult> {
  const folder = folderOf(files);
  try {
    return await importFiles({ files: folder.paths(), environment, ...options });
  } finally {
    folder.remove();
  }
}

/** Level, file, line, field and reason of each problem. */
const told = ({ problems }: ImportResult) =>
  problems.map(({ level, file, line, field, reason }) => [level, basename(file), line, field, reason]);

const town = (features: FeatureFacts[] = [{}, {}], officers: OfficerFacts[] = [{}, {}]): Files => ({
  'regions.csv': regionsFile,
  'grids.geojson': gridsFile(...features),
  'officers.csv': officersFile(...officers),
});

const gridOf = async (code: string): Promise<Grid | undefined> =>
  (await readStored(environment)).grids.find((grid) => grid.code === code);
const personNamed = async (name: string): Promise<Person | undefined> =>
  (await readStored(environment)).people.find((person) => person.name === name);

describe('an import without errors', () => {
  test('makes a card that the grid function shows', async () => {
    const result = await importing({
      ...town([{}, {}], [{ photo: 'photos/wang.png' }, {}]),
      'photos/wang.png': smallPicture,
    });
    expect(told(result)).toEqual([]);
    expect(summaryText(result)).toBe(
      '区划：新增 4，更新 0\n人员：新增 2，更新 0\n网格：新增 2，更新 0\n照片：新增或更换 1 张\n导入完成。',
    );
    const event = { action: 'card', data: { code: gridCodes[0] }, requestId: 'tap-0000000000000001' };
    const reply = await cloud.invoke<{ data: unknown }>('grid', event, { openid: 'visitor' });
    expect(reply.data).toMatchObject({
      name: '第1网格(基础)',
      community: { name: '蜀山社区' },
      town: { name: '井岗镇' },
      officer: {
        name: '王芳',
        phone: '13900001000',
        photo: expect.stringMatching(/^cloud:.*people\/.*\.png$/),
        dutyHours: ['周一至周五 08:30–12:00、14:00–17:30'],
      },
      desk: { name: '蜀山社区受理中心', phone: '0551-65000101' },
    });
  });

  test('turns WGS-84 into GCJ-02, some hundred metres south-east here', async () => {
    await importing(town());
    const [longitude = 0, latitude = 0] = (await gridOf(gridCodes[0]))?.borderGcj02.coordinates[0]?.[0] ?? [];
    expect(longitude - 117.2).toBeGreaterThan(0.004);
    expect(longitude - 117.2).toBeLessThan(0.007);
    expect(Math.abs(latitude - 31.86)).toBeLessThan(0.004);
    const [first, second] = [await gridOf(gridCodes[0]), await gridOf(gridCodes[1])];
    expect(second?.borderGcj02.coordinates[0]).toContainEqual(first?.borderGcj02.coordinates[0]?.[1]);
  });

  test('writes what the atlas draws: outlines of grids, and the ground of the places above', async () => {
    await importing(town());
    const { regions, grids } = await readStored(environment);
    for (const { outlines } of grids) expect(outlines.z13.length).toBeGreaterThanOrEqual(4);
    const district = regions.find(({ level }) => level === 'district');
    expect(district?.ground?.grids).toBe(grids.length);
    expect(regions.find(({ level }) => level === 'town')?.townPointGcj02?.coordinates).toEqual(
      district?.ground?.centre,
    );
    const again = await importing(town());
    expect([again.plan.regions, again.plan.grids]).toEqual([[], []]);
  });

  test('reads GBK, and UTF-8 with a byte order mark', async () => {
    const files = town();
    const result = await importing({
      ...files,
      'regions.csv': gbk(String(files['regions.csv'])),
      'officers.csv': `\uFEFF${files['officers.csv']}`,
    });
    expect(told(result)).toEqual([]);
    expect((await gridOf(gridCodes[0]))?.communityName).toBe('蜀山社区');
  });

  test('takes any of the files; the rest is what was there', async () => {
    await importing({ 'regions.csv': regionsFile });
    await importing({ 'grids.geojson': gridsFile({}, {}) });
    expect((await gridOf(gridCodes[0]))?.officerId).toBe('');
    await importing({ 'officers.csv': officersFile({}, {}) });
    expect((await gridOf(gridCodes[0]))?.terms).toEqual(expect.arrayContaining(['王芳', '梧桐', '蜀山']));
  });

  test('run again changes nothing', async () => {
    await importing(town());
    const before = await readStored(environment);
    const again = await importing(town());
    expect(summaryText(again)).toBe('与现有数据一致，没有变化。\n导入完成。');
    expect(await readStored(environment)).toEqual(before);
  });

  test('a dry run writes nothing', async () => {
    const result = await importing(town(), { dryRun: true });
    expect(summaryText(result)).toContain('仅检查，没有写入。');
    expect(await readStored(environment)).toEqual({ regions: [], grids: [], people: [] });
  });

  test('keeps who has joined, and what they agreed to', async () => {
    await importing(town());
    const before = await personNamed('王芳');
    await environment
      .database()
      .collection('people')
      .doc(String(before?._id))
      .update({ openid: 'wang-openid', noticeConsents: 4 });
    await importing({ 'officers.csv': officersFile({ phone: '13900009999' }, {}) });
    expect(await personNamed('王芳')).toMatchObject({
      _id: before?._id,
      openid: 'wang-openid',
      noticeConsents: 4,
      phone: '13900009999',
    });
  });

  test('a new officer keeps the grid’s code; the one before loses the role, on record', async () => {
    await importing(town(), { now: new Date('2026-01-01T00:00:00Z') });
    const now = new Date('2026-06-01T00:00:00Z');
    await importing({ 'officers.csv': officersFile({ name: '孙强', phone: '13900001000' }) }, { now });
    const [grid, successor, predecessor] = [
      await gridOf(gridCodes[0]),
      await personNamed('孙强'),
      await personNamed('王芳'),
    ];
    expect(grid?.officerId).toBe(successor?._id);
    expect(grid?.terms).toEqual(expect.arrayContaining(['孙强']));
    expect(grid?.terms).not.toEqual(expect.arrayContaining(['王芳']));
    expect(predecessor).toMatchObject({ roles: [{ role: 'officer', scope: gridCodes[0], to: now }], scopes: [] });
    expect(successor?.openid).toBe(`unjoined:${successor?._id}`);
  });

  test('two officers who swap grids both serve, before and after', async () => {
    await importing(town());
    const result = await importing({ 'officers.csv': officersFile({ grids: gridCodes[1] }, { grids: gridCodes[0] }) });
    expect(told(result)).toEqual([]);
    expect((await gridOf(gridCodes[0]))?.officerId).toBe((await personNamed('李军'))?._id);
    expect((await personNamed('王芳'))?.scopes).toEqual([gridCodes[1]]);
  });

  test('the officer may be named in the grids file', async () => {
    const result = await importing(town([{}, { properties: { officer: '王芳' } }], [{}]));
    expect(told(result)).toEqual([]);
    expect((await gridOf(gridCodes[1]))?.officerId).toBe((await personNamed('王芳'))?._id);
  });
});

const warnings: Array<[what: string, files: Files, expected: unknown[]]> = [
  [
    'too many households',
    town([{ properties: { households: 620 } }, {}]),
    ['grids.geojson', 2, 'households', /620 户.*300–500/],
  ],
  ['too few people', town([{}, { properties: { people: 700 } }]), ['grids.geojson', 3, 'people', /700 人.*1000–1500/]],
  [
    'an officer outside the committees',
    town([{}, {}], [{}, { committeeMember: '否' }]),
    ['officers.csv', 3, '两委成员', /李军不是两委成员/],
  ],
];

test.each(warnings)('%s is a warning, and is imported', async (_what, files, [file, line, field, reason]) => {
  const result = await importing(files);
  expect(told(result)).toEqual([['warning', file, line, field, expect.stringMatching(reason as RegExp)]]);
  expect(result.applied).toBe(true);
});

const crossing = [
  [117.2, 31.86],
  [117.205, 31.865],
  [117.205, 31.86],
  [117.2, 31.865],
  [117.2, 31.86],
];
const errors: Array<[what: string, files: Files, expected: unknown[]]> = [
  [
    'an unknown community',
    town([{}, { properties: { code: '340104100009001', community: '340104100009' } }], [{}]),
    ['grids.geojson', 3, 'community', /没有代码为 340104100009/],
  ],
  [
    'a grid code of another form',
    town([{ properties: { code: '34010410000101' } }, {}], [{ grids: gridCodes[1] }]),
    ['grids.geojson', 2, 'code', /15 位数字，现为“34010410000101”/],
  ],
  [
    'a grid code of another community',
    town([{}, { properties: { code: '340104100002001' } }], [{}]),
    ['grids.geojson', 3, 'community', /应以所属社区的代码开头/],
  ],
  [
    'two grids with one code',
    town([{}, { properties: { code: gridCodes[0] } }], [{}]),
    ['grids.geojson', 3, 'code', /与第 1 个网格的编号.*重复/],
  ],
  ['a border that crosses itself', town([{ border: [crossing] }, {}]), ['grids.geojson', 2, 'geometry', /自相交/]],
  [
    'a border that is not closed',
    town([{ border: [square(0).slice(0, 4)] }, {}]),
    ['grids.geojson', 2, 'geometry', /没有闭合/],
  ],
  [
    'a border in metres',
    town([{ border: [square(0).map(([x, y]) => [x * 1000, y * 1000])] }, {}]),
    ['grids.geojson', 2, 'geometry', /WGS-84/],
  ],
  [
    'a grid in two pieces',
    town([{ type: 'MultiPolygon', border: [[square(0)]] }, {}]),
    ['grids.geojson', 2, 'geometry', /一块范围/],
  ],
  [
    'grids that overlap',
    town([{}, { border: [square(0.5)] }]),
    ['grids.geojson', 3, 'geometry', /与网格 340104100001001 的范围重叠约 \d+ 平方米/],
  ],
  [
    'a kind that is none',
    town([{ properties: { kind: '别墅' } }, {}]),
    ['grids.geojson', 2, 'kind', /物管小区.*现为“别墅”/],
  ],
  [
    'households that are no number',
    town([{ properties: { households: '约四百' } }, {}]),
    ['grids.geojson', 2, 'households', /应为整数，现为“约四百”/],
  ],
  [
    'an officer the files contradict each other about',
    town([{ properties: { officer: '李军' } }, {}]),
    ['grids.geojson', 2, 'officer', /李军.*王芳/],
  ],
  [
    'an officer of an unknown grid',
    town([{}, {}], [{}, { grids: '340104100001009' }]),
    ['officers.csv', 3, '网格', /没有编号为 340104100001009 的网格/],
  ],
  [
    'two officers of one grid',
    town([{}, {}], [{}, { grids: gridCodes[0] }]),
    ['officers.csv', 3, '网格', /已由王芳负责/],
  ],
  [
    'a phone of another form',
    town([{}, {}], [{ phone: '1390000' }, {}]),
    ['officers.csv', 2, '电话', /电话号码：“1390000”/],
  ],
  [
    'duty hours nobody understands',
    town([{}, {}], [{}, { dutyHours: '白天' }]),
    ['officers.csv', 3, '值班时间', /看不懂/],
  ],
  ['a role that is none', town([{}, {}], [{ role: '书记' }, {}]), ['officers.csv', 2, '角色', /不认识的角色“书记”/]],
  [
    'a lead of a grid',
    town([{}, {}], [{}, { role: 'centreLead' }]),
    ['officers.csv', 3, '网格', /是网格，这里应为社区或村/],
  ],
  [
    'a photo that is not there',
    town([{}, {}], [{ photo: 'gone.png' }, {}]),
    ['officers.csv', 2, '照片', /没有找到照片文件/],
  ],
  [
    'a photo that is no picture',
    { ...town([{}, {}], [{ photo: 'a.jpg' }, {}]), 'a.jpg': 'I am text' },
    ['officers.csv', 2, '照片', /不是完整的 JPG、PNG 或 WebP/],
  ],
  [
    'a photo that was cut off',
    { ...town([{}, {}], [{ photo: 'a.png' }, {}]), 'a.png': smallPicture.subarray(0, 40) },
    ['officers.csv', 2, '照片', /不是完整/],
  ],
  [
    'a photo that is too large',
    { ...town([{}, {}], [{ photo: 'a.png' }, {}]), 'a.png': Buffer.alloc(1_100_000) },
    ['officers.csv', 2, '照片', /超过 1 MB/],
  ],
  [
    'a region without its parent',
    { 'regions.csv': regionsFile.replaceAll('340104100,井岗镇,town,340104', '340104100,井岗镇,town,340105') },
    ['regions.csv', 3, 'parent', /没有找到上级 340105/],
  ],
  [
    'a level that is none',
    { 'regions.csv': regionsFile.replace('district', 'province') },
    ['regions.csv', 2, 'level', /现为“province”/],
  ],
  [
    'two regions with one code',
    { 'regions.csv': `${regionsFile}\n340104,蜀山区,district,3401,` },
    ['regions.csv', 6, 'code', /与第 2 行的代码 340104 重复/],
  ],
  [
    'a row with a comma too many',
    { 'regions.csv': `${regionsFile},x` },
    ['regions.csv', 5, '', /有 6 列，表头有 5 列/],
  ],
  [
    'a column nobody knows',
    { 'regions.csv': regionsFile.replace('deskPhone', 'fax') },
    ['regions.csv', 1, 'fax', /不认识的列/],
  ],
  ['a missing column', { 'officers.csv': '姓名,电话\n王芳,13900001000' }, ['officers.csv', 1, 'grids', /缺少这一列/]],
  [
    'JSON that breaks off',
    { 'grids.geojson': gridsFile({}).slice(0, -30) },
    ['grids.geojson', 2, '', /不是规范的 JSON/],
  ],
  ['a file of no kind', { 'other.csv': 'a,b\n1,2' }, ['other.csv', undefined, '', /认不出这个文件/]],
];

describe('a bad row is told with file, line, field and reason, and nothing at all is imported', () => {
  test.each(errors)('%s', async (_what, files, [file, line, field, reason]) => {
    const result = await importing({ 'regions.csv': regionsFile, ...files });
    expect(told(result)).toContainEqual(['error', file, line, field, expect.stringMatching(reason as RegExp)]);
    expect(result.problems.filter((problem) => problem.level === 'error')).toHaveLength(1);
    expect(result.applied).toBe(false);
    expect(await readStored(environment)).toEqual({ regions: [], grids: [], people: [] });
  });

  test('all of them at once, each where it stands', async () => {
    const result = await importing(
      town([{ properties: { kind: '别墅' } }, {}], [{ phone: '1' }, { dutyHours: '白天' }]),
    );
    expect(result.problems.filter((problem) => problem.level === 'error')).toHaveLength(3);
    expect(summaryText(result)).toContain('有 3 处错误，什么都没有写入。');
  });

  test('the sentence names file, line and number of the grid', async () => {
    const { problems } = await importing(town([{}, { properties: { kind: '别墅' } }], [{}]));
    expect(problems.map(problemText)[0]).toMatch(/grids\.geojson 第 3 行（第 2 个网格） kind：类型应为/);
  });

  test('a grid may not overlap one that is stored already', async () => {
    await importing(town());
    const third = { properties: { code: `${community}003` }, border: [square(1.5)] };
    const result = await importing({ 'grids.geojson': gridsFile(third) });
    expect(told(result)).toEqual([
      ['error', 'grids.geojson', 2, 'geometry', expect.stringMatching(/与已有的网格 340104100001002 的范围重叠/)],
    ]);
    expect(result.applied).toBe(false);
  });
});
