import { Bench, ids } from './support';

const point = (lng: number, lat: number) => ({ type: 'Point', coordinates: [lng, lat] });
const polygon = (...ring: Array<[number, number]>) => ({ type: 'Polygon', coordinates: [ring] });
const near = (lng: number, lat: number, distances: object = {}) => ({
  $nearSphere: { $geometry: point(lng, lat), ...distances },
});

/** A grid of 400 points about 96 m apart around 120°E 30°N, and two areas. */
const PLACES = Array.from({ length: 400 }, (_, i) => ({
  _id: `p${i}`,
  at: point(120 + (i % 20) * 0.001, 30 + Math.floor(i / 20) * 0.001),
  even: i % 2 === 0,
}));
const EARTH = 6_378_100;

/** Metres by the spherical law of cosines: another formula than the engine's. */
function metres([lng1, lat1]: number[], [lng2, lat2]: number[]): number {
  const [a, b, c, d] = [lng1, lat1, lng2, lat2].map((degrees = 0) => (degrees * Math.PI) / 180) as [
    number,
    number,
    number,
    number,
  ];
  return EARTH * Math.acos(Math.min(1, Math.sin(b) * Math.sin(d) + Math.cos(b) * Math.cos(d) * Math.cos(c - a)));
}

describe('geo', () => {
  const bench = new Bench();
  beforeAll(() => {
    bench.collection('places', PLACES);
    bench.db.createIndex('places', { name: 'at', keys: [['at', '2dsphere']] });
    bench.collection('areas', [
      { _id: 'west', area: polygon([120, 30], [120.01, 30], [120.01, 30.02], [120, 30.02], [120, 30]) },
      { _id: 'east', area: polygon([120.01, 30], [120.02, 30], [120.02, 30.02], [120.01, 30.02], [120.01, 30]) },
      { _id: 'none' },
    ]);
    bench.db.createIndex('areas', { name: 'area', keys: [['area', '2dsphere']] });
  });
  afterAll(() => bench.db.close());

  const byDistance = (from: number[], keep: (away: number) => boolean) =>
    PLACES.map((place) => ({ _id: place._id, away: metres(from, place.at.coordinates) }))
      .filter(({ away }) => keep(away))
      .sort((a, b) => a.away - b.away)
      .map(({ _id }) => _id);

  it('$nearSphere sorts by distance and examines a neighbourhood, not the collection', () => {
    const from = [120.0052, 30.0071] as const;
    const found = bench.find('places', { at: near(...from) }, { limit: 5 });
    expect(ids(found)).toEqual(byDistance([...from], () => true).slice(0, 5));
    expect(bench.cost.plan).toBe('index at');
    expect(bench.cost.examined).toBeLessThan(60);
  });

  it('$nearSphere keeps between the distances, with the rest of the filter', () => {
    const from = [120.0052, 30.0071] as const;
    const query = { at: near(...from, { $minDistance: 200, $maxDistance: 500 }), even: true };
    const expected = byDistance([...from], (away) => away >= 200 && away <= 500).filter(
      (id) => Number(id.slice(1)) % 2 === 0,
    );
    expect(expected.length).toBeGreaterThan(10);
    expect(ids(bench.find('places', query))).toEqual(expected);
    expect(bench.count('places', query)).toBe(expected.length);
  });

  it('a sort goes before the distance', () => {
    const query = { at: near(120.0052, 30.0071, { $maxDistance: 300 }) };
    const found = ids(bench.find('places', query, { order: { _id: -1 } }));
    expect(found).toEqual([...found].sort().reverse());
  });

  it('$geoWithin finds points in polygons and circles', () => {
    const triangle = polygon([119.9995, 29.9995], [120.011, 29.9995], [119.9995, 30.011], [119.9995, 29.9995]);
    const expected = PLACES.filter(
      ({
        at: {
          coordinates: [x = 0, y = 0],
        },
      }) => x + y <= 150.0105,
    ).map(({ _id }) => _id);
    const found = bench.find('places', { at: { $geoWithin: { $geometry: triangle } } });
    expect(ids(found)).toEqual(expected);
    expect(bench.cost.examined).toBeLessThan(150);
    const circle = { at: { $geoWithin: { $centerSphere: [[120.0052, 30.0071], 300 / EARTH] } } };
    expect(ids(bench.find('places', circle)).sort()).toEqual(
      byDistance([120.0052, 30.0071], (away) => away <= 300).sort(),
    );
  });

  it('$geoIntersects finds the area of a point, a shared border twice', () => {
    const at = (lng: number, lat: number) =>
      ids(bench.find('areas', { area: { $geoIntersects: { $geometry: point(lng, lat) } } }));
    expect(at(120.005, 30.01)).toEqual(['west']);
    expect(at(120.01, 30.01)).toEqual(['west', 'east']);
    expect(at(121, 30)).toEqual([]);
  });

  it('$geoWithin takes whole areas', () => {
    const around = polygon([119.9, 29.9], [120.015, 29.9], [120.015, 30.1], [119.9, 30.1], [119.9, 29.9]);
    expect(ids(bench.find('areas', { area: { $geoWithin: { $geometry: around } } }))).toEqual(['west']);
  });

  it('needs an index on the field (trap 4), at the top or inside $or', () => {
    const query = { even: near(120, 30) };
    const refused = { code: 'DATABASE_REQUEST_FAILED', message: expect.stringContaining('unable to find index') };
    for (const one of [query, { $or: [query, { _id: 'p1' }] }, { $nor: [query] }, { even: { $not: query.even } }]) {
      const params = { collectionName: 'places', query: JSON.stringify(one) };
      expect(bench.call('getDocument', params).body).toMatchObject(refused);
    }
  });

  it('refuses a value that is no geometry in an indexed field, moves with updates, forgets removed ones', () => {
    expect(bench.add('places', { _id: 'bad', at: { x: 1 } }).code).toBe('DATABASE_REQUEST_FAILED');
    expect(bench.add('places', { _id: 'bad', at: point(200, 0) }).code).toBe('DATABASE_REQUEST_FAILED');
    bench.add('places', { _id: 'moving', at: point(121, 31) });
    const around = (lng: number) => ids(bench.find('places', { at: near(lng, 31, { $maxDistance: 10 }) }));
    bench.update('places', { _id: 'moving' }, { $set: { at: point(122, 31) } });
    expect([around(121), around(122)]).toEqual([[], ['moving']]);
    bench.remove('places', { _id: 'moving' });
    expect(around(122)).toEqual([]);
  });

  it('$geoNear puts the distance where it is asked, and goes on with the pipeline', () => {
    const stage = {
      near: point(120, 30),
      distanceField: 'how.far',
      query: { even: true },
      maxDistance: 400,
      includeLocs: 'loc',
      spherical: true,
    };
    const list = bench.aggregate('places', [{ $geoNear: stage }, { $limit: 2 }, { $project: { how: 1, loc: 1 } }]);
    expect(list[0]).toEqual({ _id: 'p0', how: { far: 0 }, loc: point(120, 30) });
    expect((list[1] as { how: { far: number } }).how.far).toBeCloseTo(metres([120, 30], [120, 30.001]), 3);
  });
});
