import type { PlanGrid } from '../../../cloudfunctions/division/plan';
import type { InputOf } from '../../../miniprogram/services/api';
import { codes, openidOf, places, type SmallTown, startSmallTown, submission } from '../../support/small-town';

const [chen, office, wang, li] = ['chen', 'office', 'wang', 'li'].map(openidOf) as [string, string, string, string];
const community = codes.westCommunity;
const day = 24 * 3_600_000;
const newCode = '340104100001003';

let town: SmallTown;
let call: SmallTown['call'];
beforeEach(async () => {
  town = await startSmallTown();
  call = town.call;
});
afterEach(() => town.close());

/** A rectangle in the small town, in GCJ-02 degrees. */
function rectangle(west: number, east: number, south = 31.86, north = 31.87): PlanGrid['border'] {
  return [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ];
}

type GridInput = InputOf<'division.save'>['changed'][number];
const begin = () => call(chen, 'division.begin', { community });
const open = (version?: number) => call(chen, 'division.open', { community, ...(version ? { version } : {}) });

function grid(code: string, border: PlanGrid['border'], more: Partial<GridInput> = {}): GridInput {
  const named = { name: `网格${code.slice(-1)}`, kind: 'propertyManaged' as const, estates: [] };
  return { code, ...named, border, households: 400, people: 1200, counted: 'hand', reason: '', ...more };
}

async function save(edition: number, changed: GridInput[], removed: string[] = []) {
  const { version } = await open();
  return call(chen, 'division.save', { community, version, edition, changed, removed });
}

/** The west grid in two, the middle grid gone: its ground goes to the new one. */
async function redrawn() {
  const { edition } = await begin();
  return save(
    edition,
    [
      grid(codes.westGrid, rectangle(117.2, 117.208), { name: '第一网格', households: 320, people: 1010 }),
      grid(newCode, rectangle(117.208, 117.22), { name: '第三网格', households: 480, people: 1440 }),
    ],
    [codes.middleGrid],
  );
}

describe('a division as a plan', () => {
  it('begins with the grids in force, and is one draft for all', async () => {
    const before = await open();
    expect(before).toMatchObject({ state: 'none', version: 0, nextCode: newCode, findings: [] });
    expect(before.can).toEqual(['begin', 'export']);
    const [first, second] = await Promise.all(
      [begin(), call(office, 'division.begin', { community })].map((one) => one.catch(() => undefined)),
    );
    expect((first ?? second)?.version).toBe(1);
    const view = await open();
    expect(view.grids.map(({ code }) => code)).toEqual([codes.westGrid, codes.middleGrid]);
    expect(view.can).toEqual(['save', 'submit', 'propose', 'import', 'export']);
    expect(view.versions).toHaveLength(1);
  });

  it('says what overlaps, what is uncovered and what is outside the band', async () => {
    const { edition } = await begin();
    const overlapping = grid(codes.westGrid, rectangle(117.2, 117.212), { households: 700, people: 1900 });
    const { findings } = await save(edition, [overlapping]);
    expect(findings.map(({ kind, level }) => [kind, level])).toEqual([
      ['overlap', 'error'],
      ['aboveBand', 'warning'],
    ]);
    expect(findings[0]?.squareMetres).toBeGreaterThan(200_000);
    const { edition: next } = await open();
    const shrunk = await save(next, [grid(codes.westGrid, rectangle(117.2, 117.208))]);
    expect(shrunk.findings.map(({ kind }) => kind)).toEqual(['uncovered']);
    const crossed: PlanGrid['border'] = [
      [
        [117.2, 31.86],
        [117.21, 31.87],
        [117.21, 31.86],
        [117.2, 31.87],
        [117.2, 31.86],
      ],
    ];
    const knot = await save(shrunk.edition, [grid(codes.westGrid, crossed)]);
    expect(knot.findings[0]).toMatchObject({ kind: 'selfCrossing', level: 'error' });
    const abroad = await save(knot.edition, [
      grid(codes.westGrid, rectangle(117.2, 117.21)),
      grid(newCode, rectangle(117.219, 117.225)),
    ]);
    expect(abroad.findings.map(({ kind }) => kind)).toContain('outside');
  });

  it('estimates sizes by area until somebody says them, and counts address points once there are some', async () => {
    const { edition } = await begin();
    const halves = await save(edition, [
      grid(codes.westGrid, rectangle(117.2, 117.205), { counted: 'area' }),
      grid(newCode, rectangle(117.205, 117.21), { counted: 'area' }),
    ]);
    expect(halves.grids.map(({ households, people, counted }) => [households, people, counted])).toEqual([
      [200, 600, 'area'],
      [200, 600, 'area'],
    ]);
    const said = await save(halves.edition, [
      grid(newCode, rectangle(117.205, 117.21), { households: 310, people: 1010 }),
    ]);
    expect(said.grids[0]).toMatchObject({ households: 310, people: 1010, counted: 'hand' });
  });

  it('of two who save at once one is told, and a retry is one saving', async () => {
    const { edition, version } = await begin();
    const input = {
      community,
      version,
      edition,
      changed: [grid(codes.westGrid, rectangle(117.2, 117.21))],
      removed: [],
    };
    const tap = 'tap-of-the-saving-01';
    const first = await call(chen, 'division.save', input, tap);
    expect(await call(chen, 'division.save', input, tap)).toEqual(first);
    await expect(call(office, 'division.save', input)).rejects.toMatchObject({
      code: 'PLAN_CHANGED',
      userMessage: '陈静刚刚改了划分方案，请看最新的方案后再操作',
    });
  });

  it('is not handed in with an error, nor without a reason outside the band', async () => {
    const { edition, version } = await begin();
    const bad = await save(edition, [grid(codes.westGrid, rectangle(117.2, 117.212))]);
    const submit = (seen: number) => call(chen, 'division.submit', { community, version, edition: seen });
    await expect(submit(bad.edition)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      userMessage: expect.stringContaining('重叠'),
    });
    const large = grid(codes.westGrid, rectangle(117.2, 117.21), { households: 700, people: 1900 });
    const outside = await save(bad.edition, [large]);
    await expect(submit(outside.edition)).rejects.toMatchObject({
      userMessage: expect.stringContaining('请逐个说明原因'),
    });
    const explained = await save(outside.edition, [{ ...large, reason: '一个物业管理的大小区，不宜分开' }]);
    expect(await submit(explained.edition)).toMatchObject({ state: 'submitted', can: ['takeBack', 'export'] });
  });

  it('goes to the town and back, and is accepted from a day on', async () => {
    const { edition } = await redrawn();
    await call(chen, 'division.submit', { community, version: 1, edition });
    await expect(save(edition + 1, [])).rejects.toMatchObject({
      code: 'PLAN_CHANGED',
      userMessage: '方案已经上报，请先取回再修改',
    });
    await call(office, 'division.sendBack', { community, version: 1, words: '第三网格请写明小区' });
    expect(await open()).toMatchObject({ state: 'sentBack', decided: { words: '第三网格请写明小区', name: '刘洋' } });
    const again = await begin();
    expect(again).toMatchObject({ version: 2, state: 'draft' });
    expect(again.grids.map(({ code }) => code)).toEqual([codes.westGrid, newCode]);
    await call(chen, 'division.submit', { community, version: 2, edition: again.edition });
    for (const from of ['2026-11-23', '2026-02-30']) {
      await expect(call(office, 'division.accept', { community, version: 2, from })).rejects.toMatchObject({
        code: 'BAD_INPUT',
      });
    }
    expect(await call(office, 'division.accept', { community, version: 2, from: '2026-11-26' })).toMatchObject({
      state: 'accepted',
      from: '2026-11-26',
      can: ['export'],
    });
    expect(
      (await call('zhang-openid', 'grid.locate', places.inMiddleGrid && withoutAddress(places.inMiddleGrid))).code,
    ).toBe(codes.middleGrid);
    await town.cloud.advance(2 * day);
    expect(await open()).toMatchObject({ state: 'inForce', inForce: 2 });
    expect((await call('zhang-openid', 'grid.locate', withoutAddress(places.inMiddleGrid))).code).toBe(newCode);
  });

  it('in force, households are in the register of the grid their homes lie in now', async () => {
    const people = [{ name: '王桂兰', phone: '', birthYear: null, relation: '' }];
    const register = async (address: string, code: string, longitude: number | null) => {
      const point = longitude === null ? null : { longitude, latitude: 31.865 };
      const changes = { address, people, point };
      return (await call(chen, 'visit.save', { id: null, grid: code, edition: 0, changes })).id;
    };
    const stays = await register('1栋101', codes.westGrid, 117.204);
    const redrawnOver = await register('2栋101', codes.westGrid, 117.209);
    const unplaced = await register('3栋101', codes.westGrid, null);
    const retired = await register('4栋101', codes.middleGrid, 117.215);
    const retiredUnplaced = await register('5栋101', codes.middleGrid, null);
    // Of two estates: the address alone does not tell them apart.
    const alike = await register('2栋101', codes.middleGrid, 117.215);
    const { edition } = await redrawn();
    await call(chen, 'division.submit', { community, version: 1, edition });
    await call(office, 'division.accept', { community, version: 1, from: '2026-11-24' });
    const listed = async (code: string) => (await call(chen, 'visit.list', { grid: code })).items.map(({ id }) => id);
    expect(await listed(codes.westGrid)).toEqual([stays, unplaced]);
    expect((await listed(newCode)).sort()).toEqual([redrawnOver, retired, retiredUnplaced, alike].sort());
    const { address } = await call(chen, 'visit.open', { id: alike, purpose: 'verify', words: '' });
    expect(address).toBe('第二网格2栋101');
    // An import of the same address meets the household that moved.
    const again = { id: null, grid: newCode, edition: 0, changes: { address: '4 栋 101', people } };
    await expect(call(chen, 'visit.save', again)).rejects.toMatchObject({
      userMessage: expect.stringContaining('已经登记过'),
    });
  });

  it('in force, residents find the new grid with somebody to reach, and old boards lead there', async () => {
    const inMiddle = await call('zhang-openid', 'case.submit', submission({ place: places.inMiddleGrid }));
    const { edition } = await redrawn();
    await call(chen, 'division.submit', { community, version: 1, edition });
    await call(office, 'division.accept', { community, version: 1, from: '2026-11-24' });

    const card = await call('zhang-openid', 'grid.card', { code: newCode });
    expect(card).toMatchObject({ name: '第三网格', retiredName: '' });
    expect(card.officer?.name).toBe('李军');
    expect(await call('zhang-openid', 'grid.card', { code: codes.middleGrid })).toMatchObject({
      code: newCode,
      retiredName: '第二网格',
    });

    // Whoever stands before an old board submits to whoever answers there now; nothing new is put in the grid's charge.
    const byOldBoard = await call('zhang-openid', 'case.submit', submission({ place: null, grid: codes.middleGrid }));
    expect((await call(li, 'case.detail', { id: byOldBoard.id })).grid.code).toBe(newCode);
    const target = codes.middleGrid;
    const inEast = await call('zhang-openid', 'case.submit', submission({ place: places.inEastGrid }));
    await expect(
      call(openidOf('zhao'), 'case.transfer', { id: inEast.id, target, reason: '在那边' }),
    ).rejects.toMatchObject({
      code: 'BAD_INPUT',
      userMessage: '这个网格已撤销，现由蜀山社区第三网格负责，请重新选择',
    });
    const grant = { role: 'officer' as const, scope: target, from: '2026-11-24' };
    await expect(call(office, 'account.grantRole', { personId: 'wang', edition: 0, grant })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    const round = { id: 'round-of-li-00000001', grid: target, point: null };
    await expect(call(li, 'patrol.start', round)).rejects.toMatchObject({
      code: expect.stringMatching(/FORBIDDEN|NOT_FOUND/),
    });

    const { grids } = await call('zhang-openid', 'grid.list', { community });
    expect(grids.map(({ code }) => code)).toEqual([codes.westGrid, newCode]);
    expect((await call('zhang-openid', 'grid.search', { text: '第二网格' })).grids).toEqual([]);
    const page = await call('zhang-openid', 'grid.atlasPage', { place: community });
    expect(page.grids).toHaveLength(2);
    const above = await call('zhang-openid', 'grid.atlasPage', { place: codes.town });
    expect(above.places.find(({ code }) => code === community)?.grids).toBe(2);

    // The case that was opened in the grid that is no more is still worked.
    await call(li, 'case.accept', { id: inMiddle.id });
    const opened = await call('zhang-openid', 'case.submit', submission({ place: places.inMiddleGrid }));
    expect((await call(li, 'case.detail', { id: opened.id })).holder).toMatchObject({ code: newCode });
  });

  it('can be put in force again and again, also after a crash in between', async () => {
    const { edition } = await redrawn();
    await call(chen, 'division.submit', { community, version: 1, edition });
    await call(office, 'division.accept', { community, version: 1, from: '2026-11-24' });
    const rows = () => storedGrids(town);
    const after = await rows();
    // As a crash before the last write leaves it.
    await town.cloud.database.handle(
      'database.modifyDocument',
      {
        collectionName: 'divisions',
        queryType: 'DOC',
        query: JSON.stringify({ _id: `${community}@1` }),
        data: JSON.stringify({ $set: { state: 'accepted' } }),
        merge: true,
        upsert: false,
        multi: false,
      },
      'test',
    );
    await town.cloud.advance(60_000);
    expect(await open()).toMatchObject({ state: 'inForce' });
    expect((await rows()).map(({ code, officerId, retired }) => [code, officerId, retired])).toEqual(
      after.map(({ code, officerId, retired }) => [code, officerId, retired]),
    );
  });

  it('shows the town who has not handed in, and how long there is', async () => {
    await call(office, 'division.setDeadline', { town: codes.town, date: '2026-11-30' });
    const { edition } = await redrawn();
    await call(chen, 'division.submit', { community, version: 1, edition });
    const view = await call(office, 'division.overview', {});
    expect(view.deadline).toEqual({ date: '2026-11-30', daysLeft: 6 });
    expect(view.communities.map(({ code, handedIn, mayDecide }) => [code, handedIn, mayDecide])).toEqual([
      [community, true, true],
      [codes.eastCommunity, false, false],
    ]);
    const own = await call(chen, 'division.overview', {});
    expect(own.communities.map(({ code }) => code)).toEqual([community]);
    expect(own.maySetDeadline).toBe(false);
    await expect(call(chen, 'division.setDeadline', { town: codes.town, date: null })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('two versions are told apart in words', async () => {
    await redrawn();
    const { changes } = await call(chen, 'division.compare', { community, from: 0, to: 1 });
    expect(changes.map(({ change, words }) => [change, words.slice(0, 6)])).toEqual([
      ['border', '第一网格划出'],
      ['removed', '撤销第二网格'],
      ['added', '新划第三网格'],
    ]);
  });

  it('keeps the grids from before the first plan, readable and to compare with', async () => {
    const { edition } = await redrawn();
    await call(chen, 'division.submit', { community, version: 1, edition });
    await call(office, 'division.accept', { community, version: 1, from: '2026-11-24' });
    const { changes } = await call(chen, 'division.compare', { community, from: 0, to: 1 });
    expect(changes.map(({ change }) => change)).toEqual(['border', 'removed', 'added']);
    const first = await call(chen, 'division.open', { community, version: 0 });
    expect(first).toMatchObject({ version: 0, state: 'replaced', can: ['export'] });
    expect(first.grids.map(({ code }) => code)).toEqual([codes.westGrid, codes.middleGrid]);
    expect(await open()).toMatchObject({ version: 1, state: 'inForce', inForce: 1 });
  });

  it.each(['wang', 'zhao', 'townClerk', 'clerk', 'leader', 'approver'] as const)('%s does not draw', async (who) => {
    await expect(call(openidOf(who), 'division.begin', { community })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('residents and other communities read nothing of it', async () => {
    for (const openid of ['zhang-openid', openidOf('zhao'), wang]) {
      await expect(call(openid, 'division.open', { community })).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(call(openid, 'division.overview', {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
  });
});

function withoutAddress({ longitude, latitude }: { longitude: number; latitude: number }) {
  return { longitude, latitude };
}

async function storedGrids({
  cloud,
}: SmallTown): Promise<Array<{ code: string; officerId: string; retired?: unknown }>> {
  const reply = await cloud.database.handle(
    'database.getDocument',
    { collectionName: 'grids', queryType: 'WHERE', query: '{}', limit: 100 },
    'test',
  );
  const { list } = (reply.body as { data: { list: string[] } }).data;
  return list
    .map((text) => JSON.parse(text) as { code: string; officerId: string })
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}
