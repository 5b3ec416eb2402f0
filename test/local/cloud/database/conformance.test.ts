import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { LocalDatabase } from '../../../../local/cloud/database';
import { probeServer } from './sdk/probe-server';
import { NOON } from './support';

interface Outcome {
  value?: unknown;
  error?: string;
  code?: unknown;
}

const SDKS = ['wx-server-sdk', '@cloudbase/node-sdk'];

const SEED = [
  { _id: 'w1', n: 1, limit: 0, word: 'apple', list: [1, 2], items: [{ kind: 'a', count: 2 }], owner: 'p1', extra: 1 },
  { _id: 'w2', n: 2, limit: 5, word: 'banana', list: [1], items: [{ kind: 'a', count: 1 }], owner: 'p9' },
  { _id: 'w3', n: 3, limit: 5, word: 'Apricot', list: [], items: [], owner: null },
];

async function runSdk(sdk: string): Promise<Record<string, Outcome>> {
  const database = new LocalDatabase({ file: ':memory:', now: () => NOON });
  for (const name of ['cases', 'people', 'dates', 'words', 'places']) database.createCollection(name);
  database.createIndex('people', { name: 'phone', keys: [['phone', 1]], unique: true });
  database.createIndex('places', { name: 'location', keys: [['location', '2dsphere']] });
  database.insertMany('words', SEED);
  const { server, url } = await probeServer(database);
  const env = {
    ...process.env,
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: url }),
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: 'test',
    TCB_ENV: 'test',
    TENCENTCLOUD_SECRETID: 'x',
    TENCENTCLOUD_SECRETKEY: 'y',
  };
  try {
    const args = ['--import', 'tsx', join(__dirname, 'sdk', 'run.ts'), sdk];
    const { stdout } = await promisify(execFile)(process.execPath, args, { env });
    const line = stdout.split('\n').find((one) => one.startsWith('OUTCOMES ')) ?? '';
    return JSON.parse(line.slice('OUTCOMES '.length));
  } finally {
    server.closeAllConnections();
    server.close();
    database.close();
  }
}

/** Both at once: each waits mostly for its own process to start. */
let runs: Record<string, Promise<Record<string, Outcome>>> = {};
beforeAll(() => {
  runs = Object.fromEntries(SDKS.map((sdk) => [sdk, runSdk(sdk)]));
});

describe.each(SDKS)('the database protocol through %s', (sdk) => {
  let outcomes: Record<string, Outcome> = {};
  const isWx = sdk === 'wx-server-sdk';
  beforeAll(async () => {
    outcomes = (await runs[sdk]) ?? {};
  });

  const value = (step: string) => {
    const outcome = outcomes[step];
    if (outcome === undefined || outcome.error !== undefined) throw new Error(`${step}: ${JSON.stringify(outcome)}`);
    return outcome.value;
  };
  const refusal = (step: string) => ({
    value: outcomes[step]?.value,
    error: outcomes[step]?.error,
    code: outcomes[step]?.code,
  });

  it('createCollection makes an empty collection, once', () => {
    expect(value('createCollection')).toBe(0);
    expect(JSON.stringify(outcomes['createCollection twice'])).toContain('Table exist');
  });

  it('a collection that is not there is an error and is not made', () => {
    const { code, error } = refusal('collection that is not there');
    expect(code).toBe(isWx ? -502005 : 'DATABASE_COLLECTION_NOT_EXIST');
    expect(error).toContain('not exist');
  });

  it('add answers the id, given or made', () => {
    expect(value('add with id')).toEqual({ id: 'a' });
    expect(value('add without id')).toBe('string');
  });

  it('add refuses an id that is taken', () => {
    const { code, error } = refusal('add the same id');
    expect(code).toBe(isWx ? -502001 : 'DATABASE_REQUEST_FAILED');
    expect(error).toContain('E11000 duplicate key error collection: cases index: _id_ dup key: { _id: "a" }');
  });

  it('a unique index refuses a second value, and a second document without one (trap 4)', () => {
    expect(refusal('add a duplicate').error).toContain(
      'E11000 duplicate key error collection: people index: phone dup key: { phone: "138" }',
    );
    expect(refusal('add a second one without the unique field').error).toContain(
      'index: phone dup key: { phone: null }',
    );
  });

  it('serverDate is the moved clock, with its offset', () => {
    expect(value('add serverDate')).toEqual([true, 60_000, NOON]);
  });

  it('doc.get answers the document with its types', () => {
    expect(value('doc.get')).toEqual([
      {
        _id: 'a',
        n: 1,
        tags: ['x', 'y'],
        at: '1970-01-01T00:00:01.000Z',
        place: { town: 't1', grid: 'g1' },
        note: null,
      },
    ]);
    expect(value('doc.get keeps types')).toEqual([true, 'number', true, null]);
    expect(value('doc.get with field')).toEqual([{ n: 1 }]);
  });

  it('doc.get of a missing document throws in wx-server-sdk (trap 5), is empty in node-sdk', () => {
    const outcome = outcomes['doc.get of a missing document'];
    if (isWx) expect(outcome?.error).toContain('document with _id nobody does not exist');
    else expect(outcome?.value).toEqual([]);
  });

  it('where takes nested objects and commands', () => {
    expect(value('where by a nested object')).toEqual([{ n: 2 }, { n: 1 }]);
    expect(value('where with commands')).toEqual([{ _id: 'a' }]);
    expect(value('where with or, not, exists, size, all, elemMatch, mod, regexp')).toEqual({
      or: ['w1', 'w3'],
      orOnField: ['w1', 'w3'],
      and: ['w2'],
      nor: ['w2'],
      not: ['w1'],
      neq: ['w2', 'w3'],
      nin: ['w3'],
      exists: ['w1'],
      size: ['w1'],
      all: ['w1'],
      elemMatch: ['w1'],
      mod: ['w1', 'w3'],
      regexp: ['w1', 'w3'],
      literal: ['w2'],
      expr: ['w1'],
    });
  });

  it('orderBy, skip, limit and field', () => {
    expect(value('orderBy, skip, limit')).toEqual([{ n: 2 }]);
  });

  it('count', () => {
    expect(value('count')).toEqual([3, 2]);
  });

  it('doc.update carries every update command', () => {
    expect(value('doc.update with every command')).toEqual({
      stats: { updated: 1 },
      after: {
        _id: 'u',
        count: 3,
        by: 6,
        low: 3,
        high: 9,
        young: 1,
        bits: 4,
        deep: { a: 7, b: 2 },
        whole: { x: { y: 1 } },
        push: [1, 2, 3],
        unshift: [0, 1],
        pop: [1],
        shift: [2],
        pull: [2],
        pullAll: [2],
        set: ['a', 'b'],
        sorted: [{ s: 1 }, { s: 2 }],
        plain: [1],
      },
    });
  });

  it('update answers what changed, and refuses what MongoDB refuses', () => {
    expect(value('doc.update of a missing document')).toEqual({ updated: 0 });
    expect(refusal('doc.update that MongoDB refuses').error).toContain(
      'Cannot apply $inc to a value of non-numeric type',
    );
    expect(value('where.update')).toEqual({ updated: 2 });
  });

  it('a conditional update by version succeeds once', () => {
    expect(value('where.update with a version')).toEqual([{ updated: 1 }, { updated: 0 }]);
  });

  it('doc.set creates or replaces the whole document', () => {
    expect(value('doc.set')).toEqual({
      created: { updated: 0, created: true },
      replaced: { updated: 1, created: false },
      after: [{ _id: 's', a: 2 }],
    });
  });

  it('remove answers how many went', () => {
    expect(value('remove')).toEqual([{ removed: 1 }, { removed: 0 }, { removed: 0 }]);
  });

  it('aggregate groups, joins and reshapes', () => {
    expect(value('aggregate')).toEqual([
      { _id: 'many', total: 5 },
      { _id: 'one', total: 1 },
    ]);
    expect(value('aggregate lookup by field')).toEqual([{ owners: [{ _id: 'p1', phone: '138' }] }]);
    expect(value('aggregate lookup by pipeline')).toEqual([{ owners: [{ _id: 'p1', phone: '138' }] }]);
    expect(value('aggregate stages')).toEqual([{ twice: 2 }, { twice: 2 }]);
    expect(value('aggregate bucket, count, sample')).toEqual([
      [
        { _id: 0, count: 1 },
        { _id: 2, count: 2 },
      ],
      [{ total: 3 }],
      2,
    ]);
  });

  it('geo queries go through the geo index and come by distance', () => {
    expect(value('geo')).toEqual({
      near: ['near', 'far'],
      close: ['near'],
      within: ['near'],
      circle: ['near'],
      intersects: ['far'],
    });
    expect(value('geo read back')).toBe(120.001);
    expect(value('aggregate geoNear')).toEqual([
      ['near', 96],
      ['far', 964],
    ]);
    expect(refusal('geo without an index').error).toContain('unable to find index');
  });

  it('a transaction commits, and rolls back', () => {
    expect(value('transaction commit')).toEqual([10, 1, 10]);
    expect(value('transaction rollback')).toEqual([
      ['w1', 10],
      ['w2', 2],
      ['w3', 3],
    ]);
    expect(value('runTransaction')).toBe(4);
  });

  it('a conflict arises at the operation (trap 1)', () => {
    expect(value('transaction conflict at the operation')).toContain('TransactionConflict');
  });

  it('an ended transaction is refused', () => {
    expect(refusal('transaction used after its end').error).toContain('TransactionNotExist');
  });

  it('where().update inside a transaction runs outside of it (trap 2)', () => {
    expect(value('where.update inside a transaction runs outside')).toBe(true);
  });
});
