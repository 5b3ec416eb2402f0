import type { Grid } from '../../../cloudfunctions/grid/grid';
import type { Person } from '../../../cloudfunctions/platform/identity';
import type { InputOf } from '../../../miniprogram/services/api';
import { localEnvironment } from '../../../scripts/import/environment';
import { codes, openidOf, places, type SmallTown, startSmallTown, submission } from '../../support/small-town';

/** A division that comes into force while people come, go and are away. */
const [chen, office] = [openidOf('chen'), openidOf('office')];
const community = codes.westCommunity;
const newCode = '340104100001003';
const day = 24 * 3_600_000;

let town: SmallTown;
let call: SmallTown['call'];
beforeEach(async () => {
  town = await startSmallTown({ functions: ['account', 'grid', 'case', 'division', 'jobs'] });
  call = town.call;
});
afterEach(() => town.close());

type GridInput = InputOf<'division.save'>['changed'][number];

function grid(code: string, west: number, east: number): GridInput {
  const [south, north] = [31.86, 31.87];
  const border: GridInput['border'] = [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ];
  const size = { households: 400, people: 1200, counted: 'hand' as const, reason: '户数待核' };
  return { code, name: `网格${code.slice(-1)}`, kind: 'propertyManaged', estates: [], border, ...size };
}

/** The middle grid gone, its ground and a strip of the west one's a new grid's. */
async function handIn(): Promise<void> {
  const { version, edition } = await call(chen, 'division.begin', { community });
  const changed = [grid(codes.westGrid, 117.2, 117.208), grid(newCode, 117.208, 117.22)];
  const input = { community, version, edition, changed, removed: [codes.middleGrid] };
  const saved = await call(chen, 'division.save', input);
  await call(chen, 'division.submit', { community, version, edition: saved.edition });
}
async function accept(from = '2026-11-24'): Promise<void> {
  const { version, edition } = await call(office, 'division.open', { community });
  await call(office, 'division.accept', { community, version, edition, from });
}
const cardOf = (code: string) => call('visitor-openid', 'grid.card', { code });
const answering = async (code: string) => (await cardOf(code)).officer?.name;
const editionOf = async (personId: string) => (await call(office, 'account.person', { personId })).edition;
const rows = <T>(collection: string) =>
  localEnvironment(town.cloud.url)
    .database()
    .collection(collection)
    .limit(100)
    .get()
    .then(({ data }) => data as T[]);

/** A grid never lacks a reachable person, and its officer of record is one of its officers. */
async function everyGridHasSomebody(): Promise<void> {
  const people = await rows<Person>('people');
  const now = new Date(Date.now() + town.cloud.clock.offsetMs);
  for (const { code, officerId, retired } of await rows<Grid>('grids')) {
    if (retired) continue;
    const officer = people.find(({ _id }) => _id === officerId);
    const grants = officer?.roles.filter(
      ({ role, scope, to }) => role === 'officer' && scope === code && (!to || to > now),
    );
    expect([code, officerId, grants?.length ?? 0]).toEqual([code, expect.stringMatching(/./), expect.any(Number)]);
    expect(grants?.length).toBeGreaterThan(0);
    expect([code, await answering(code)]).toEqual([code, expect.stringMatching(/./)]);
  }
}

describe('a division that comes into force', () => {
  test('a leave with a stand-in that was planned before holds in the new grid, too', async () => {
    await handIn();
    const away = { from: '2026-11-26', to: '2026-12-01', words: '' };
    const standIns = [{ scope: codes.middleGrid, personId: 'wang' }];
    await call(chen, 'account.setStandIn', { personId: 'li', edition: 0, ...away, standIns });
    await accept();
    expect(await answering(newCode)).toBe('李军');
    await town.cloud.advance(3 * day);
    expect((await cardOf(newCode)).officer?.standIn).toBe('李军 12月1日前休假，由王芳代班');
    await town.cloud.advance(5 * day);
    expect(await answering(newCode)).toBe('李军');
    await everyGridHasSomebody();
  });

  test('who leaves on a day to come leaves the new grid to their successor', async () => {
    await handIn();
    const successors = [{ scope: codes.middleGrid, personId: 'sun' }];
    await call(chen, 'account.leave', { personId: 'li', edition: 0, on: '2026-11-26', successors, words: '' });
    await accept();
    await town.cloud.advance(3 * day);
    expect(await answering(newCode)).toBe('孙强');
    await everyGridHasSomebody();
  });

  test('a post is given to whoever had only something else there', async () => {
    const informant = { role: 'informant', scope: codes.middleGrid, from: new Date('2026-01-01T00:00:00Z') };
    const people = localEnvironment(town.cloud.url).database().collection('people');
    // The officer of what follows is an informant of what is taken back: its desk is theirs all the same.
    const grants = (await rows<Person>('people')).find(({ _id }) => _id === 'wang')?.roles ?? [];
    await people.doc('wang').update({ roles: [...grants, informant], scopes: [codes.westGrid, codes.middleGrid] });
    const { id } = await call('zhang-openid', 'case.submit', submission({ place: places.inMiddleGrid }));
    const { version, edition } = await call(chen, 'division.begin', { community });
    const input = {
      community,
      version,
      edition,
      changed: [grid(codes.westGrid, 117.2, 117.22)],
      removed: [codes.middleGrid],
    };
    const saved = await call(chen, 'division.save', input);
    await call(chen, 'division.submit', { community, version, edition: saved.edition });
    await accept();
    await call(openidOf('wang'), 'case.accept', { id });
    await everyGridHasSomebody();
  });

  test.each([
    'the leaving',
    'the plan',
  ])('while somebody leaves at once, %s first: no grid is without anybody', async (who) => {
    await handIn();
    const leave = () =>
      call(chen, 'account.leave', {
        personId: 'li',
        edition: 0,
        on: '2026-11-24',
        successors: [{ scope: codes.middleGrid, personId: 'wang' }],
        words: '',
      });
    const both = who === 'the plan' ? [accept(), leave()] : [leave(), accept()];
    // Whoever leaves may be told that somebody was faster; the plan is not held up by it.
    expect((await Promise.allSettled(both)).map(({ status }) => status)).toContain('fulfilled');
    await town.cloud.advance(60_000);
    await everyGridHasSomebody();
    expect((await call(office, 'division.open', { community })).state).toBe('inForce');
  });

  test('a grid drawn on ground nobody had gets the officer of the grid nearest to it', async () => {
    const { version, edition } = await call(chen, 'division.begin', { community });
    const changed = [{ ...grid(newCode, 117.23, 117.24), name: '第三网格' }];
    const saved = await call(chen, 'division.save', { community, version, edition, changed, removed: [] });
    await call(chen, 'division.submit', { community, version, edition: saved.edition });
    await accept();
    expect(await answering(newCode)).toBe('李军');
  });

  test('who leaves afterwards is not asked who takes over what is no more; its desk goes with the ground', async () => {
    const { id } = await call('zhang-openid', 'case.submit', submission({ place: places.inMiddleGrid }));
    await handIn();
    await accept();
    const { posts } = await call(chen, 'account.successors', { personId: 'li', on: '2026-11-24', why: 'leave' });
    expect(posts.map(({ scope }) => scope)).toEqual([newCode]);
    const leave = (successors: Array<{ scope: string; personId: string }>) =>
      editionOf('li').then((edition) =>
        call(chen, 'account.leave', { personId: 'li', edition, on: '2026-11-24', successors, words: '' }),
      );
    await expect(leave([])).rejects.toMatchObject({
      code: 'NO_SUCCESSOR',
      userMessage: '蜀山社区网格3现在没有人负责，请先选好接手的人',
    });
    await leave([{ scope: newCode, personId: 'clerk' }]);
    // What waits at the desk of the old grid is theirs who answer for its ground.
    await call(openidOf('clerk'), 'case.accept', { id });
    const old = (await rows<Grid>('grids')).find(({ code }) => code === codes.middleGrid);
    expect(old?.terms).toEqual([]);
    expect((await call('visitor-openid', 'grid.search', { text: '周岚' })).grids.map(({ code }) => code)).toEqual([
      newCode,
    ]);
  });

  test('a plan that reaches where a neighbour’s accepted one will be is not accepted, though neither is in force', async () => {
    const reach = async (place: string, code: string, name: string) => {
      const { version, edition } = await call(office, 'division.begin', { community: place });
      const changed = [{ ...grid(code, 117.23, 117.24), name }];
      const saved = await call(office, 'division.save', { community: place, version, edition, changed, removed: [] });
      return {
        saved,
        submit: () => call(office, 'division.submit', { community: place, version, edition: saved.edition }),
      };
    };
    const [west, east] = [
      await reach(community, newCode, '第三网格'),
      await reach(codes.eastCommunity, '340104100002002', '第二网格'),
    ];
    await west.submit();
    await east.submit();
    await accept('2026-11-30');
    const seen = await call(office, 'division.open', { community: codes.eastCommunity });
    const words = expect.stringContaining('第二网格画进了蜀山社区（已通过的方案）第三网格');
    expect(seen.findings).toMatchObject([{ kind: 'outside', level: 'error', words }]);
    const { version, edition } = seen;
    const input = { community: codes.eastCommunity, version, edition, from: '2026-12-01' };
    await expect(call(office, 'division.accept', input)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      userMessage: words,
    });
    expect(east.saved.findings).toEqual([]);
  });

  test('the grids from before the first plan are exported as they were', async () => {
    await handIn();
    await accept();
    const file = (version: number) => call(office, 'division.exportFile', { community, version, format: 'csv' });
    const textOf = async ({ fileId }: { fileId: string }) => {
      const found = await town.cloud.storage.temporaryUrl(fileId, undefined);
      if (!('tempFileURL' in found)) throw new Error(`no file ${fileId}`);
      return (await fetch(found.tempFileURL)).text();
    };
    const first = await file(0);
    expect(first.fileName).toBe('蜀山社区网格划分前20261124.csv');
    expect(await textOf(first)).toContain(codes.middleGrid);
    expect(await textOf(first)).not.toContain(newCode);
    expect(await textOf(await file(1))).toContain(newCode);
  });
});
