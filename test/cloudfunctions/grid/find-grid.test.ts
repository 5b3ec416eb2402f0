import { termsOf } from '../../../cloudfunctions/grid/terms';
import {
  codes,
  officeMorning,
  places,
  type Refused,
  type SmallTown,
  staff,
  startSmallTown,
} from '../../support/small-town';

const anybody = 'visitor-openid';
let town: SmallTown;

beforeAll(async () => {
  town = await startSmallTown({ functions: ['grid'] });
});
afterAll(() => town.close());

const refusal = (call: Promise<unknown>): Promise<Refused> =>
  call.then(
    () => Promise.reject(new Error('not refused')),
    (error) => error,
  );

describe('grid.card', () => {
  test('shows who is responsible, when, and where to complain, in one database call', async () => {
    const card = await town.call(anybody, 'grid.card', { code: codes.westGrid });
    expect(town.cloud.cost.databaseCalls).toBe(1);
    expect(card).toMatchObject({
      name: '第一网格',
      kindName: '物管小区',
      community: { code: codes.westCommunity, name: '蜀山社区' },
      town: { code: codes.town, name: '井岗镇' },
      officer: {
        name: staff.wang.name,
        phone: '13900001234',
        duties: ['民政', '就业'],
        dutyHours: ['周一至周五 08:30–17:30'],
        onDuty: true,
        nextDuty: '值班中，至 17:30',
      },
      supervisionPhone: '0551-65001234',
      desk: { name: '蜀山社区受理中心' },
      centre: { longitude: 117.205, latitude: 31.865 },
    });
    expect(card.border).toHaveLength(5);
  });

  test('tells nobody an openid, and nothing of other people', async () => {
    const text = JSON.stringify(await town.call(anybody, 'grid.card', { code: codes.westGrid }));
    expect(text).not.toMatch(/openid|unjoined|roles|noticeConsents|terms/);
  });

  test('an unknown code is told apart from a wrong one', async () => {
    expect(await refusal(town.call(anybody, 'grid.card', { code: '340104100009009' }))).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await refusal(town.call(anybody, 'grid.card', { code: 'west' }))).toMatchObject({
      code: 'BAD_INPUT',
      userMessage: '编号不对，请重新扫码或搜索',
    });
  });

  test('without an officer in office the desk stands in', async () => {
    const end = new Date(officeMorning - 1000);
    const gone = { _id: 'gone', openid: 'gone-openid', name: '何去', phone: '', photo: '', duties: [], dutyHours: [] };
    town.cloud.database.insertMany('people', [
      { ...gone, roles: [{ role: 'officer', scope: '340104100002009', from: new Date(0), to: end }] },
    ]);
    const [card, vacant] = await withGrids('十里店社区', ['340104100002009', 'gone'], ['340104100002008', '']);
    expect(card?.officer).toBeNull();
    expect(vacant?.officer).toBeNull();
    expect(vacant?.desk).toMatchObject({ name: '十里店社区受理中心' });
  });
});

describe('grid.locate', () => {
  test('finds the grid of a point', async () => {
    const card = await town.call(anybody, 'grid.locate', point(places.inMiddleGrid));
    expect(card.code).toBe(codes.middleGrid);
    expect(town.cloud.cost.databaseCalls).toBe(1);
  });

  test('outside every grid names the nearest desk and its phone', async () => {
    const refused = await refusal(town.call(anybody, 'grid.locate', point(places.outside)));
    expect(refused.code).toBe('OUTSIDE_GRIDS');
    expect(refused.userMessage).toContain('十里店社区受理中心');
    expect(refused.details).toMatchObject({ desk: { name: '十里店社区受理中心', phone: '0551-65000002' } });
  });

  test('far from every grid names none', async () => {
    const refused = await refusal(town.call(anybody, 'grid.locate', { longitude: 116.4, latitude: 39.9 }));
    expect(refused).toMatchObject({ code: 'OUTSIDE_GRIDS', details: { desk: null } });
  });
});

describe('grid.search', () => {
  test.each([
    ['estate', '翠竹', [codes.middleGrid]],
    ['community', '蜀山社区', [codes.westGrid, codes.middleGrid]],
    ['officer', '赵敏', [codes.eastGrid]],
    ['two words', '蜀山 李军', [codes.middleGrid]],
    ['nothing that is there', '梧桐公寓', []],
  ])('by %s', async (_by, text, expected) => {
    const { grids, next } = await town.call(anybody, 'grid.search', { text });
    expect(grids.map((grid) => grid.code)).toEqual(expected);
    expect(next).toBeNull();
    expect(town.cloud.cost.databaseCalls).toBe(1);
  });

  test('refuses an empty text', async () => {
    expect(await refusal(town.call(anybody, 'grid.search', { text: '  ' }))).toMatchObject({
      code: 'BAD_INPUT',
      userMessage: '请输入要搜索的名称',
    });
  });

  test('goes on where the page before ended', async () => {
    const many = Array.from(
      { length: 25 },
      (_, index) => [`3401041000070${String(index + 10).padStart(2, '0')}`, ''] as const,
    );
    await withGrids('金湖社区', ...many);
    const first = await town.call(anybody, 'grid.search', { text: '金湖' });
    // A page, and the one that tells there is another.
    expect(town.cloud.cost).toEqual({ databaseCalls: 1, documentsExamined: 21 });
    const second = await town.call(anybody, 'grid.search', { text: '金湖', after: first.next ?? '' });
    expect(first.grids).toHaveLength(20);
    expect(second.next).toBeNull();
    expect([...first.grids, ...second.grids].map((grid) => grid.code)).toEqual(many.map(([code]) => code));
    expect(town.cloud.cost).toEqual({ databaseCalls: 1, documentsExamined: second.grids.length });
  });
});

describe('choosing by hand', () => {
  test('grid.places goes from the district down to communities', async () => {
    const { places: towns } = await town.call(anybody, 'grid.places', {});
    expect(towns).toEqual([{ code: codes.town, name: '井岗镇' }]);
    const { places: communities } = await town.call(anybody, 'grid.places', { parent: codes.town });
    expect(communities.map((place) => place.name)).toEqual(['蜀山社区', '十里店社区']);
  });

  test('grid.list gives the grids of a community with their officers', async () => {
    const { grids } = await town.call(anybody, 'grid.list', { community: codes.westCommunity });
    expect(grids.map((grid) => [grid.code, grid.officerName])).toEqual([
      [codes.westGrid, staff.wang.name],
      [codes.middleGrid, staff.li.name],
    ]);
    expect(grids[0]).not.toHaveProperty('borderGcj02');
  });

  test('grid.neighbours gives the own community first, then the others of the town', async () => {
    const { communities } = await town.call(anybody, 'grid.neighbours', { community: codes.eastCommunity });
    expect(communities.map((community) => community.name)).toEqual(['十里店社区', '蜀山社区']);
    expect(communities[1]?.grids.map((grid) => grid.code)).toEqual([codes.westGrid, codes.middleGrid]);
    expect(communities[0]?.desk.phone).toBe('0551-65000002');
  });
});

const point = ({ longitude, latitude }: { longitude: number; latitude: number }) => ({ longitude, latitude });

/** Adds far-away grids to the town and reads their cards. */
async function withGrids(communityName: string, ...grids: ReadonlyArray<readonly [code: string, officerId: string]>) {
  town.cloud.database.insertMany(
    'grids',
    grids.map(([code, officerId]) => ({
      _id: code,
      code,
      name: '第九网格',
      kind: 'unit',
      community: code.slice(0, 12),
      communityName,
      town: codes.town,
      townName: '井岗镇',
      officerId,
      estates: [],
      terms: termsOf([communityName, '第九网格']),
      borderGcj02: {
        type: 'Polygon',
        coordinates: [
          [
            [120, 20],
            [121, 20],
            [121, 21],
            [120, 20],
          ],
        ],
      },
      centreGcj02: { longitude: 120, latitude: 20 },
    })),
  );
  return Promise.all(grids.map(([code]) => town.call(anybody, 'grid.card', { code })));
}
