import { localEnvironment } from '../../../scripts/import/environment';
import { codes, openidOf, places, type SmallTown, startSmallTown, submission } from '../../support/small-town';

/** The west grid is gone, its successor is gone, and the east grid of the other community lives. */
let town: SmallTown;
beforeEach(async () => {
  town = await startSmallTown({ functions: ['account', 'grid', 'case', 'division'] });
  await retire(codes.westGrid, [codes.middleGrid]);
  await retire(codes.middleGrid, [codes.eastGrid]);
});
afterEach(() => town.close());

/** As a division in force leaves a grid it took back. */
async function retire(code: string, successors: string[]): Promise<void> {
  const database = localEnvironment(town.cloud.url).database();
  const community = code.slice(0, 12);
  await database
    .collection('grids')
    .doc(code)
    .update({
      community: '',
      terms: [],
      borderGcj02: database.command.remove(),
      retired: { at: new Date(), community, border: { type: 'Polygon', coordinates: [] }, successors },
    });
}

describe('a grid that a division took back', () => {
  test('leads along its successors to the one that lives, on its card and in its letter', async () => {
    const card = await town.call('visitor-openid', 'grid.card', { code: codes.westGrid });
    expect(card).toMatchObject({ code: codes.eastGrid, retiredName: '第一网格' });
    const letter = await town.call('visitor-openid', 'grid.letter', { code: codes.westGrid });
    expect(letter.card.code).toBe(codes.eastGrid);
  });

  test('with nobody after it, or only itself, is no grid', async () => {
    await retire(codes.eastGrid, [codes.westGrid]);
    for (const name of ['grid.card', 'grid.letter'] as const) {
      await expect(town.call('visitor-openid', name, { code: codes.westGrid })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    }
  });

  test('leads by its second successor where the first came to nothing', async () => {
    await retire(codes.westGrid, ['340104100001077', codes.eastGrid]);
    expect(await town.call('visitor-openid', 'grid.card', { code: codes.westGrid })).toMatchObject({
      code: codes.eastGrid,
    });
  });

  test('gets no new case: one handed in by its code is the living grid’s', async () => {
    const { id } = await town.call('visitor-openid', 'case.submit', submission({ place: null, grid: codes.westGrid }));
    const { holder } = await town.call('visitor-openid', 'case.detail', { id });
    expect(holder).toMatchObject({ code: codes.eastGrid, personName: '赵敏' });
  });

  test('gets no case by transfer, and whoever chose it hears which grid follows', async () => {
    const { id } = await town.call('visitor-openid', 'case.submit', submission({ place: places.inEastGrid }));
    await town.call(openidOf('zhao'), 'case.accept', { id });
    const transfer = town.call(openidOf('zhao'), 'case.transfer', { id, target: codes.westGrid, reason: '在他们那边' });
    await expect(transfer).rejects.toMatchObject({
      code: 'BAD_INPUT',
      userMessage: '这个网格已撤销，现由十里店社区第一网格负责，请重新选择',
    });
  });

  test('gets no officer', async () => {
    const grant = { role: 'officer', scope: codes.middleGrid, from: '2026-11-24' } as const;
    const given = town.call(openidOf('chen'), 'account.grantRole', { personId: 'clerk', edition: 0, grant });
    await expect(given).rejects.toMatchObject({ code: 'BAD_INPUT', userMessage: '这个网格已撤销，请选择现有的网格' });
    const added = town.call(openidOf('chen'), 'account.addPerson', { name: '钱多', phone: '13900005678', grant });
    await expect(added).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});
