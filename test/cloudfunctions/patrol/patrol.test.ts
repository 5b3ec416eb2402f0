import { codes, openidOf, places, type SmallTown, startSmallTown } from '../../support/small-town';

const wang = openidOf('wang');
const li = openidOf('li');
const round = 'round-of-wang-0001';
let town: SmallTown;
beforeAll(async () => {
  town = await startSmallTown();
});
afterAll(() => town.close());

const { address: _, ...inWest } = places.inWestGrid;
const { address: __, ...inMiddle } = places.inMiddleGrid;

describe('a round through the grid', () => {
  it('begins with one fix and tells whether it is in the grid', async () => {
    const patrol = await town.call(wang, 'patrol.start', { id: round, grid: codes.westGrid, point: inWest });
    expect(patrol).toMatchObject({ id: round, gridName: '第一网格', date: '2026-11-24', inGrid: true, ended: '' });
    expect(town.cloud.cost.databaseCalls).toBeLessThanOrEqual(3);
    const away = { id: 'round-of-wang-0002', grid: codes.westGrid, point: inMiddle };
    expect(await town.call(wang, 'patrol.start', away)).toMatchObject({ inGrid: false });
    const blind = { id: 'round-of-wang-0003', grid: codes.westGrid, point: null };
    expect(await town.call(wang, 'patrol.start', blind)).toMatchObject({ inGrid: null, point: null });
  });

  it('begun again it is the same round', async () => {
    const again = await town.call(wang, 'patrol.start', { id: round, grid: codes.westGrid, point: inMiddle });
    expect(again).toMatchObject({ id: round, inGrid: true });
  });

  it('is begun by the grid’s officer alone', async () => {
    const start = town.call(li, 'patrol.start', { id: round, grid: codes.westGrid, point: null });
    await expect(start).rejects.toMatchObject({ code: 'FORBIDDEN', userMessage: '这不是您负责的网格' });
    await expect(town.call('zhang-openid', 'patrol.recent', {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('keeps what was seen, each once', async () => {
    const seen = { patrol: round, id: 'note-0000000000001', text: '路灯亮着', photos: [], point: inWest };
    await town.call(wang, 'patrol.note', seen);
    const patrol = await town.call(wang, 'patrol.note', seen);
    expect(patrol.notes).toEqual([expect.objectContaining({ text: '路灯亮着', caseId: '' })]);
    await expect(town.call(wang, 'patrol.note', { ...seen, text: '', id: 'note-0000000000002' })).rejects.toMatchObject(
      {
        code: 'BAD_INPUT',
      },
    );
  });

  it('nobody writes into another’s round', async () => {
    const note = { patrol: round, id: 'note-of-li-00000001', text: '不是我的', photos: [], point: null };
    await expect(town.call(li, 'patrol.note', note)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('a problem becomes a case once, with its place, and the officer accepts it', async () => {
    const problem = {
      patrol: round,
      id: 'note-0000000000009',
      category: 'manhole',
      text: '井盖破损',
      photos: [],
      place: places.inWestGrid,
      urgent: false,
    };
    const [{ code: category = '' } = {}] = (await town.call(wang, 'case.form', { grid: codes.westGrid })).categories;
    const tap = 'tap-of-the-report-01';
    const first = await town.call(wang, 'patrol.report', { ...problem, category }, tap);
    const again = await town.call(wang, 'patrol.report', { ...problem, category }, tap);
    expect(again).toEqual(first);
    const note = first.notes.find(({ id }) => id === problem.id);
    const found = await town.call(wang, 'case.detail', { id: note?.caseId ?? '' });
    expect(found).toMatchObject({ text: '井盖破损', state: 'submitted' });
    expect(found.can).toContain('accept');
  });

  it('ends once', async () => {
    const ended = await town.call(wang, 'patrol.finish', { patrol: round });
    await town.cloud.advance(3_600_000);
    expect((await town.call(wang, 'patrol.finish', { patrol: round })).ended).toBe(ended.ended);
    const { patrols, next } = await town.call(wang, 'patrol.recent', {});
    expect(patrols.map(({ id }) => id)).toContain(round);
    expect(next).toBeNull();
  });
});
