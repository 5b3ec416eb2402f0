import { Readable } from 'node:stream';
import { utils, write } from '@e965/xlsx';
import { codes, openidOf, type SmallTown, startSmallTown } from '../../support/small-town';

const chen = openidOf('chen');
const community = codes.westCommunity;
let town: SmallTown;
beforeEach(async () => {
  town = await startSmallTown();
});
afterEach(() => town.close());

const header = ['网格', '住址', '姓名', '与户主关系', '电话', '出生年份', '关爱标签', '上次走访', '备注'];
const row = (address: string, name: string, more: Record<string, unknown> = {}, grid: string = codes.westGrid) => [
  grid,
  address,
  name,
  more['relation'] ?? '',
  more['phone'] ?? '',
  more['born'] ?? '',
  more['tags'] ?? '',
  more['last'] ?? '',
  more['note'] ?? '',
];

let uploads = 0;
async function importing(rows: unknown[][], { dryRun = false, by = chen } = {}) {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([header, ...rows]), '台账');
  const bytes = write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
  const path = `imports/2026-11/h${++uploads}.xlsx`;
  const { fileID: fileId } = await town.cloud.storage.write(path, Readable.from([bytes]));
  return town.call(by, 'visit.importSheet', { community, fileId, fileName: '台账.xlsx', dryRun });
}

const register = async (grid: string = codes.westGrid) => (await town.call(chen, 'visit.list', { grid })).items;

const family = [
  row('翠竹里1栋101', '王桂兰', { phone: '13855551234', born: 1944, tags: '独居老人', last: '2026-11-01' }),
  row('翠竹里1栋101', '王小明', { relation: '子' }),
  row('翠竹里1栋102', '赵铁柱', {}, '第二网格'),
];

test('a dry run says what would change and writes nothing', async () => {
  expect(await importing(family, { dryRun: true })).toMatchObject({
    problems: [],
    rows: 2,
    changes: ['新增 2 户 3 人'],
    applied: false,
  });
  expect(await register()).toEqual([]);
});

test('lines of one address are one household; grids go by code or name', async () => {
  expect(await importing(family)).toMatchObject({ applied: true });
  expect(await register()).toEqual([
    expect.objectContaining({ no: 1, who: '王**等 2 人', due: '12月1日前', last: '上次 11月1日' }),
  ]);
  expect(await register(codes.middleGrid)).toHaveLength(1);
});

test('sent again nothing changes; what differs is changed; who is not named stays', async () => {
  await importing(family);
  const before = await register();
  expect(await importing(family)).toMatchObject({ applied: true, changes: ['2 户没有变化'] });
  expect(await register()).toEqual(before);
  const more = [row('翠竹里1栋101', '王桂兰', { phone: '13900002222', tags: '独居老人；困难家庭' })];
  expect(await importing(more)).toMatchObject({ changes: ['更新 1 户'] });
  const [changed] = await register();
  expect(changed).toMatchObject({ who: '王**', due: '12月1日前', tags: [{ name: '独居老人' }, { name: '困难家庭' }] });
  expect(await register(codes.middleGrid)).toHaveLength(1);
});

test('what a file leaves empty stays as it is, of the household and of who is named', async () => {
  await importing(family);
  await importing([row('翠竹里1栋101', '王桂兰'), row('翠竹里1栋101', '王小明', { born: 1990 })]);
  const [household] = await register();
  expect(household).toMatchObject({ tags: [{ name: '独居老人' }], due: '12月1日前' });
  const look = { id: household?.id ?? '', purpose: 'verify' as const, words: '' };
  expect((await town.call(chen, 'visit.open', look)).people).toEqual([
    { id: '1', name: '王桂兰', phone: '13855551234', birthYear: 1944, relation: '' },
    { id: '2', name: '王小明', phone: '', birthYear: 1990, relation: '子' },
  ]);
});

test.each<[string, unknown[], string]>([
  [
    'a category of the police',
    row('1栋101', '王桂兰', { note: '刑满释放' }),
    '“台账” 第 2 行 备注：台账不登记公安、司法信息，请删去「刑满」',
  ],
  [
    'a tag outside the list',
    row('1栋101', '王桂兰', { tags: '重点关注' }),
    '“台账” 第 2 行 关爱标签：没有“重点关注”这个标签',
  ],
  [
    'an id number',
    row('1栋101', '王桂兰', { note: '340104194403121234' }),
    '“台账” 第 2 行 备注：台账不登记身份证号，请删去',
  ],
  ['a category in a name', row('1栋101', '王强吸毒人员'), '“台账” 第 2 行 姓名：台账不登记公安、司法信息'],
  [
    'a phone in a note',
    row('1栋101', '王桂兰', { note: '儿子13855551234' }),
    '“台账” 第 2 行 备注：电话请填在家庭成员里，那里会加密',
  ],
  ['a phone without digits', row('1栋101', '王桂兰', { phone: '没有' }), '“台账” 第 2 行 电话：不是规范的电话号码'],
  ['an unknown grid', row('1栋101', '王桂兰', {}, '第九网格'), '“台账” 第 2 行 网格：这里没有网格“第九网格”'],
  [
    'a grid of another community',
    row('1栋101', '王桂兰', {}, codes.eastGrid),
    `“台账” 第 2 行 网格：这里没有网格“${codes.eastGrid}”`,
  ],
  ['a year that is none', row('1栋101', '王桂兰', { born: '四四年' }), '“台账” 第 2 行 出生年份：出生年份应为四位数字'],
])('refuses %s, by its line, and applies nothing', async (_what, wrong, sentence) => {
  const reply = await importing([wrong, row('1栋102', '赵铁柱')]);
  expect(reply).toMatchObject({ applied: false, changes: [] });
  expect(reply.problems[0]).toContain(sentence);
  expect(await register()).toEqual([]);
});

test('one address written in two ways is told, and writes over nobody', async () => {
  const reply = await importing([row('3A栋101', '王桂兰'), row('3a栋 101', '李建国', {}, '第一网格')]);
  expect(reply.problems).toEqual(['“台账” 第 3 行 住址：与第 2 行是同一处，网格或住址的写法不同，请写成一样']);
});

test('an address that was corrected since can stand in a file again', async () => {
  await importing([row('3栋501', '王桂兰')]);
  const [household] = await register();
  const { edition } = await town.call(chen, 'visit.household', { id: household?.id ?? '' });
  const corrected = { id: household?.id ?? '', grid: codes.westGrid, edition, changes: { address: '3栋502' } };
  await town.call(chen, 'visit.save', corrected);
  expect(await importing([row('3栋501', '李建国')])).toMatchObject({ applied: true, changes: ['新增 1 户 1 人'] });
  expect(await register()).toHaveLength(2);
});

test('lines of one household that say different things are told', async () => {
  const reply = await importing([row('1栋101', '王桂兰', { note: '二楼' }), row('1栋101', '王小明', { note: '三楼' })]);
  expect(reply.problems).toEqual(['“台账” 第 3 行 备注：与第 2 行不一致，同一住址要写一样或空着']);
});

test('only the community’s centre imports, only its lead exports, with a reason that is on record', async () => {
  await expect(importing(family, { by: openidOf('wang') })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await importing(family);
  const ask = (by: string, reason: string) =>
    town.call(openidOf(by), 'visit.exportSheet', { community, format: 'csv', reason });
  await expect(ask('clerk', '年底核对台账')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(ask('chen', '')).rejects.toMatchObject({ userMessage: '请写明导出原因和用处，至少 4 个字' });
  const file = await ask('chen', '年底核对台账');
  expect(file).toMatchObject({ households: 2, fileName: '蜀山社区住户台账20261124.csv' });
  const [opening] = (await town.call(chen, 'visit.openings', { community })).openings;
  expect(opening).toMatchObject({ kind: 'export', what: '导出蜀山社区 2 户', purpose: '年底核对台账', name: '陈静' });
  // What went out comes in again, and changes nothing.
  const copied = await town.cloud.storage.write(
    'imports/2026-11/back.csv',
    Readable.from([await bytesOf(file.fileId)]),
  );
  const asked = { community, fileId: copied.fileID, fileName: file.fileName, dryRun: true };
  expect(await town.call(chen, 'visit.importSheet', asked)).toMatchObject({ problems: [], changes: ['2 户没有变化'] });
});

async function bytesOf(fileId: string): Promise<Buffer> {
  const found = await town.cloud.storage.temporaryUrl(fileId, undefined);
  if (!('tempFileURL' in found)) throw new Error(`no file ${fileId}`);
  return Buffer.from(await (await fetch(found.tempFileURL)).arrayBuffer());
}

test('a retry of an export is one on record, an old request sent again another', async () => {
  await importing(family);
  const tap = 'tap-of-exporting-0001';
  const ask = () =>
    town.call(chen, 'visit.exportSheet', { community, format: 'csv' as const, reason: '年底核对台账' }, tap);
  await ask();
  await ask();
  const exportsOf = async () =>
    (await town.call(chen, 'visit.openings', { community })).openings.filter(({ kind }) => kind === 'export');
  expect(await exportsOf()).toHaveLength(1);
  await town.cloud.advance(86_400_000);
  await ask();
  expect(await exportsOf()).toHaveLength(2);
});
