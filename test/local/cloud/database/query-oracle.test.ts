import fc from 'fast-check';
import * as arbitrary from './oracle/arbitraries';
import { matches, sorted } from './oracle/query';
import { Bench, ids } from './support';

/** One run: some documents, some indexes, a query, an order and a page. */
const run = fc.record({
  documents: fc.array(arbitrary.document, { maxLength: 12 }),
  indexes: arbitrary.indexes,
  query: arbitrary.query,
  sort: arbitrary.sort,
  offset: fc.integer({ min: 0, max: 3 }),
  limit: fc.integer({ min: 1, max: 6 }),
});

describe('queries against an oracle that knows nothing of the engine', () => {
  const bench = new Bench();
  let made = 0;
  afterAll(() => bench.db.close());

  /** The same documents in a collection without indexes and in one with; one whose documents cannot be indexed is left out. */
  function prepare({ documents, indexes }: { documents: object[]; indexes: arbitrary.Keys[] }) {
    made++;
    const all = documents.map((document, i) => ({ _id: i, ...document }));
    const names = [`plain${made}`, `indexed${made}`];
    for (const name of names) bench.collection(name);
    for (const [i, keys] of indexes.entries()) bench.db.createIndex(names[1] ?? '', { name: `i${i}`, keys });
    const kept = all.filter((document) => {
      if (bench.add(names[1] ?? '', document).code !== undefined) return false;
      return bench.add(names[0] ?? '', document).code === undefined;
    });
    return { names, kept };
  }

  it('finds and counts the same documents, with and without indexes', () => {
    fc.assert(
      fc.property(run, ({ query, ...rest }) => {
        const { names, kept } = prepare(rest);
        const expected = ids(kept.filter((document) => matches(document, query)));
        for (const name of names) {
          expect(ids(bench.find(name, query)).sort()).toEqual(expected.sort());
          expect(bench.count(name, query)).toBe(expected.length);
        }
      }),
      arbitrary.runs(120),
    );
  });

  it('gives the same page of the same order, with and without indexes', () => {
    fc.assert(
      fc.property(run, ({ query, sort, offset, limit, ...rest }) => {
        const { names, kept } = prepare(rest);
        const order = { ...sort, _id: 1 };
        const all = sorted(
          kept.filter((document) => matches(document, query)),
          order,
        );
        for (const name of names)
          expect(ids(bench.find(name, query, { order, offset, limit }))).toEqual(
            ids(all.slice(offset, offset + limit)),
          );
      }),
      arbitrary.runs(120),
    );
  });

  it('sees inside a transaction what it wrote, in the right places of the order', () => {
    fc.assert(
      fc.property(
        run,
        fc.array(fc.nat({ max: 11 }), { maxLength: 4 }),
        ({ query, sort, offset, limit, ...rest }, touched) => {
          const { names, kept } = prepare({ ...rest, indexes: rest.indexes.slice(0, 1) });
          const name = names[1] ?? '';
          const inside = bench.begin();
          const now = new Map<number, Record<string, unknown>>(kept.map((document) => [document._id, document]));
          for (const [i, id] of touched.entries()) {
            if (i % 2 === 0) {
              now.delete(id);
              inside.remove(name, { _id: id });
            } else {
              now.set(id, { _id: id, n: 1, s: 'a', a: 2 });
              inside.set(name, id, { n: 1, s: 'a', a: 2 });
            }
          }
          const order = { ...sort, _id: 1 };
          const all = sorted(
            [...now.values()].filter((document) => matches(document, query)),
            order,
          );
          expect(ids(inside.find(name, query, { order, offset, limit }))).toEqual(
            ids(all.slice(offset, offset + limit)),
          );
          inside.rollback();
          expect(ids(bench.find(name, {})).sort()).toEqual(ids(kept).sort());
        },
      ),
      arbitrary.runs(50),
    );
  });
});
