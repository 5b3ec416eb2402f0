import { Binary, Decimal128, EJSON, ObjectId } from 'bson';
import fc from 'fast-check';
import { parseEjson, stringifyEjson } from '../../../../local/cloud/database/ejson';
import { anything, runs } from './oracle/arbitraries';
import { Bench, dataOf, NOON } from './support';

describe('EJSON', () => {
  it('is read and written as the bson package does it', () => {
    const number = fc.oneof(
      fc.integer(),
      fc.double({ noNaN: true }),
      fc.maxSafeInteger(),
      fc.constantFrom(-0, 2 ** 31, -(2 ** 31) - 1, 1e18, 1e21),
    );
    const value = fc.oneof(
      anything,
      number,
      fc.array(number),
      fc.string({ unit: 'binary' }),
      fc.dictionary(
        fc.string().filter((name) => !name.startsWith('$') && name !== '__proto__'),
        number,
      ),
    );
    fc.assert(
      fc.property(value, (one) => {
        const text = EJSON.stringify({ one }, { relaxed: false });
        expect(stringifyEjson({ one })).toBe(text);
        expect(parseEjson(text)).toEqual({ one });
      }),
      runs(300),
    );
  });

  it('keeps the types JavaScript has no word for', () => {
    const document = {
      id: new ObjectId('0123456789abcdef01234567'),
      bytes: new Binary(Buffer.from('abc')),
      price: Decimal128.fromString('1.10'),
      pattern: /a.b/i,
    };
    const text = stringifyEjson(document);
    expect(stringifyEjson(parseEjson(text))).toBe(text);
    expect(EJSON.parse(text)).toMatchObject({ id: document.id, bytes: document.bytes });
  });

  it('takes $tcb_server_date from the clock and dates in every notation', () => {
    const read = (text: string) => parseEjson(text, () => NOON);
    expect(read('{"$tcb_server_date":{"offset":{"$numberInt":"5"}}}')).toEqual(new Date(NOON + 5));
    expect(read('[{"$date":{"$numberLong":"7"}},{"$date":"1970-01-01T00:00:00.007Z"},{"$date":7}]')).toEqual([
      new Date(7),
      new Date(7),
      new Date(7),
    ]);
  });
});

describe('requests', () => {
  const bench = new Bench();
  beforeAll(() => {
    bench.collection(
      'cases',
      Array.from({ length: 1200 }, (_, i) => ({ _id: i, n: i % 3, text: 'x'.repeat(100) })),
    );
    bench.collection('few', [
      {
        _id: 1,
        a: { b: 1, c: 2 },
        list: [
          { x: 1, y: 2 },
          { x: 3, y: 4 },
        ],
        n: 1,
      },
    ]);
  });
  afterAll(() => bench.db.close());

  const read = (params: object) =>
    bench.call('getDocument', { collectionName: 'cases', queryType: 'WHERE', ...params }).body;
  const size = (params: object) => dataOf<{ list: string[] }>(read(params)).list.length;

  it('read 100 documents unless told, 1000 at most', () => {
    expect([size({}), size({ limit: 3 }), size({ limit: 5000 }), size({ offset: 1190, limit: 1000 })]).toEqual([
      100, 3, 1000, 10,
    ]);
  });

  it('are refused above 1 MB of result', () => {
    bench.collection(
      'large',
      Array.from({ length: 12 }, (_, i) => ({ _id: i, text: 'x'.repeat(100_000) })),
    );
    expect(bench.call('getDocument', { collectionName: 'large', limit: 10 }).body.code).toBeUndefined();
    expect(bench.call('getDocument', { collectionName: 'large', limit: 12 }).body.message).toContain(
      'exceed limit (1MB)',
    );
  });

  it('with mistakes are answered, never thrown', () => {
    expect(read({ query: '{nonsense' }).code).toBe('INVALID_PARAM');
    expect(read({ query: '[]' }).code).toBe('INVALID_PARAM');
    expect(read({ limit: -1 }).code).toBe('INVALID_PARAM');
    expect(read({ order: '{"n":"up"}' }).code).toBe('DATABASE_REQUEST_FAILED');
    expect(read({ collectionName: 'nowhere' }).code).toBe('DATABASE_COLLECTION_NOT_EXIST');
    expect(bench.call('insertDocument', { collectionName: 'few', data: [] }).body.code).toBe('INVALID_PARAM');
    expect(bench.call('nonsense', {}).body.message).toContain('UnsupportedError: the action database.nonsense');
    expect(bench.call('constructor', {}).body.message).toContain('UnsupportedError');
    expect(bench.db.handle('toString', {}, 'r')).toMatchObject({
      body: { message: expect.stringContaining('UnsupportedError'), requestId: 'r' },
    });
  });

  it('project by inclusion, exclusion, $slice and $elemMatch', () => {
    const project = (projection: object) => bench.find('few', {}, { projection: projection as never })[0];
    expect(project({ 'a.b': 1 })).toEqual({ _id: 1, a: { b: 1 } });
    expect(project({ 'list.x': 1, _id: 0 })).toEqual({ list: [{ x: 1 }, { x: 3 }] });
    expect(project({ list: 0, 'a.c': 0 })).toEqual({ _id: 1, a: { b: 1 }, n: 1 });
    expect(project({ list: { $slice: -1 }, a: 0 })).toEqual({ _id: 1, list: [{ x: 3, y: 4 }], n: 1 });
    expect(project({ list: { $elemMatch: { x: 3 } } })).toEqual({ _id: 1, list: [{ x: 3, y: 4 }] });
    expect(() => project({ a: 1, n: 0 })).toThrow('mix of inclusion and exclusion');
  });

  it('do not look into what every object inherits', () => {
    expect(bench.find('few', { constructor: { $exists: true } })).toEqual([]);
    expect(bench.find('few', { 'a.toString': { $ne: null } })).toEqual([]);
    expect(bench.call('insertDocument', { collectionName: 'few', data: ['{"__proto__":{"x":1}}'] }).body.code).toBe(
      'DATABASE_REQUEST_FAILED',
    );
  });
});

describe('updates', () => {
  const bench = new Bench();
  beforeAll(() =>
    bench.collection('cases', [
      { _id: 1, text: 'a', n: 1, list: [3, 1, 2], rows: [{ s: 2 }, { s: 1 }], deep: { a: 1 } },
    ]),
  );
  afterAll(() => bench.db.close());

  it.each([
    [{ $inc: { text: 1 } }, 'Cannot apply $inc to a value of non-numeric type'],
    [{ $inc: { n: 'x' } }, 'Cannot increment with non-numeric argument'],
    [{ $mul: { text: 2 } }, 'Cannot apply $mul'],
    [{ $push: { text: 1 } }, "The field 'text' must be an array but is of type string"],
    [{ $addToSet: { n: 1 } }, 'Cannot apply $addToSet to non-array field'],
    [{ $pop: { n: 1 } }, 'non-array type'],
    [{ $pull: { n: 1 } }, 'Cannot apply $pull to a non-array value'],
    [{ $pullAll: { list: 1 } }, '$pullAll requires an array argument'],
    [{ $set: { 'text.deep': 1 } }, 'Cannot create field \'deep\' in element {text: "a"}'],
    [{ $set: { _id: 2 } }, "would modify the immutable field '_id'"],
    [{ $unset: { _id: '' } }, "would modify the immutable field '_id'"],
    [{ $rename: { n: '_id' } }, "would modify the immutable field '_id'"],
    [{ $set: { a: 1, 'a.b': 2 } }, 'would create a conflict'],
    [{ $set: { n: 1 }, $inc: { n: 1 } }, 'would create a conflict'],
    [{ $set: { 'list.$': 1 } }, 'UnsupportedError: the positional operator $'],
    [{ $set: { $x: 1 } }, 'not valid for storage'],
    [{ $set: { deep: { $x: 1 } } }, 'not valid for storage'],
    [{ $nonsense: { n: 1 } }, 'UnsupportedError: the update operator $nonsense'],
    [{ $bit: { text: { and: 1 } } }, 'Cannot apply $bit'],
    [{ n: 1 }, 'must contain atomic operators'],
    [{}, 'must contain atomic operators'],
  ])('%j is refused and changes nothing', (update, message) => {
    const before = bench.get('cases', 1);
    expect(bench.update('cases', { _id: 1 }, update as never)).toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
      message: expect.stringContaining(message),
    });
    expect(bench.get('cases', 1)).toEqual(before);
  });

  it('push with position, sort and slice; pull by query; bits', () => {
    bench.add('cases', {
      _id: 2,
      list: [3, 1, 2],
      rows: [{ s: 2 }, { s: 1 }],
      bits: 5,
      objects: [
        { x: 1, y: 1 },
        { x: 2, y: 1 },
      ],
      low: [1, 5, 9],
    });
    bench.update('cases', { _id: 2 }, {
      $push: {
        list: { $each: [9, 0], $sort: -1, $slice: 3 },
        rows: { $each: [{ s: 3 }], $sort: { s: 1 }, $slice: -2 },
      },
      $pull: { objects: { x: { $gt: 1 } }, low: { $gte: 5 } },
      $bit: { bits: { xor: 1, or: 8 } },
      $rename: { nothing: 'x' },
    } as never);
    expect(bench.get('cases', 2)).toEqual({
      _id: 2,
      list: [9, 3, 2],
      rows: [{ s: 2 }, { s: 3 }],
      bits: 12,
      objects: [{ x: 1, y: 1 }],
      low: [1],
    });
  });

  it('count what changed, not what matched', () => {
    expect(bench.update('cases', { _id: 1 }, { $set: { text: 'a' } }).data).toEqual({ updated: 0, upsert_id: null });
    expect(bench.update('cases', {}, { $set: { seen: true } }).data).toEqual({ updated: 2, upsert_id: null });
  });

  it('of one call are all made or none', () => {
    bench.add('cases', { _id: 3, text: 7 }, { _id: 4, text: 'x' });
    expect(bench.update('cases', { _id: { $in: [3, 4] } }, { $inc: { text: 1 } }).code).toBe('DATABASE_REQUEST_FAILED');
    expect(bench.get('cases', 3)?.['text']).toBe(7);
  });

  it('may answer the document they made', () => {
    const call = (query: string) =>
      bench.call('modifyAndReturnDoc', { collectionName: 'cases', query, data: '{"$set":{"n":{"$numberInt":"9"}}}' })
        .body.data;
    expect(call('{"_id":{"$numberInt":"4"}}')).toEqual({
      updated: 1,
      doc: '{"_id":{"$numberInt":"4"},"text":"x","n":{"$numberInt":"9"}}',
    });
    expect(call('{"_id":"nobody"}')).toEqual({ updated: 0, doc: null });
  });
});
