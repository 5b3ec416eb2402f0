import fc from 'fast-check';
import { anything, document, runs, scalar } from './oracle/arbitraries';
import { updated } from './oracle/update';
import { Bench } from './support';

const path = fc.constantFrom('n', 's', 'a', 'a.x', 'a.x.z', 'a.0', 'a.1.x', 'new.deep');
const number = fc.constantFrom(-2, 0, 1, 2.5);
const change = fc.oneof(
  fc.tuple(fc.constant('$set'), anything),
  fc.tuple(
    fc.constantFrom('$inc', '$mul'),
    fc.oneof({ weight: 5, arbitrary: number as fc.Arbitrary<unknown> }, scalar),
  ),
  fc.tuple(fc.constantFrom('$min', '$max', '$push', '$addToSet', '$pull'), scalar),
  fc.tuple(fc.constant('$pullAll'), fc.array(scalar, { maxLength: 3 })),
  fc.tuple(fc.constant('$pop'), fc.constantFrom(1, -1)),
  fc.tuple(fc.constant('$unset'), fc.constant('')),
);

describe('update operators against an oracle', () => {
  const bench = new Bench();
  beforeAll(() => {
    bench.collection('things');
    for (const path of ['n', 's', 'a', 'a.x']) bench.db.createIndex('things', { name: path, keys: [[path, 1]] });
  });
  afterAll(() => bench.db.close());

  it('changes the document as MongoDB does, or refuses and leaves it', () => {
    fc.assert(
      fc.property(document, path, change, (original, where, [operator, operand]) => {
        bench.remove('things', {});
        bench.set('things', 'd', original);
        const expected = updated({ _id: 'd', ...original }, operator, where, operand);
        const body = bench.update('things', { _id: 'd' }, { [operator]: { [where]: operand } });
        expect(body.code === undefined).toBe(expected !== undefined);
        expect(bench.get('things', 'd')).toEqual(expected ?? { _id: 'd', ...original });
      }),
      runs(400),
    );
  });

  it('keeps every index in step with the documents', () => {
    fc.assert(
      fc.property(document, fc.array(fc.tuple(path, change), { maxLength: 6 }), scalar, (original, changes, value) => {
        bench.remove('things', {});
        bench.set('things', 'd', original);
        for (const [where, [operator, operand]] of changes)
          bench.update('things', { _id: 'd' }, { [operator]: { [where]: operand } });
        for (const query of [{ n: value }, { a: value }, { 'a.x': value }, { n: { $gte: value } }])
          expect(bench.count('things', query)).toBe(bench.count('things', { $nor: [{ $nor: [query] }] }));
      }),
      runs(80),
    );
  });
});
