import { outlinesOf } from '../../../cloudfunctions/grid/outline';
import { codes, openidOf, type SmallTown, startSmallTown, westGridWithPeople } from '../../support/small-town';
import { changeRows } from '../../support/stored-change';

const lead = openidOf('chen');
let town: SmallTown;

beforeEach(async () => {
  town = await startSmallTown({ functions: ['print'] });
});
afterEach(() => town.close());

async function finish(id: string) {
  let run = await town.call(lead, 'print.run', { run: id });
  for (let calls = 0; run.state === 'running' && calls < 20; calls++)
    run = await town.call(lead, 'print.advance', { run: id });
  return run;
}

const cards = { community: codes.westCommunity, pieces: ['card', 'roster'] } as const;

describe('#print runs', () => {
  it('makes one run of a tap that is sent twice, and is found again after the app was closed', async () => {
    const input = { ...cards, pieces: [...cards.pieces] };
    const first = await town.call(lead, 'print.begin', input, 'one-tap-of-the-lead');
    const second = await town.call(lead, 'print.begin', input, 'one-tap-of-the-lead');
    expect(second.id).toBe(first.id);
    expect(first).toMatchObject({ state: 'running', done: 0, total: 5 });
    await town.call(lead, 'print.advance', { run: first.id });

    const { runs } = await town.call(openidOf('office'), 'print.runs', { community: codes.westCommunity });
    expect(runs).toMatchObject([{ id: first.id, state: 'running', done: 2 }]);
    const done = await finish(first.id);
    expect(done).toMatchObject({ state: 'done', done: 5, doing: '' });
    expect(done.documents.map(({ file }) => file?.pages)).toEqual([2, 1]);
    expect(await town.call(lead, 'print.advance', { run: first.id })).toEqual(done);
  });

  it('shares the steps between two phones and makes each once', async () => {
    const { id } = await town.call(lead, 'print.begin', { ...cards, pieces: [...cards.pieces] });
    for (let round = 0; round < 4; round++) {
      await Promise.all([lead, openidOf('clerk')].map((who) => town.call(who, 'print.advance', { run: id })));
    }
    const run = await town.call(lead, 'print.run', { run: id });
    expect(run).toMatchObject({ state: 'done', done: 5 });
    expect(run.documents.map(({ file }) => file?.fileId.split('/').at(-1))).toEqual(['card-1.pdf', 'roster-1.pdf']);
  });

  it('takes a step up again whose call died, once it can no longer be alive', async () => {
    const { id } = await town.call(lead, 'print.begin', { ...cards, pieces: [...cards.pieces] });
    const dead = new Date(town.cloud.clock.now() + 60_000);
    await changeRows(
      town.cloud,
      'printRuns',
      { _id: id },
      {
        'steps.0.claimedBy': 'dead',
        'steps.0.claimedUntil': { $date: dead.getTime() },
        'steps.2.claimedBy': 'dead',
        'steps.2.claimedUntil': { $date: dead.getTime() },
      },
    );
    expect(await town.call(lead, 'print.advance', { run: id })).toMatchObject({ done: 0, elsewhere: true });
    await town.cloud.advance(61_000);
    expect(await finish(id)).toMatchObject({ state: 'done', done: 5 });
  });

  it('prints nothing with a dead code when WeChat refuses, and keeps what is made', async () => {
    // Longer than a scene may be.
    const code = `${codes.westCommunity}${'9'.repeat(19)}`;
    const { officer: _, communityRegion, townRegion, ...grid } = westGridWithPeople();
    town.cloud.database.insertMany('grids', [{ ...grid, _id: code, code }]);
    const { id } = await town.call(lead, 'print.begin', { ...cards, pieces: [...cards.pieces] });
    await expect(town.call(lead, 'print.advance', { run: id })).rejects.toMatchObject({
      code: 'CODE_REFUSED',
      userMessage: '微信暂时没有给出小程序码，已经做好的都在，请稍后继续',
    });
    expect(await town.call(lead, 'print.run', { run: id })).toMatchObject({
      state: 'running',
      elsewhere: false,
      done: 0,
    });
  });

  it('refuses whoever does not print here, grids of others and places that are none', async () => {
    const input = { ...cards, pieces: [...cards.pieces] };
    await expect(town.call(openidOf('wang'), 'print.begin', input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(town.call(lead, 'print.begin', { ...input, community: codes.eastCommunity })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(town.call(lead, 'print.begin', { ...input, grids: [codes.eastGrid] })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    const { id } = await town.call(lead, 'print.begin', input);
    await expect(town.call(openidOf('zhao'), 'print.advance', { run: id })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});

describe('#print.stale', () => {
  it('tells what changed since it was printed: officer, phone, border, and grids that are gone or were left out', async () => {
    const grids = [codes.westGrid];
    const { id } = await town.call(lead, 'print.begin', {
      community: codes.westCommunity,
      pieces: ['cardSheet', 'boardA3', 'roster'],
      grids,
    });
    await finish(id);
    const stale = () => town.call(lead, 'print.stale', { community: codes.westCommunity });
    expect((await stale()).stale.map(({ sentence }) => sentence).sort()).toEqual([
      '第二网格 公示牌（A3）：还没有印过',
      '第二网格 联系卡（A4 一页十张）：还没有印过',
    ]);

    await changeRows(town.cloud, 'people', { _id: 'wang' }, { phone: '13911112222' });
    expect((await stale()).stale.map(({ sentence }) => sentence)).toContain(
      '第一网格 公示牌（A3）（11月24日印）：电话已换',
    );

    const border: [number, number][] = [
      [117.2, 31.86],
      [117.21, 31.86],
      [117.21, 31.871],
      [117.2, 31.87],
      [117.2, 31.86],
    ];
    await changeRows(town.cloud, 'people', { _id: 'wang' }, { phone: '13900001234' });
    await changeRows(town.cloud, 'grids', { _id: codes.westGrid }, { outlines: outlinesOf([border]) });
    const afterBorder = (await stale()).stale.filter(({ state }) => state === 'changed');
    expect(afterBorder.map(({ kind, changes }) => [kind, changes])).toEqual([['boardA3', ['网格边界或相邻网格已变']]]);

    // The very grid gets another officer.
    await changeRows(town.cloud, 'people', { _id: 'sun' }, { phone: '13933334444' });
    await changeRows(town.cloud, 'grids', { _id: codes.westGrid }, { officerId: 'sun' });
    const board = (await stale()).stale.find(({ kind, state }) => kind === 'boardA3' && state === 'changed');
    expect(board?.sentence).toBe(
      '第一网格 公示牌（A3）（11月24日印）：责任人 王芳 → 孙强，电话已换，网格边界或相邻网格已变',
    );
    expect((await stale()).stale.find(({ kind }) => kind === 'roster')?.changes).toEqual(['第一网格有变化']);

    await changeRows(town.cloud, 'grids', { _id: codes.westGrid }, { community: codes.eastCommunity });
    expect(
      (await stale()).stale.filter(({ state }) => state === 'gone').map(({ place, changes }) => [place, changes]),
    ).toEqual([
      [codes.westGrid, ['网格已撤销，请取下或收回']],
      [codes.westGrid, ['网格已撤销，请取下或收回']],
    ]);
  });
});
