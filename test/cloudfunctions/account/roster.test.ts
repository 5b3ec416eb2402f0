import { Readable } from 'node:stream';
import { utils, write } from '@e965/xlsx';
import { readOfficers } from '../../../cloudfunctions/exchange/officers-file';
import { Problems } from '../../../cloudfunctions/exchange/problem';
import { readSheet } from '../../../cloudfunctions/exchange/read-sheet';
import { localEnvironment } from '../../../scripts/import/environment';
import { readStored } from '../../../scripts/import/store';
import { codes, openidOf, type Refused, type SmallTown, startSmallTown } from '../../support/small-town';

let town: SmallTown;
beforeEach(async () => {
  town = await startSmallTown({ functions: ['account', 'grid'] });
  // Of the small town two officers share a grid; a roster knows one.
  await localEnvironment(town.cloud.url).database().collection('people').doc('sun').remove();
});
afterEach(() => town.close());

const header = ['工号', '姓名', '电话', '角色', '负责范围', '两委成员'];
const wangRow = ['wang', '王芳', '13911112222', '网格责任人', codes.westGrid, '是'];

let uploads = 0;
async function upload(rows: unknown[][], folder = 'imports'): Promise<string> {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), '花名册');
  const bytes = write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
  return (await town.cloud.storage.write(`${folder}/2026-11/r${++uploads}.xlsx`, Readable.from([bytes]))).fileID;
}

async function importing(
  rows: unknown[][],
  { by = 'chen', scope = codes.westCommunity as string, dryRun = false } = {},
) {
  const fileId = await upload([header, ...rows]);
  return town.call(openidOf(by), 'account.importRoster', { scope, fileId, fileName: '花名册.xlsx', dryRun });
}
const stored = () => readStored(localEnvironment(town.cloud.url));
const personOf = async (id: string) => (await stored()).people.find(({ _id }) => _id === id);

describe('account.importRoster', () => {
  test('a dry run says what would change and writes nothing', async () => {
    const before = await stored();
    const reply = await importing([wangRow, ['', '钱进', '13900005555', '', codes.middleGrid, '是']], { dryRun: true });
    expect(reply).toEqual({
      problems: [],
      more: 0,
      warnings: [],
      rows: 2,
      changes: ['新增 1 人：钱进', '修改 1 人：王芳', '不再任职 1 人：李军', '1 个网格换责任人'],
      applied: false,
    });
    expect(await stored()).toEqual(before);
  });

  test('carried out, residents see the new officer; the one before is on record; WeChat stays bound', async () => {
    const rows = [wangRow, ['', '钱进', '13900005555', '', codes.middleGrid, '是']];
    expect(await importing(rows)).toMatchObject({ applied: true, problems: [] });
    const card = await town.call('resident', 'grid.card', { code: codes.middleGrid });
    expect(card.officer).toMatchObject({ name: '钱进', phone: '13900005555' });
    expect(await personOf('wang')).toMatchObject({ phone: '13911112222', openid: openidOf('wang') });
    expect(await personOf('li')).toMatchObject({
      scopes: [],
      roles: [{ scope: codes.middleGrid, to: expect.any(Date) }],
    });
  });

  test('sent twice, it is done once', async () => {
    const rows = [wangRow, ['', '钱进', '13900005555', '', codes.middleGrid, '是']];
    await importing(rows);
    const once = await stored();
    expect(await importing(rows)).toMatchObject({ applied: true, changes: ['与现有人员一致，没有变化'] });
    expect(await stored()).toEqual(once);
  });

  test('gives and takes no role its sender may not give or take by hand', async () => {
    const link = ['gao', '高峰二', '13900007777', '包联领导', codes.westCommunity, '是'];
    const given = await importing([wangRow, ['li', '李军', '13911113333', '', codes.middleGrid, '是'], link]);
    expect(given).toMatchObject({ applied: false });
    expect(given.problems).toEqual(['“花名册” 第 4 行 角色：包联领导由镇社会事务办安排']);
    // The leader there is loses nothing by being named as an officer alone.
    const leader = ['leader', '高峰', '13911114444', '网格责任人', codes.middleGrid, '是'];
    const taken = await importing([wangRow, leader]);
    expect(taken).toMatchObject({ applied: false });
    expect(await personOf('leader')).toMatchObject({ roles: [{ role: 'leader' }] });
    const asOffice = await importing([wangRow, link, ['li', '李军', '13911113333', '', codes.middleGrid, '是']], {
      by: 'office',
    });
    expect(asOffice).toMatchObject({ applied: true });
  });

  test.each<[string, unknown[][], string]>([
    [
      'a phone without digits',
      [['wang', '王芳', '没有', '', codes.westGrid, '是']],
      '“花名册” 第 2 行 电话：不是规范的电话号码：“没有”，应为手机号，或带区号的固定电话',
    ],
    [
      'an unknown grid',
      [['wang', '王芳', '13911112222', '', '340104100001009', '是']],
      '“花名册” 第 2 行 负责范围：没有编号为 340104100001009 的网格',
    ],
    [
      'a grid of another community',
      [['', '钱进', '13900005555', '', codes.eastGrid, '是']],
      `“花名册” 第 2 行 负责范围：${codes.eastGrid} 不在您管理的范围（${codes.westCommunity}）内`,
    ],
    [
      'somebody of another community by their number',
      [['zhao', '赵敏', '13900005555', '', codes.middleGrid, '是']],
      `赵敏在别处（${codes.eastGrid}）还有职务，请由上一级修改`,
    ],
    [
      'a grid left without anybody',
      [['li', '李军', '13900001234', '社区受理中心值班人员', codes.westCommunity, '是']],
      `导入后 ${codes.middleGrid} 将没有网格责任人，请在表中写明由谁接手`,
    ],
    [
      'a community left without a lead',
      [['chen', '陈静', '13900001234', '社区受理中心值班人员', codes.westCommunity, '是']],
      `导入后 ${codes.westCommunity} 将没有社区负责人，请在表中写明由谁接手`,
    ],
    [
      'a role that is the town’s to give',
      [wangRow, ['wang', '王芳', '13911112222', '包联领导', codes.westCommunity, '是']],
      '“花名册” 第 3 行 角色：包联领导由镇社会事务办安排',
    ],
    [
      'a role taken away that is the town’s to give',
      [['leader', '高峰', '13900001234', '社区受理中心值班人员', codes.westCommunity, '是']],
      `高峰的包联领导职务（${codes.westCommunity}）不是您安排的，请由镇社会事务办修改`,
    ],
    [
      'a role nobody gives by hand',
      [['', '钱进', '13900005555', '义务信息员', codes.westCommunity, '是']],
      '“花名册” 第 2 行 角色：您只能安排自己管理范围内的角色',
    ],
    ['a header alone', [], '表中没有人员，表头下面至少要有一行'],
  ])('%s: one exact sentence, and nothing is changed', async (_what, rows, sentence) => {
    const before = await stored();
    expect(await importing([...rows])).toMatchObject({ problems: [sentence], applied: false, changes: [] });
    expect(await stored()).toEqual(before);
  });

  test('somebody who served elsewhere and holds nothing now is not taken over by their number', async () => {
    const people = localEnvironment(town.cloud.url).database().collection('people');
    await people.doc('zhao').update({ roles: [], scopes: [] });
    const before = await stored();
    expect(await importing([['zhao', '赵敏', '13900005555', '', codes.middleGrid, '是']])).toMatchObject({
      problems: [`赵敏在别处（${codes.eastCommunity}）任职过，请由上一级修改`],
      applied: false,
    });
    expect(await stored()).toEqual(before);
  });

  test('only for those who manage the place, and only what was uploaded to be read', async () => {
    await expect(importing([wangRow], { by: 'clerk' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(importing([wangRow], { scope: codes.eastCommunity })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const fileId = await upload([header, wangRow], 'cases');
    const asked = { scope: codes.westCommunity, fileId, fileName: 'a.xlsx', dryRun: true };
    await expect(town.call(openidOf('chen'), 'account.importRoster', asked)).rejects.toMatchObject<Partial<Refused>>({
      code: 'FILE_REFUSED',
      userMessage: '没有收到文件，请重新选择',
    });
  });

  test('an upload of 30 MB is refused before it is read', async () => {
    const source = Readable.from([Buffer.alloc(30 * 1024 * 1024)]);
    const { fileID: fileId } = await town.cloud.storage.write('imports/2026-11/big.xlsx', source);
    const asked = { scope: codes.westCommunity, fileId, fileName: 'big.xlsx', dryRun: true };
    await expect(town.call(openidOf('chen'), 'account.importRoster', asked)).rejects.toMatchObject({
      userMessage: '文件超过 10 MB，请精简后再选',
    });
  });
});

describe('what is dated in a roster', () => {
  const from = '2026-11-26';
  const people = () => localEnvironment(town.cloud.url).database().collection('people');
  const rolesOf = async (id: string) =>
    (await personOf(id))?.roles.map(({ role, to }) => [role, to ? 'ended' : 'open']) ?? [];

  test('a role that begins later stays planned; one the file names begins at once', async () => {
    const grant = { role: 'centreClerk', scope: codes.westCommunity, from } as const;
    await town.call(openidOf('chen'), 'account.grantRole', { personId: 'wang', edition: 0, grant });
    expect(await importing([wangRow])).toMatchObject({ applied: true });
    expect(await rolesOf('wang')).toEqual([
      ['officer', 'open'],
      ['centreClerk', 'open'],
    ]);
    const clerk = ['wang', '王芳', '13911112222', '社区受理中心值班人员', codes.westCommunity, '是'];
    await importing([wangRow, clerk]);
    const role = (await personOf('wang'))?.roles.find(({ role }) => role === 'centreClerk');
    expect(role?.from.getTime()).toBeLessThan(Date.UTC(2026, 10, 25));
  });

  test('somebody who comes later is not counted as there today', async () => {
    const grant = { role: 'officer', scope: codes.middleGrid, from } as const;
    await town.call(openidOf('chen'), 'account.grantRole', { personId: 'clerk', edition: 0, grant });
    const away = ['li', '李军', '13900001234', '社区受理中心值班人员', codes.westCommunity, '是'];
    expect(await importing([away])).toMatchObject({
      problems: [`导入后 ${codes.middleGrid} 将没有网格责任人，请在表中写明由谁接手`],
    });
  });

  test('the desk of a grid that is no more stays with whoever works it', async () => {
    const retired = '340104100001009';
    const grants = [codes.westGrid, retired].map((scope) => ({ role: 'officer', scope, from: new Date(0) }));
    await people()
      .doc('wang')
      .update({ roles: grants, scopes: [codes.westGrid, retired] });
    await importing([wangRow]);
    expect(await rolesOf('wang')).toEqual([
      ['officer', 'open'],
      ['officer', 'open'],
    ]);
  });

  test('who left and is named again is back: in no list of those who left, with their phase, and their edition moves', async () => {
    await importing([wangRow, ['', '钱进', '13900005555', '', codes.middleGrid, '是']]);
    const edition = (await personOf('wang'))?.edition ?? 0;
    const qian = (await stored()).people.find(({ name }) => name === '钱进');
    await town.call(openidOf('chen'), 'account.leave', {
      personId: qian?._id ?? '',
      edition: qian?.edition ?? 0,
      on: '2026-11-24',
      successors: [{ scope: codes.middleGrid, personId: 'wang' }],
      words: '',
    });
    const columns = [...header, '岗位阶段', '阶段开始日期'];
    const rows = [
      [...wangRow, '双岗双责', '2026-11-01'],
      ['', '钱进', '13900005555', '', codes.middleGrid, '是', '双岗双责', '2026-11-01'],
    ];
    const fileId = await upload([columns, ...rows]);
    const file = { scope: codes.westCommunity, fileId, fileName: '花名册.xlsx', dryRun: false };
    expect(await town.call(openidOf('chen'), 'account.importRoster', file)).toMatchObject({ problems: [] });
    const back = await personOf(qian?._id ?? '');
    expect(back).toMatchObject({ leavesAt: null, leftFrom: '', phase: { kind: 'dualPost' } });
    expect(back?.edition).toBeGreaterThan((qian?.edition ?? 0) + 1);
    expect((await personOf('wang'))?.edition).toBeGreaterThan(edition);
    const view = await town.call(openidOf('chen'), 'account.person', { personId: 'wang' });
    expect(view.phase).toMatchObject({ kindName: '双岗双责', since: '2026-11-01' });
    const { people: gone } = await town.call(openidOf('chen'), 'account.people', {
      scope: codes.westCommunity,
      gone: true,
    });
    // Whose grid the file gave to another has left; who came back has not.
    expect(gone.map(({ name }) => name)).toEqual(['李军']);
    // Whoever has the person open saves over an edition that is no more.
    const late = { personId: 'wang', edition, changes: { phone: '13900000009' } };
    await expect(town.call(openidOf('chen'), 'account.savePerson', late)).rejects.toMatchObject({
      code: 'PERSON_CHANGED',
    });
  });

  test('a name that is corrected is found at once, though the officer is the same', async () => {
    const reply = await importing([['wang', '王芳芳', '13911112222', '', codes.westGrid, '是']]);
    expect(reply.changes).toEqual(['修改 1 人：王芳芳']);
    expect((await town.call('resident', 'grid.search', { text: '王芳芳' })).grids).toHaveLength(1);
  });

  test('the file that goes out says who serves today: nothing to come, no stand-ins, no grid that is no more', async () => {
    const grant = { role: 'centreClerk', scope: codes.westCommunity, from } as const;
    await town.call(openidOf('chen'), 'account.grantRole', { personId: 'wang', edition: 0, grant });
    const standIns = [{ scope: codes.middleGrid, personId: 'wang' }];
    const away = { from: '2026-11-24', to: '2026-12-01', words: '' };
    await town.call(openidOf('chen'), 'account.setStandIn', { personId: 'li', edition: 0, ...away, standIns });
    const wang = await personOf('wang');
    const retired = { role: 'officer', scope: '340104100001009', from: new Date(0) };
    await people()
      .doc('wang')
      .update({ roles: [...(wang?.roles ?? []), retired], scopes: [...(wang?.scopes ?? []), retired.scope] });
    const asked = { scope: codes.westCommunity, format: 'csv' } as const;
    const { fileId } = await town.call(openidOf('chen'), 'account.exportRoster', asked);
    const lines = (await bytesOf(fileId))
      .toString('utf8')
      .split('\n')
      .filter((line) => line.includes('王芳'));
    expect(lines).toEqual([expect.stringContaining(`网格责任人,${codes.westGrid},`)]);
  });
});

describe('account.exportRoster', () => {
  test.each(['xlsx', 'csv'] as const)('as %s comes in again and changes nothing', async (format) => {
    const { fileId, fileName, people } = await town.call(openidOf('office'), 'account.exportRoster', {
      scope: codes.town,
      format,
    });
    expect(fileName).toBe(`井岗镇花名册20261124.${format}`);
    const bytes = await bytesOf(fileId);
    const problems = new Problems();
    const sheet = readSheet(fileName, bytes, problems);
    expect(sheet && readOfficers(sheet, undefined, problems)).toHaveLength(people);
    const again = await town.cloud.storage.write(`imports/2026-11/again.${format}`, Readable.from([bytes]));
    const asked = { scope: codes.town, fileId: again.fileID, fileName };
    // The rows of the small town say a little more than an import would: the first one settles that.
    await town.call(openidOf('office'), 'account.importRoster', { ...asked, dryRun: false });
    const before = await stored();
    expect(await town.call(openidOf('office'), 'account.importRoster', { ...asked, dryRun: false })).toMatchObject({
      problems: [],
      changes: ['与现有人员一致，没有变化'],
    });
    expect(await stored()).toEqual(before);
  });

  test('not for those who manage nothing there', async () => {
    const asked = { scope: codes.town, format: 'xlsx' } as const;
    await expect(town.call(openidOf('chen'), 'account.exportRoster', asked)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});

async function bytesOf(fileId: string): Promise<Buffer> {
  const found = await town.cloud.storage.temporaryUrl(fileId, undefined);
  if (!('tempFileURL' in found)) throw new Error(`no file ${fileId}`);
  return Buffer.from(await (await fetch(found.tempFileURL)).arrayBuffer());
}
