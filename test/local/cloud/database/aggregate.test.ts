import { Bench } from './support';

describe('aggregation', () => {
  const bench = new Bench();
  beforeAll(() => {
    bench.collection(
      'cases',
      Array.from({ length: 100 }, (_, i) => ({
        _id: i,
        grid: `g${i % 4}`,
        n: i,
        officer: i % 10 === 0 ? null : `o${i % 3}`,
        helpers: [`o${i % 2}`, 'o2'],
        at: new Date(Date.UTC(2025, 0, 1 + (i % 3), 20)),
        events: [{ kind: 'open' }, { kind: i % 2 ? 'done' : 'moved' }],
      })),
    );
    bench.db.createIndex('cases', {
      name: 'grid_n',
      keys: [
        ['grid', 1],
        ['n', -1],
      ],
    });
    bench.collection('officers', [
      { _id: 'o0', code: 'c0' },
      { _id: 'o1', code: 'c1' },
      { _id: 'o2', code: 'c2', away: true },
      { _id: 'ox' },
    ]);
    bench.collection('shifts', [
      { _id: 1, officer: 'o1', day: 1 },
      { _id: 2, officer: 'o1', day: 2 },
      { _id: 3, officer: 'o2', day: 1 },
    ]);
    bench.db.createIndex('shifts', {
      name: 'officer',
      keys: [
        ['officer', 1],
        ['day', 1],
      ],
    });
  });
  afterAll(() => bench.db.close());

  it('answers a leading $match, $sort and $limit from an index', () => {
    const list = bench.aggregate('cases', [
      { $match: { grid: 'g1' } },
      { $sort: { n: -1 } },
      { $limit: 2 },
      { $project: { n: 1, _id: 0 } },
    ]);
    expect(list).toEqual([{ n: 97 }, { n: 93 }]);
    expect([bench.cost.plan, bench.cost.examined]).toEqual(['index grid_n', 2]);
  });

  it('keeps the order of $skip and $limit', () => {
    const n = (...stages: object[]) =>
      bench.aggregate('cases', [{ $sort: { n: 1 } }, ...stages] as never).map((one) => one['n']);
    expect(n({ $skip: 2 }, { $limit: 3 })).toEqual([2, 3, 4]);
    expect(n({ $limit: 3 }, { $skip: 2 })).toEqual([2]);
    expect(n({ $limit: 3 }, { $sort: { n: -1 } }, { $limit: 1 })).toEqual([2]);
  });

  it('groups with the accumulators the SDK offers', () => {
    const [group] = bench.aggregate('cases', [
      { $match: { grid: { $in: ['g0', 'g1'] } } },
      { $sort: { n: 1 } },
      {
        $group: {
          _id: null,
          sum: { $sum: '$n' },
          count: { $sum: 1 },
          avg: { $avg: '$n' },
          min: { $min: '$n' },
          max: { $max: '$n' },
          first: { $first: '$n' },
          last: { $last: '$n' },
          grids: { $addToSet: '$grid' },
        },
      },
    ]);
    expect(group).toEqual({
      _id: null,
      sum: 2425,
      count: 50,
      avg: 48.5,
      min: 0,
      max: 97,
      first: 0,
      last: 97,
      grids: ['g0', 'g1'],
    });
  });

  it('groups by a day in Shanghai', () => {
    const day = { $dateToString: { date: '$at', format: '%Y-%m-%d', timezone: 'Asia/Shanghai' } };
    const list = bench.aggregate('cases', [{ $group: { _id: day, count: { $sum: 1 } } }, { $sort: { _id: 1 } }]);
    expect(list).toEqual([
      { _id: '2025-01-02', count: 34 },
      { _id: '2025-01-03', count: 33 },
      { _id: '2025-01-04', count: 33 },
    ]);
  });

  it('unwinds, counts, buckets and replaces the root', () => {
    expect(
      bench.aggregate('cases', [{ $unwind: '$events' }, { $match: { 'events.kind': 'done' } }, { $count: 'done' }]),
    ).toEqual([{ done: 50 }]);
    expect(
      bench.aggregate('cases', [
        {
          $bucket: {
            groupBy: '$n',
            boundaries: [0, 10, 50],
            default: 'more',
            output: { count: { $sum: 1 }, top: { $max: '$n' } },
          },
        },
      ]),
    ).toEqual([
      { _id: 0, count: 10, top: 9 },
      { _id: 10, count: 40, top: 49 },
      { _id: 'more', count: 50, top: 99 },
    ]);
    expect(
      bench.aggregate('cases', [
        { $match: { _id: 1 } },
        { $replaceRoot: { newRoot: { $arrayElemAt: ['$events', 1] } } },
      ]),
    ).toEqual([{ kind: 'done' }]);
    expect(bench.aggregate('cases', [{ $sortByCount: '$grid' }, { $limit: 1 }])[0]?.['count']).toBe(25);
    expect(bench.aggregate('cases', [{ $sample: { size: 7 } }]).length).toBe(7);
  });

  it('$lookup by field reads each foreign document once, by its id', () => {
    const list = bench.aggregate('cases', [
      { $match: { grid: 'g1' } },
      { $lookup: { from: 'officers', localField: 'officer', foreignField: '_id', as: 'who' } },
    ]);
    expect(list.length).toBe(25);
    expect(
      list.every(
        (one) =>
          JSON.stringify((one['who'] as Array<{ _id: string }>).map(({ _id }) => _id)) ===
          JSON.stringify([one['officer']]),
      ),
    ).toBe(true);
    expect([bench.cost.plan, bench.cost.examined]).toEqual(['index grid_n, officers by id', 25 + 3]);
  });

  it('$lookup takes arrays and missing values as MongoDB does', () => {
    const who = (id: number, lookup: object) =>
      bench.aggregate('cases', [
        { $match: { _id: id } },
        { $lookup: { from: 'officers', as: 'who', ...lookup } },
      ] as never)[0]?.['who'];
    expect(who(1, { localField: 'helpers', foreignField: '_id' })).toMatchObject([{ _id: 'o1' }, { _id: 'o2' }]);
    expect(who(0, { localField: 'officer', foreignField: 'code' })).toEqual([{ _id: 'ox' }]);
    expect(who(1, { localField: 'nothing', foreignField: 'code' })).toEqual([{ _id: 'ox' }]);
  });

  it('$lookup without an index walks the foreign collection once, and says so', () => {
    const before = bench.db.stats.collectionScans.length;
    bench.aggregate('cases', [
      { $match: { grid: 'g1' } },
      { $lookup: { from: 'officers', localField: 'officer', foreignField: 'code', as: 'who' } },
    ]);
    expect(bench.cost.examined).toBe(25 + 4);
    expect(bench.db.stats.collectionScans.slice(before).map(({ collection }) => collection)).toEqual(['officers']);
  });

  it('$lookup with a pipeline goes through the index its $expr names', () => {
    const list = bench.aggregate('officers', [
      { $match: { _id: 'o1' } },
      {
        $lookup: {
          from: 'shifts',
          let: { officer: '$_id' },
          pipeline: [
            { $match: { $expr: { $and: [{ $eq: ['$officer', '$$officer'] }, { $gt: ['$day', 1] }] } } },
            { $project: { day: 1, _id: 0 } },
          ],
          as: 'late',
        },
      },
    ]);
    expect(list).toEqual([{ _id: 'o1', code: 'c1', late: [{ day: 2 }] }]);
    expect(bench.cost.plan).toBe('id, shifts by index officer');
  });

  it('names a stage or a query operator it does not support', () => {
    const run = (stage: object) =>
      bench.call('aggregateDocuments', {
        collectionName: 'cases',
        stages: Object.entries(stage).map(([stageKey, value]) => ({ stageKey, stageValue: JSON.stringify(value) })),
      }).body;
    expect(run({ $out: 'x' })).toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
      message: expect.stringMatching(/UnsupportedError.*\$out/),
    });
    expect(run({ $match: { n: { $bitsAllSet: 1 } } }).message).toMatch(/UnsupportedError.*\$bitsAllSet/);
    expect(run({ $group: { _id: null, n: { $nonsense: 1 } } }).code).toBe('DATABASE_REQUEST_FAILED');
    expect(run({ $lookup: { from: 'nowhere', localField: 'a', foreignField: 'b', as: 'c' } }).code).toBe(
      'DATABASE_COLLECTION_NOT_EXIST',
    );
  });
});
