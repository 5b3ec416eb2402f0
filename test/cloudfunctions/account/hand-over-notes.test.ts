import { codes, openidOf, type SmallTown, startSmallTown } from '../../support/small-town';

const [li, wang] = [openidOf('li'), openidOf('wang')];
const day = 24 * 3_600_000;
const scope = codes.middleGrid;
let town: SmallTown;
beforeEach(async () => {
  town = await startSmallTown({ functions: ['account', 'patrol', 'case'] });
  const standIns = [{ scope, personId: 'wang' }];
  const leave = { personId: 'li', edition: 0, from: '2026-11-24', to: '2026-12-01', standIns, words: '钥匙在门卫处' };
  await town.call(li, 'account.setStandIn', leave);
});
afterEach(() => town.close());

const me = (openid: string) => town.call(openid, 'account.me', {});
const notesFor = async (openid: string): Promise<string[]> => (await me(openid)).handOvers.map(({ words }) => words);
const write = (openid: string, words: string, tap?: string) =>
  town.call(openid, 'account.writeHandOver', { scope, words }, tap);
const later = (days: number): void => town.cloud.clock.setOffset(town.cloud.clock.offsetMs + days * day);

describe('hand-over notes', () => {
  test('stand on top of the stand-in’s day until they are read, and a new one is unread again', async () => {
    expect(await notesFor(wang)).toEqual(['钥匙在门卫处']);
    await town.call(wang, 'account.readHandOver', { scope, words: '钥匙在门卫处' });
    expect(await notesFor(wang)).toEqual([]);
    expect(await write(li, '3 栋电梯在修')).toEqual({ readers: ['王芳'] });
    expect(await notesFor(wang)).toEqual(['3 栋电梯在修']);
  });

  test('what was not read yet stays, what came meanwhile stays unread, a retry writes nothing twice', async () => {
    await write(li, '3 栋电梯在修', 'one-tap-of-the-officer');
    await write(li, '3 栋电梯在修', 'one-tap-of-the-officer');
    await town.call(wang, 'account.readHandOver', { scope, words: '钥匙在门卫处' });
    expect(await notesFor(wang)).toEqual(['钥匙在门卫处\n3 栋电梯在修']);
  });

  test('who stood in writes back, for a week after the return', async () => {
    expect((await me(wang)).handsOver).toEqual([{ code: scope, name: '蜀山社区第二网格' }]);
    expect((await me(li)).handsOver.map(({ code }) => code)).toEqual([scope]);
    later(8);
    expect((await me(wang)).handsOver).toHaveLength(1);
    expect((await me(li)).handsOver).toEqual([]);
    expect(await write(wang, '电梯修好了')).toEqual({ readers: ['李军'] });
    expect(await notesFor(li)).toEqual(['电梯修好了']);
    later(8);
    await expect(write(wang, '还有一件')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('nobody writes of a place that is not theirs; the reader has a message', async () => {
    for (const stranger of [openidOf('sun'), openidOf('zhao')]) {
      await expect(write(stranger, '随便写写')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    await expect(write('zhang-openid', '随便写写')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(write(li, '长'.repeat(501))).rejects.toMatchObject({ code: 'BAD_INPUT' });
    const unread = (await me(wang)).unread;
    await write(li, '3 栋电梯在修');
    expect((await me(wang)).unread).toBe(unread + 1);
  });

  test('the stand-in works both grids: their cases and their rounds', async () => {
    expect((await me(wang)).desks.map(({ code }) => code)).toEqual(expect.arrayContaining([codes.westGrid, scope]));
    const round = { id: 'round-of-a-stand-in-1', grid: scope, point: null };
    expect(await town.call(wang, 'patrol.start', round)).toMatchObject({ grid: scope });
  });
});
