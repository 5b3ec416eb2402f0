import { Bench, ids, NOON } from './support';

const CASES = Array.from({ length: 600 }, (_, i) => ({
  _id: `c${String(i).padStart(3, '0')}`,
  grid: `g${i % 6}`,
  status: ['open', 'done', 'closed'][i % 3],
  holder: `h${i % 10}`,
  open: i % 2 === 0,
  urgentRank: i % 4,
  dueAt: new Date(NOON + ((i * 7919) % 1000) * 1000),
  createdAt: new Date(NOON + i * 1000),
  tags: [`t${i % 5}`, `t${i % 7}`],
  place: { town: `w${i % 2}` },
}));

describe('plans', () => {
  const bench = new Bench();
  beforeAll(() => {
    bench.collection('cases', CASES);
    bench.db.createIndex('cases', {
      name: 'grid_created',
      keys: [
        ['grid', 1],
        ['createdAt', -1],
      ],
    });
    bench.db.createIndex('cases', {
      name: 'grid_status_created',
      keys: [
        ['grid', 1],
        ['status', 1],
        ['createdAt', -1],
      ],
    });
    bench.db.createIndex('cases', {
      name: 'holder_list',
      keys: [
        ['holder', 1],
        ['open', 1],
        ['urgentRank', -1],
        ['dueAt', 1],
      ],
    });
    bench.db.createIndex('cases', { name: 'tags', keys: [['tags', 1]] });
    bench.db.createIndex('cases', { name: 'created', keys: [['createdAt', 1]] });
  });
  afterAll(() => bench.db.close());

  const newestFirst = { createdAt: -1 };
  const examined = () => [bench.cost.plan, bench.cost.examined];

  it('reads one document by its id', () => {
    expect(bench.get('cases', 'c007')?.['_id']).toBe('c007');
    expect(examined()).toEqual(['id', 1]);
  });

  it('answers filter, order and limit by one index, examining what it returns', () => {
    const list = bench.find('cases', { grid: 'g1', status: 'done' }, { order: newestFirst, limit: 20 });
    expect(ids(list).slice(0, 2)).toEqual(['c595', 'c589']);
    expect(examined()).toEqual(['index grid_status_created', 20]);
  });

  it('walks the same index backwards for the opposite order', () => {
    const list = bench.find('cases', { grid: 'g1', status: 'done' }, { order: { createdAt: 1 }, limit: 5 });
    expect(ids(list)).toEqual(['c001', 'c007', 'c013', 'c019', 'c025']);
    expect(examined()).toEqual(['index grid_status_created', 5]);
  });

  it('takes an offset inside the index', () => {
    bench.find('cases', { grid: 'g1' }, { order: newestFirst, limit: 10, offset: 50 });
    expect(examined()).toEqual(['index grid_created', 10]);
  });

  it('merges one cursor per value of an $in, so that the order needs no sorting', () => {
    const query = { holder: { $in: ['h0', 'h2', 'h4'] }, open: true };
    const list = bench.find('cases', query, { order: { urgentRank: -1, dueAt: 1 }, limit: 20 });
    expect(examined()).toEqual(['index holder_list', 20]);
    const wanted = CASES.filter(({ holder, open }) => ['h0', 'h2', 'h4'].includes(holder) && open)
      .sort((a, b) => b.urgentRank - a.urgentRank || a.dueAt.getTime() - b.dueAt.getTime())
      .map(({ urgentRank, dueAt }) => [urgentRank, dueAt]);
    expect(list.map((one) => [one['urgentRank'], one['dueAt']])).toEqual(wanted.slice(0, 20));
  });

  it('merges backwards too', () => {
    const query = { holder: { $in: ['h1', 'h3'] }, open: false };
    const list = bench.find('cases', query, { order: { urgentRank: 1, dueAt: -1 }, limit: 15 });
    expect(examined()).toEqual(['index holder_list', 15]);
    const wanted = CASES.filter(({ holder, open }) => ['h1', 'h3'].includes(holder) && !open)
      .sort((a, b) => a.urgentRank - b.urgentRank || b.dueAt.getTime() - a.dueAt.getTime())
      .map(({ urgentRank, dueAt }) => [urgentRank, dueAt]);
    expect(list.map((one) => [one['urgentRank'], one['dueAt']])).toEqual(wanted.slice(0, 15));
  });

  it('does not take the order of an index over arrays for the order of the documents', () => {
    bench.collection('lists', [
      { _id: 1, a: [0, 2] },
      { _id: 2, a: 1 },
    ]);
    bench.db.createIndex('lists', { name: 'a', keys: [['a', 1]] });
    expect(ids(bench.find('lists', { a: { $gt: 0 } }, { order: { a: 1 } }))).toEqual([1, 2]);
    expect(ids(bench.find('lists', { a: { $lt: 2 } }, { order: { a: -1 } }))).toEqual([1, 2]);
  });

  it('reads an $in in the order of its own field without merging', () => {
    bench.find('cases', { grid: { $in: ['g1', 'g0'] } }, { order: { grid: 1, createdAt: -1 }, limit: 5 });
    expect(examined()).toEqual(['index grid_created', 5]);
  });

  it('reads a range, and an order alone, from an index', () => {
    const from = new Date(NOON + 100_000);
    const list = bench.find('cases', { createdAt: { $gte: from, $lt: new Date(NOON + 103_000) } });
    expect([ids(list), ...examined()]).toEqual([['c100', 'c101', 'c102'], 'index created', 3]);
    bench.find('cases', {}, { order: { createdAt: 1 }, limit: 3 });
    expect(examined()).toEqual(['index created', 3]);
  });

  it('finds array elements once each', () => {
    expect(bench.count('cases', { tags: 't0' })).toBe(CASES.filter(({ tags }) => tags.includes('t0')).length);
    expect(bench.cost.examined).toBe(0);
    const some = CASES.filter(({ tags }) => tags.includes('t0') || tags.includes('t6'));
    expect(bench.find('cases', { tags: { $in: ['t0', 't6'] } }).length).toBe(some.length);
    expect(examined()).toEqual(['index tags', some.length]);
  });

  it('counts in SQL what an index covers, and looks at documents otherwise', () => {
    expect(bench.count('cases', { grid: 'g1', status: 'done' })).toBe(100);
    expect(examined()).toEqual(['index grid_status_created', 0]);
    expect(bench.count('cases', {})).toBe(600);
    expect(examined()).toEqual(['count', 0]);
    expect(bench.count('cases', { grid: 'g1', urgentRank: 3 })).toBe(50);
    expect(bench.cost.examined).toBe(100);
  });

  it('stops at the limit when the rest of the filter is looked at document by document', () => {
    bench.find('cases', { grid: 'g1', urgentRank: 3 }, { order: newestFirst, limit: 5 });
    expect(bench.cost.plan).toBe('index grid_created');
    expect(bench.cost.examined).toBeLessThanOrEqual(10);
  });

  it('puts the branches of an $or together from their indexes', () => {
    const list = bench.find('cases', { $or: [{ _id: 'c001' }, { grid: 'g2', status: 'closed' }] });
    expect(list.length).toBe(101);
    expect(examined()).toEqual(['id, index grid_status_created', 101]);
  });

  it('narrows a pattern that begins with text', () => {
    bench.db.createIndex('cases', { name: 'holder', keys: [['holder', 1]] });
    expect(bench.find('cases', { holder: /^h1/ }).length).toBe(60);
    expect(bench.cost.examined).toBe(60);
    bench.db.dropIndex('cases', 'holder');
  });

  it('updates and removes through the plan too', () => {
    bench.update('cases', { grid: 'g5', status: 'closed' }, { $set: { seen: true } });
    expect(examined()).toEqual(['index grid_status_created', 100]);
    expect(bench.remove('cases', { _id: 'c599', open: true }).data).toEqual({ deleted: 0 });
    expect(examined()).toEqual(['id', 1]);
  });

  it('counts and logs every scan with its query', () => {
    const before = bench.db.stats.collectionScans.length;
    bench.find('cases', { 'place.town': 'w1' }, { limit: 1 });
    expect(bench.cost.plan).toBe('scan');
    expect(bench.db.stats.collectionScans.slice(before)).toEqual([
      { collection: 'cases', query: '{"place.town":"w1"}', at: NOON },
    ]);
    expect(bench.lines.at(-1)).toBe('collection scan: cases {"place.town":"w1"}');
  });

  it('keeps the newest thousand scans', () => {
    bench.collection('empty');
    for (let i = 0; i < 1001; i++) bench.find('empty', { i });
    expect(bench.db.stats.collectionScans.length).toBe(1000);
    expect(bench.db.stats.collectionScans.at(-1)?.query).toBe('{"i":1000}');
  });

  it('adds calls and examined documents up', () => {
    const { databaseCalls, documentsExamined } = bench.db.stats;
    bench.find('cases', { grid: 'g1' }, { limit: 7 });
    expect(bench.db.stats.databaseCalls).toBe(databaseCalls + 1);
    expect(bench.db.stats.documentsExamined).toBe(documentsExamined + 7);
  });
});
