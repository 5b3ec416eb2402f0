import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Bench, ids } from './support';

describe('unique indexes', () => {
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench();
    bench.collection('people');
    bench.db.createIndex('people', {
      name: 'town_phone',
      keys: [
        ['town', 1],
        ['phone', -1],
      ],
      unique: true,
    });
  });
  afterEach(() => bench.db.close());

  it('refuse an equal key with MongoDB’s text, on insert and on update', () => {
    bench.add('people', { _id: 1, town: 't', phone: '138' }, { _id: 2, town: 't', phone: '139' });
    const text = 'E11000 duplicate key error collection: people index: town_phone dup key: { town: "t", phone: "138" }';
    expect(bench.add('people', { town: 't', phone: '138' })).toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
      message: text,
    });
    expect(bench.update('people', { _id: 2 }, { $set: { phone: '138' } }).message).toBe(text);
    expect(bench.get('people', 2)?.['phone']).toBe('139');
  });

  it('count a missing field as null (trap 4)', () => {
    bench.add('people', { _id: 1, town: 't' });
    expect(bench.add('people', { _id: 2, town: 't', phone: null }).message).toContain(
      'dup key: { town: "t", phone: null }',
    );
  });

  it('keep the documents before a refused one, as an ordered insert does', () => {
    const body = bench.add('people', { _id: 1, town: 'a' }, { _id: 2, town: 'a' }, { _id: 3, town: 'b' });
    expect(body.message).toContain('E11000');
    expect(ids(bench.find('people', {}))).toEqual([1]);
  });

  it('refuse every element of an array, but not repeats within one', () => {
    bench.db.createIndex('people', { name: 'codes', keys: [['codes', 1]], unique: true });
    bench.add('people', { _id: 1, town: 'a', codes: ['x', 'x', 'y'] });
    expect(bench.add('people', { _id: 2, town: 'b', codes: ['z', 'y'] }).message).toContain('dup key: { codes: "y" }');
  });

  it('are not made over equal keys, and leave the collection as it was', () => {
    bench.collection('pairs', [
      { _id: 1, n: 1 },
      { _id: 2, n: 1 },
    ]);
    expect(() => bench.db.createIndex('pairs', { name: 'n', keys: [['n', 1]], unique: true })).toThrow('E11000');
    bench.db.createIndex('pairs', { name: 'n', keys: [['n', 1]] });
    expect(bench.count('pairs', { n: 1 })).toBe(2);
  });
});

describe('indexes', () => {
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench();
    bench.collection('things', [
      { _id: 1, a: 1, b: 2 },
      { _id: 2, a: 2, b: 1 },
    ]);
  });
  afterEach(() => bench.db.close());

  it('refuse a key over 1,024 bytes', () => {
    bench.db.createIndex('things', { name: 'text', keys: [['text', 1]] });
    expect(bench.add('things', { text: 'x'.repeat(1022) }).code).toBeUndefined();
    expect(bench.add('things', { text: 'x'.repeat(1023) })).toMatchObject({ code: 'DATABASE_REQUEST_FAILED' });
    expect(bench.update('things', { _id: 1 }, { $set: { text: '好'.repeat(400) } }).message).toContain(
      'key too large to index',
    );
  });

  it('refuse parallel arrays', () => {
    bench.db.createIndex('things', {
      name: 'x_y',
      keys: [
        ['x', 1],
        ['y', 1],
      ],
    });
    expect(bench.add('things', { x: [1], y: [1] }).message).toBe('cannot index parallel arrays');
  });

  it('do nothing when declared again, and rebuild when changed', () => {
    const scans = (query: object) => [bench.find('things', { ...query }).length, bench.cost.plan];
    bench.db.createIndex('things', { name: 'i', keys: [['a', 1]] });
    bench.db.createIndex('things', { name: 'i', keys: [['a', 1]] });
    expect(scans({ a: 1 })).toEqual([1, 'index i']);
    bench.db.createIndex('things', { name: 'i', keys: [['b', 1]] });
    expect(scans({ a: 1 })).toEqual([1, 'scan']);
    expect(scans({ b: 1 })).toEqual([1, 'index i']);
    bench.db.dropIndex('things', 'i');
    expect(scans({ b: 1 })).toEqual([1, 'scan']);
  });

  it('name what they cannot keep', () => {
    expect(() => bench.db.createIndex('things', { name: 'i', keys: [['a.0', 1]] })).toThrow('UnsupportedError');
    expect(() =>
      bench.db.createIndex('things', {
        name: 'i',
        keys: [
          ['a', 1],
          ['p', '2dsphere'],
        ],
      }),
    ).toThrow('UnsupportedError');
  });

  it('are there again, with their documents and arrays, when the file is opened again', () => {
    const folder = mkdtempSync(join(tmpdir(), 'indexes-'));
    const file = join(folder, 'data.sqlite');
    const first = new Bench({ file });
    first.collection('things', [
      {
        _id: 1,
        list: [
          { x: 1, y: 2 },
          { x: 2, y: 1 },
        ],
      },
    ]);
    first.db.createIndex('things', {
      name: 'xy',
      keys: [
        ['list.x', 1],
        ['list.y', 1],
      ],
    });
    first.db.close();
    const second = new Bench({ file });
    expect(second.db.hasCollection('things')).toBe(true);
    expect(second.find('things', { 'list.x': 1, 'list.y': 1 }).length).toBe(1);
    expect(second.cost.plan).toBe('index xy');
    expect(second.add('things', { _id: 1 }).message).toContain('E11000');
    second.db.close();
    rmSync(folder, { recursive: true });
  });
});
