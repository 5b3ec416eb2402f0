import type { Grid, Region } from '../../../cloudfunctions/grid/grid';
import { withGround } from '../../../cloudfunctions/grid/ground';
import { type Corner, outlinesOf } from '../../../cloudfunctions/grid/outline';
import { codes, type Refused, type SmallTown, staff, startSmallTown } from '../../support/small-town';

const anybody = 'visitor-openid';
let town: SmallTown;

beforeAll(async () => {
  town = await startSmallTown({ functions: ['grid'] });
});
afterAll(() => town.close());

/** The west grid and half of the middle one; the small town's grids lie in a row from 117.20 to 117.23. */
const westHalf = { west: 117.195, south: 31.855, east: 117.2149, north: 31.875 };
const wholeTown = { west: 117.1, south: 31.8, east: 117.3, north: 31.9 };

const refusal = (call: Promise<unknown>): Promise<Refused> =>
  call.then(
    () => Promise.reject(new Error('not refused')),
    (error) => error,
  );

describe('grid.atlas', () => {
  test('near: the grids in view with their borders, and no others', async () => {
    const view = await town.call(anybody, 'grid.atlas', { ...westHalf, zoom: 15 });
    expect(view.level).toBe('grid');
    expect(view.grids.map(({ code }) => code)).toEqual([codes.westGrid, codes.middleGrid]);
    expect(view.grids[0]).toMatchObject({
      name: '第一网格',
      centre: [117.205, 31.865],
      community: codes.westCommunity,
    });
    expect(view.grids[0]?.border).toHaveLength(5);
    expect(view.communities).toEqual([{ code: codes.westCommunity, name: '蜀山社区' }]);
    expect(view.more).toBe(false);
  });

  test('costs one database call and examines what it sends', async () => {
    await town.call(anybody, 'grid.atlas', { ...westHalf, zoom: 15 });
    expect(town.cloud.cost).toEqual({ databaseCalls: 1, documentsExamined: 2 });
    await town.call(anybody, 'grid.atlas', { ...wholeTown, zoom: 12 });
    expect(town.cloud.cost).toEqual({ databaseCalls: 1, documentsExamined: 2 });
    await town.call(anybody, 'grid.atlas', { ...wholeTown, zoom: 10 });
    expect(town.cloud.cost).toEqual({ databaseCalls: 1, documentsExamined: 1 });
  });

  test('farther: communities, then towns, with how many grids they have', async () => {
    const communities = await town.call(anybody, 'grid.atlas', { ...wholeTown, zoom: 12 });
    expect(communities).toMatchObject({ level: 'community', grids: [] });
    expect(communities.places.map(({ name, grids }) => [name, grids])).toEqual([
      ['蜀山社区', 2],
      ['十里店社区', 1],
    ]);
    const towns = await town.call(anybody, 'grid.atlas', { ...wholeTown, zoom: 9 });
    expect(towns.places).toMatchObject([{ code: codes.town, name: '井岗镇', grids: 3 }]);
    expect(towns.places[0]?.centre[0]).toBeCloseTo(117.215);
  });

  test('nothing where nothing is', async () => {
    const sea = { west: 122, south: 31, east: 122.02, north: 31.02 };
    expect(await town.call(anybody, 'grid.atlas', { ...sea, zoom: 15 })).toEqual({
      level: 'grid',
      places: [],
      grids: [],
      communities: [],
      more: false,
    });
  });

  test('tells nobody anything of people', async () => {
    const text = JSON.stringify(await town.call(anybody, 'grid.atlas', { ...wholeTown, zoom: 17 }));
    for (const { name } of Object.values(staff)) expect(text).not.toContain(name);
    expect(text).not.toMatch(/openid|phone|officer|terms|households/);
  });

  test('a rectangle that is none is refused in words', async () => {
    const turned = { west: 117.2, east: 117.1, south: 31.8, north: 31.9 };
    const earth = { west: -180, east: 180, south: -80, north: 80 };
    for (const bounds of [turned, earth]) {
      expect(await refusal(town.call(anybody, 'grid.atlas', { ...bounds, zoom: 12 }))).toMatchObject({
        code: 'BAD_INPUT',
        userMessage: '地图范围不对，请重新打开',
      });
    }
    expect(await refusal(town.call(anybody, 'grid.atlas', { ...wholeTown, zoom: 12.5 }))).toMatchObject({
      code: 'BAD_INPUT',
    });
  });

  test('more than 200 in view: 200, and says so', async () => {
    const crowded = { west: 118, south: 32, east: 118.2, north: 32.2 };
    town.cloud.database.insertMany('grids', crowd(15, 15));
    const view = await town.call(anybody, 'grid.atlas', { ...crowded, zoom: 13 });
    expect(view.grids).toHaveLength(200);
    expect(view.more).toBe(true);
    expect(town.cloud.cost).toEqual({ databaseCalls: 1, documentsExamined: 201 });
  });
});

describe('grid.atlasPage', () => {
  test('from the district down to the officers’ names', async () => {
    const district = await town.call(anybody, 'grid.atlasPage', {});
    expect(district.path).toEqual([{ code: codes.district, name: '蜀山区' }]);
    expect(district.places).toEqual([{ code: codes.town, name: '井岗镇', grids: 3 }]);
    expect(district.bounds).toEqual({ west: 117.2, south: 31.86, east: 117.22 + 0.01, north: 31.87 });

    const below = await town.call(anybody, 'grid.atlasPage', { place: codes.town });
    expect(below.places.map(({ name }) => name)).toEqual(['蜀山社区', '十里店社区']);

    const community = await town.call(anybody, 'grid.atlasPage', { place: codes.westCommunity });
    expect(town.cloud.cost.databaseCalls).toBe(2);
    expect(community.path.map(({ name }) => name)).toEqual(['蜀山区', '井岗镇', '蜀山社区']);
    expect(community.grids.map(({ name, officerName }) => [name, officerName])).toEqual([
      ['第一网格', staff.wang.name],
      ['第二网格', staff.li.name],
    ]);
    expect(JSON.stringify(community)).not.toMatch(/openid|phone/);
  });

  test('a place that is not there', async () => {
    expect(await refusal(town.call(anybody, 'grid.atlasPage', { place: '990000' }))).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('outlinesOf', () => {
  test('fewer corners the farther away, closed at every step', () => {
    const { z13, z15, z17 } = outlinesOf([circle(500)]);
    expect(z13.length).toBeLessThan(z15.length);
    expect(z15.length).toBeLessThan(z17.length);
    expect(z17.length).toBeLessThan(100);
    for (const ring of [z13, z15, z17]) expect(ring[0]).toEqual(ring.at(-1));
  });

  test('a grid smaller than a pixel keeps an area', () => {
    const speck = circle(40).map(([x, y]): Corner => [117.2 + (x - 117.2) / 1000, 31.86 + (y - 31.86) / 1000]);
    expect(outlinesOf([speck]).z13.length).toBeGreaterThanOrEqual(4);
  });
});

describe('withGround', () => {
  test('a name stands in one of the place’s own grids, and a place without grids has no ground', () => {
    const [full, bare] = withGround([community('990000000001'), community('990000000002')], crowd(1, 3));
    expect(full?.ground).toMatchObject({ grids: 3, centre: [118.005, 32.015] });
    expect(full?.communityPointGcj02).toEqual({ type: 'Point', coordinates: [118.005, 32.015] });
    expect(bare).not.toHaveProperty('ground');
  });
});

function circle(count: number): Corner[] {
  const corners = Array.from({ length: count }, (_, index): Corner => {
    const angle = (2 * Math.PI * index) / count;
    return [117.2 + 0.005 * Math.cos(angle), 31.86 + 0.005 * Math.sin(angle)];
  });
  return [...corners, corners[0] ?? [0, 0]];
}

function community(code: string): Region {
  const desk = { name: '', phone: '', address: '' };
  const names = { name: '挤社区居委会', shortName: '挤社区', level: 'community', parent: '990000000' } as const;
  return { _id: code, code, ...names, desk, supervisionPhone: '' };
}

/** Squares of 0.01 degrees from a corner on, row by row. */
function crowd(columns: number, rows: number): Grid[] {
  return Array.from({ length: columns * rows }, (_, index): Grid => {
    const [west, south] = [118 + (index % columns) / 100, 32 + Math.floor(index / columns) / 100];
    const [east, north] = [west + 0.01, south + 0.01];
    const ring: Corner[] = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ];
    const code = `990000000001${String(index).padStart(3, '0')}`;
    return {
      _id: code,
      code,
      name: `第${index}网格`,
      kind: 'propertyManaged',
      district: '990000',
      town: '990000000',
      community: '990000000001',
      communityName: '挤社区',
      townName: '挤镇',
      borderGcj02: { type: 'Polygon', coordinates: [ring] },
      outlines: outlinesOf([ring]),
      centreGcj02: { longitude: west + 0.005, latitude: south + 0.005 },
      households: 400,
      people: 1200,
      estates: [],
      officerId: '',
      terms: [],
      updatedAt: new Date(0),
    };
  });
}
