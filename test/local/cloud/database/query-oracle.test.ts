import fc from 'fast-check';
import * as arbitrary from './oracle/arbitraries';
import { compareBy, matches } from './oracle/query';
import { Bench, ids } from './support';

type Doc = Record<string, unknown>;

const data = { documents: fc.array(arbitrary.document, { maxLength: 15 }), indexes: arbitrary.indexes };

/** Many questions to the same documents: making collections and indexes is what takes time. */
const run = fc
  .record({
    ...data,
    anything: fc.array(arbitrary.question, { minLength: 5, maxLength: 8 }),
    aimed: fc.array(arbitrary.aimedQuestion, { minLength: 5, maxLength: 10 }),
  })
  .map(({ anything, aimed, ...rest }) => ({
    ...rest,
    questions: [...anything, ...aimed.map((aim) => aim(rest.indexes))],
  }));

/** What a page may hold: for each place the number of its group of equals, because the order within one is free. */
function groups(sorted: Doc[], sort: Record<string, number>): Map<unknown, number> {
  let group = 0;
  return new Map(
    sorted.map((doc, i) => {
      const before = sorted[i - 1];
      if (before !== undefined && compareBy(sort, before, doc) !== 0) group++;
      return [doc['_id'], group];
    }),
  );
}

describe('queries against an oracle that knows nothing of the engine', () => {
  const bench = new Bench();
  let made = 0;
  afterAll(() => bench.db.close());

  /** The same documents in a collection without indexes and in one with; one whose documents cannot be indexed is left out. */
  function prepare({ documents, indexes }: { documents: object[]; indexes: arbitrary.Keys[] }) {
    const [plain, indexed] = [`plain${++made}`, `indexed${made}`];
    for (const name of [plain, indexed]) bench.collection(name);
    for (const [i, keys] of indexes.entries()) bench.db.createIndex(indexed, { name: `i${i}`, keys });
    const kept = documents
      .map((document, i): Doc => ({ _id: i, ...document }))
      .filter((document) => bench.add(indexed, document).code === undefined);
    if (kept.length > 0) bench.add(plain, ...kept);
    return { plain, indexed, kept };
  }

  function checkPage(at: Bench, name: string, all: Doc[], { query, sort, offset, limit }: arbitrary.Question): void {
    const sorted = all.filter((document) => matches(document, query)).sort((a, b) => compareBy(sort, a, b));
    const groupOf = groups(sorted, sort);
    const page = ids(at.find(name, query, { order: sort, offset, limit }));
    expect(new Set(page).size).toBe(page.length);
    expect(page.map((id) => groupOf.get(id))).toEqual(
      ids(sorted.slice(offset, offset + limit)).map((id) => groupOf.get(id)),
    );
  }

  it('finds, counts and pages the same documents, with and without indexes', () => {
    fc.assert(
      fc.property(run, ({ questions, ...rest }) => {
        const { plain, indexed, kept } = prepare(rest);
        for (const question of questions) {
          const expected = ids(kept.filter((document) => matches(document, question.query)));
          for (const name of [plain, indexed]) {
            expect(ids(bench.find(name, question.query)).sort()).toEqual([...expected].sort());
            expect(bench.count(name, question.query)).toBe(expected.length);
            checkPage(bench, name, kept, question);
          }
        }
      }),
      arbitrary.runs(100),
    );
  });

  it('sees inside a transaction what it wrote, in the right places of the order', () => {
    const touched = fc.array(fc.nat({ max: 14 }), { maxLength: 4 });
    fc.assert(
      fc.property(run, touched, ({ questions, ...rest }, changes) => {
        const { indexed, kept } = prepare(rest);
        const inside = bench.begin();
        const now = new Map(kept.map((document) => [document['_id'], document]));
        for (const [i, id] of changes.entries()) {
          now.delete(id);
          if (i % 2 === 0) {
            inside.remove(indexed, { _id: id });
          } else {
            now.set(id, { _id: id, n: 1, s: 'a', a: 2 });
            inside.set(indexed, id, { n: 1, s: 'a', a: 2 });
          }
        }
        for (const question of questions) checkPage(inside, indexed, [...now.values()], question);
        inside.rollback();
        expect(ids(bench.find(indexed, {})).sort()).toEqual(ids(kept).sort());
      }),
      arbitrary.runs(30),
    );
  });
});
