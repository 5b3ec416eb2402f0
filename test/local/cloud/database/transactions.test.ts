import { Bench, dataOf, updateParams } from './support';

const CONFLICT = { code: 'DATABASE_TRANSACTION_CONFLICT', message: expect.stringContaining('TransactionConflict') };
const ENDED = { code: 'DATABASE_TRANSACTION_FAIL' };

describe('transactions', () => {
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench({ lockWaitMs: 30 });
    bench.collection('accounts', [
      { _id: 'a', n: 1 },
      { _id: 'b', n: 1 },
    ]);
    bench.db.createIndex('accounts', { name: 'n', keys: [['n', 1]] });
    bench.db.createIndex('accounts', {
      name: 'phone',
      keys: [
        ['phone', 1],
        ['_id', 1],
      ],
      unique: true,
    });
    bench.collection('people', [{ _id: 'p', phone: '138' }]);
    bench.db.createIndex('people', { name: 'phone', keys: [['phone', 1]], unique: true });
  });
  afterEach(() => bench.db.close());

  const add = (at: Bench, id: string) => at.update('accounts', { _id: id }, { $inc: { n: 1 } });
  const n = (at: Bench, id: string) => at.get('accounts', id)?.['n'];

  it('read the snapshot of their start (trap 3)', () => {
    const inside = bench.begin();
    add(bench, 'a');
    bench.remove('accounts', { _id: 'b' });
    bench.add('accounts', { _id: 'c', n: 1 });
    expect([n(inside, 'a'), n(inside, 'b'), n(inside, 'c')]).toEqual([1, 1, undefined]);
    expect(inside.find('accounts', { n: 1 }, { order: { _id: 1 } }).map(({ _id }) => _id)).toEqual(['a', 'b']);
    expect(inside.commit().code).toBeUndefined();
    expect([n(bench, 'a'), n(bench, 'b'), n(bench, 'c')]).toEqual([2, undefined, 1]);
  });

  it('see their own writes; others see them after the commit, all at once', () => {
    const inside = bench.begin();
    add(inside, 'a');
    add(inside, 'a');
    inside.add('accounts', { _id: 'c', n: 5 });
    inside.remove('accounts', { _id: 'b' });
    expect([n(inside, 'a'), n(inside, 'b'), n(inside, 'c')]).toEqual([3, undefined, 5]);
    expect([n(bench, 'a'), n(bench, 'b'), n(bench, 'c')]).toEqual([1, 1, undefined]);
    inside.commit();
    expect([n(bench, 'a'), n(bench, 'b'), n(bench, 'c')]).toEqual([3, undefined, 5]);
    expect(bench.count('accounts', { n: { $gte: 3 } })).toBe(2);
  });

  it('leave nothing behind when rolled back', () => {
    const inside = bench.begin();
    add(inside, 'a');
    inside.set('accounts', 'new', { n: 9 });
    inside.rollback();
    expect([n(bench, 'a'), n(bench, 'new'), bench.count('accounts', { n: 9 })]).toEqual([1, undefined, 0]);
  });

  it('conflict at the operation when another transaction holds the document (trap 1)', () => {
    const [first, second] = [bench.begin(), bench.begin()];
    expect(dataOf(add(first, 'a'))).toEqual({ updated: 1, upsert_id: null });
    expect(add(second, 'a')).toMatchObject(CONFLICT);
    expect(add(second, 'b')).toMatchObject(ENDED);
    expect(first.commit().code).toBeUndefined();
  });

  it('conflict when the document changed after the snapshot', () => {
    const inside = bench.begin();
    add(bench, 'a');
    expect(add(inside, 'a')).toMatchObject(CONFLICT);
    expect(n(bench, 'a')).toBe(2);
  });

  it('conflict over a new id and over a unique key of another transaction', () => {
    const [first, second, third] = [bench.begin(), bench.begin(), bench.begin()];
    first.add('people', { _id: 'x', phone: '139' });
    expect(second.add('people', { _id: 'x', phone: '1' })).toMatchObject(CONFLICT);
    expect(third.add('people', { _id: 'y', phone: '139' })).toMatchObject(CONFLICT);
  });

  it('refuse a duplicate at the operation, with the text of any insert', () => {
    const inside = bench.begin();
    expect(inside.add('people', { _id: 'q', phone: '138' }).message).toContain(
      'E11000 duplicate key error collection: people index: phone',
    );
    expect(bench.begin().add('people', { _id: 'p', phone: '1' }).message).toContain(
      'index: _id_ dup key: { _id: "p" }',
    );
  });

  it('hold nothing after a refused insert of several', () => {
    const inside = bench.begin();
    expect(inside.add('people', { _id: 'x', phone: '1' }, { _id: 'p', phone: '2' }).message).toContain('E11000');
    expect(inside.commit()).toMatchObject(ENDED);
    expect(bench.add('people', { _id: 'x', phone: '1' }).code).toBeUndefined();
  });

  it('may hand a unique key from one document to another', () => {
    const inside = bench.begin();
    inside.update('people', { _id: 'p' }, { $set: { phone: '139' } });
    inside.add('people', { _id: 'q', phone: '138' });
    expect(inside.commit().code).toBeUndefined();
    expect(bench.find('people', { phone: '138' })).toEqual([{ _id: 'q', phone: '138' }]);
  });

  it('make a plain write wait for their end (trap 3)', async () => {
    const inside = bench.begin();
    add(inside, 'a');
    const waiting = bench.later('modifyDocument', updateParams('accounts', { _id: 'a' }, { $inc: { n: 10 } }));
    expect(waiting).toBeInstanceOf(Promise);
    inside.commit();
    expect(dataOf((await waiting).body)).toEqual({ updated: 1, upsert_id: null });
    expect(n(bench, 'a')).toBe(12);
  });

  it('make a plain write give up after the bounded wait', async () => {
    const inside = bench.begin();
    add(inside, 'a');
    const reply = await bench.later('modifyDocument', updateParams('accounts', {}, { $inc: { n: 10 } }));
    expect(reply.body).toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
      message: expect.stringContaining('exceeded time limit'),
    });
    expect([n(bench, 'a'), n(bench, 'b')]).toEqual([1, 1]);
  });

  it('make a plain insert wait for a unique key, then tell the duplicate', async () => {
    const inside = bench.begin();
    inside.add('people', { _id: 'x', phone: '139' });
    const waiting = bench.later('insertDocument', { collectionName: 'people', data: ['{"_id":"y","phone":"139"}'] });
    inside.commit();
    expect((await waiting).body.message).toContain('E11000');
  });

  it('end after 30 seconds and free what they held', () => {
    const inside = bench.begin();
    add(inside, 'a');
    bench.time += 30_001;
    expect(add(bench, 'a').code).toBeUndefined();
    expect(inside.commit()).toMatchObject(ENDED);
    expect(n(bench, 'a')).toBe(2);
  });

  it('are refused after commit, after rollback and under an unknown id', () => {
    const [first, second] = [bench.begin(), bench.begin()];
    first.commit();
    second.rollback();
    expect(add(first, 'a')).toMatchObject(ENDED);
    expect(second.commit()).toMatchObject(ENDED);
    expect(bench.call('commitTransaction', { transactionId: 'nobody' }).body).toMatchObject(ENDED);
  });

  it('carry modifyAndReturnDoc', () => {
    const inside = bench.begin();
    const data = { collectionName: 'accounts', query: '{"_id":"a"}', data: '{"$inc":{"n":{"$numberInt":"4"}}}' };
    expect(dataOf(inside.call('modifyAndReturnDoc', data).body)).toEqual({
      updated: 1,
      doc: '{"_id":"a","n":{"$numberInt":"5"}}',
    });
    expect(n(bench, 'a')).toBe(1);
  });

  it('lose no update when many run at once and every conflict is tried again', async () => {
    const transfer = async (worker: number, round: number): Promise<void> => {
      for (;;) {
        const inside = bench.begin();
        const [from, to] = (worker + round) % 2 === 0 ? ['a', 'b'] : ['b', 'a'];
        await Promise.resolve();
        const [x, y] = [Number(n(inside, from)), Number(n(inside, to))];
        await Promise.resolve();
        if (inside.set('accounts', from, { n: x - 1 }).code !== undefined) continue;
        await Promise.resolve();
        if (inside.set('accounts', to, { n: y + 2 }).code !== undefined) continue;
        if (inside.commit().code === undefined) return;
      }
    };
    const worker = async (id: number) => {
      for (let round = 0; round < 20; round++) await transfer(id, round);
    };
    const plain = async () => {
      for (let i = 0; i < 50; i++)
        dataOf((await bench.later('modifyDocument', updateParams('accounts', { _id: 'a' }, { $inc: { n: 1 } }))).body);
    };
    await Promise.all([...Array.from({ length: 8 }, (_, id) => worker(id)), plain()]);
    expect(Number(n(bench, 'a')) + Number(n(bench, 'b'))).toBe(2 + 8 * 20 + 50);
  });
});
