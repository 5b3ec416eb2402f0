import type { Driver, SdkTarget } from './driver';

/** One thing asked of an SDK; what it answers is compared in conformance.test.ts. */
export type Step = (driver: Driver) => Promise<unknown>;

/** Every row of the protocol's table, through the SDK's own words. Steps run in order, on one database. */
export const STEPS: Record<string, Step> = {
  createCollection: async ({ db }) => {
    await db.createCollection('made');
    return (await db.collection('made').count()).total;
  },
  'createCollection twice': async ({ db }) => db.createCollection('made'),
  'collection that is not there': async ({ read, db }) => read(db.collection('nowhere').where({ a: 1 })),

  'add with id': async ({ add }) =>
    add('cases', {
      _id: 'a',
      n: 1,
      tags: ['x', 'y'],
      at: new Date(1000),
      place: { town: 't1', grid: 'g1' },
      note: null,
    }),
  'add without id': async ({ add }) =>
    typeof (await add('cases', { n: 2, tags: [], place: { town: 't1', grid: 'g2' } })).id,
  'add the same id': async ({ add }) => add('cases', { _id: 'a' }),
  'add a duplicate': async ({ add }) => {
    await add('people', { _id: 'p1', phone: '138' });
    return add('people', { _id: 'p2', phone: '138' });
  },
  'add a second one without the unique field': async ({ add }) => {
    await add('people', { _id: 'p3' });
    return add('people', { _id: 'p4' });
  },
  'add serverDate': async ({ add, read, db }) => {
    await add('dates', { _id: 'd', now: db.serverDate(), soon: db.serverDate({ offset: 60_000 }) });
    const [{ now, soon }] = (await read(db.collection('dates').doc('d'))) as [{ now: Date; soon: Date }];
    return [now instanceof Date, soon.getTime() - now.getTime(), now.getTime()];
  },

  'doc.get': async ({ read, db }) => read(db.collection('cases').doc('a')),
  'doc.get keeps types': async ({ read, db }) => {
    const [found] = (await read(db.collection('cases').doc('a'))) as [Record<string, unknown>];
    return [found['at'] instanceof Date, typeof found['n'], Array.isArray(found['tags']), found['note']];
  },
  'doc.get with field': async ({ read, db }) => read(db.collection('cases').doc('a').field({ n: true, _id: false })),
  'doc.get of a missing document': async ({ read, db }) => read(db.collection('cases').doc('nobody')),
  'where by a nested object': async ({ read, db }) =>
    read(
      db
        .collection('cases')
        .where({ place: { town: 't1' } })
        .orderBy('n', 'desc')
        .field({ n: true, _id: false }),
    ),
  'where with commands': async ({ read, db }) => {
    const _ = db.command;
    const query = { n: _.gt(0).and(_.lt(2)), tags: _.in(['x', 'z']), 'place.town': _.eq('t1') };
    return read(db.collection('cases').where(query).field({ _id: true }));
  },
  'where with or, not, exists, size, all, elemMatch, mod, regexp': async ({ read, db }) => {
    const _ = db.command;
    const names = async (query: object) =>
      ((await read(db.collection('words').where(query).orderBy('_id', 'asc'))) as Array<{ _id: string }>).map(
        ({ _id }) => _id,
      );
    return {
      or: await names(_.or([{ n: 1 }, { n: 3 }])),
      orOnField: await names({ n: _.or(_.lt(2), _.gt(2)) }),
      and: await names(_.and([{ n: _.gte(2) }, { n: _.lte(2) }])),
      nor: await names(_.nor([{ n: 1 }, { n: 3 }])),
      not: await names({ n: _.not(_.gt(1)) }),
      neq: await names({ n: _.neq(1) }),
      nin: await names({ n: _.nin([1, 2]) }),
      exists: await names({ extra: _.exists(true) }),
      size: await names({ list: _.size(2) }),
      all: await names({ list: _.all([1, 2]) }),
      elemMatch: await names({ items: _.elemMatch({ kind: 'a', count: _.gt(1) }) }),
      mod: await names({ n: _.mod(2, 1) }),
      regexp: await names({ word: db.RegExp({ regexp: '^AP', options: 'i' }) }),
      literal: await names({ word: /an/ }),
      expr: await names(_.expr(_.aggregate.gt(['$n', '$limit']))),
    };
  },
  'orderBy, skip, limit': async ({ read, db }) =>
    read(db.collection('words').orderBy('n', 'desc').skip(1).limit(1).field({ n: 1, _id: 0 })),
  count: async ({ db }) => [
    (await db.collection('words').count()).total,
    (
      await db
        .collection('words')
        .where({ n: db.command.gt(1) })
        .count()
    ).total,
  ],

  'doc.update with every command': async ({ add, update, read, db }) => {
    const _ = db.command;
    await add('cases', {
      _id: 'u',
      count: 1,
      by: 3,
      low: 5,
      high: 5,
      old: 1,
      gone: 1,
      bits: 5,
      deep: { a: 1, b: 2 },
      push: [1],
      unshift: [1],
      pop: [1, 2],
      shift: [1, 2],
      pull: [1, 2, 1],
      pullAll: [1, 2, 3],
      set: ['a'],
      sorted: [{ s: 2 }],
    });
    const stats = await update(db.collection('cases').doc('u'), {
      count: _.inc(2),
      by: _.mul(2),
      low: _.min(3),
      high: _.max(9),
      old: _.rename('young'),
      gone: _.remove(),
      bits: _.bit({ and: 4 }),
      deep: { a: 7 },
      whole: _.set({ x: { y: 1 } }),
      push: _.push(2, 3),
      unshift: _.unshift(0),
      pop: _.pop(),
      shift: _.shift(),
      pull: _.pull(1),
      pullAll: _.pullAll([1, 3]),
      set: _.addToSet({ $each: ['a', 'b'] }),
      sorted: _.push({ each: [{ s: 3 }, { s: 1 }], sort: { s: 1 }, slice: 2, position: 0 }),
      plain: [1],
    });
    const [after] = await read(db.collection('cases').doc('u'));
    return { stats, after };
  },
  'doc.update of a missing document': async ({ update, db }) => update(db.collection('cases').doc('nobody'), { n: 1 }),
  'doc.update that MongoDB refuses': async ({ update, db }) =>
    update(db.collection('words').doc('w1'), { word: db.command.inc(1) }),
  'where.update': async ({ update, db }) =>
    update(db.collection('words').where({ n: db.command.gte(2) }), { seen: true }),
  'where.update with a version': async ({ add, update, db }) => {
    await add('cases', { _id: 'v', version: 1 });
    const step = () => update(db.collection('cases').where({ _id: 'v', version: 1 }), { version: db.command.inc(1) });
    return [await step(), await step()];
  },
  'doc.set': async ({ set, read, db }) => {
    const created = await set(db.collection('made').doc('s'), { a: 1, b: 1 });
    const replaced = await set(db.collection('made').doc('s'), { a: 2 });
    return { created, replaced, after: await read(db.collection('made').doc('s')) };
  },
  remove: async ({ remove, db }) => [
    await remove(db.collection('made').doc('s')),
    await remove(db.collection('made').doc('s')),
    await remove(db.collection('words').where({ n: db.command.gt(99) })),
  ],

  aggregate: async ({ aggregate, db }) => {
    const $ = db.command.aggregate;
    const pipeline = db
      .collection('words')
      .aggregate()
      .match({ n: db.command.gte(1) })
      .group({ _id: $.cond([$.gt(['$n', 1]), 'many', 'one']), total: $.sum('$n') })
      .sort({ _id: 1 });
    return aggregate(pipeline);
  },
  'aggregate lookup by field': async ({ aggregate, db }) =>
    aggregate(
      db
        .collection('words')
        .aggregate()
        .match({ _id: 'w1' })
        .lookup({ from: 'people', localField: 'owner', foreignField: '_id', as: 'owners' })
        .project({ _id: 0, owners: 1 }),
    ),
  'aggregate lookup by pipeline': async ({ aggregate, db }) => {
    const $ = db.command.aggregate;
    const pipeline = $.pipeline()
      .match(db.command.expr($.eq(['$_id', '$$owner'])))
      .project({ phone: 1 })
      .done();
    return aggregate(
      db
        .collection('words')
        .aggregate()
        .match({ _id: 'w1' })
        .lookup({ from: 'people', let: { owner: '$owner' }, pipeline, as: 'owners' })
        .project({ _id: 0, owners: 1 }),
    );
  },
  'aggregate stages': async ({ aggregate, db }) =>
    aggregate(
      db
        .collection('words')
        .aggregate()
        .unwind('$list')
        .addFields({ twice: db.command.aggregate.multiply(['$list', 2]) })
        .sort({ twice: -1 })
        .skip(1)
        .limit(2)
        .replaceRoot({ newRoot: { twice: '$twice' } }),
    ),
  'aggregate bucket, count, sample': async ({ aggregate, db }) => [
    await aggregate(
      db
        .collection('words')
        .aggregate()
        .bucket({ groupBy: '$n', boundaries: [0, 2, 5], default: 'other' }),
    ),
    await aggregate(db.collection('words').aggregate().count('total')),
    (await aggregate(db.collection('words').aggregate().sample({ size: 2 }))).length,
  ],

  geo: async ({ add, read, db, geo: shape }) => {
    const at = (lng: number, lat: number) => shape('Point', lng, lat);
    await add('places', { _id: 'near', location: at(120.001, 30) });
    await add('places', { _id: 'far', location: at(120.01, 30) });
    const _ = db.command;
    const names = async (query: object) =>
      ((await read(db.collection('places').where(query))) as Array<{ _id: string }>).map(({ _id }) => _id);
    const square = shape('Polygon', [
      shape('LineString', [at(119.9, 29.9), at(120.005, 29.9), at(120.005, 30.1), at(119.9, 30.1), at(119.9, 29.9)]),
    ]);
    return {
      near: await names({ location: _.geoNear({ geometry: at(120, 30), maxDistance: 5000, minDistance: 0 }) }),
      close: await names({ location: _.geoNear({ geometry: at(120, 30), maxDistance: 500 }) }),
      within: await names({ location: _.geoWithin({ geometry: square }) }),
      circle: await names({ location: _.geoWithin({ centerSphere: [[120, 30], 0.5 / 6378.1] }) }),
      intersects: await names({ location: _.geoIntersects({ geometry: at(120.01, 30) }) }),
    };
  },
  'geo read back': async ({ read, db }) => {
    const [{ location }] = (await read(db.collection('places').doc('near'))) as [{ location: { longitude: number } }];
    return location.longitude;
  },
  'aggregate geoNear': async ({ aggregate, db, geo: shape }) => {
    const list = await aggregate(
      db
        .collection('places')
        .aggregate()
        .geoNear({
          distanceField: 'metres',
          spherical: true,
          near: shape('Point', 120, 30),
          query: { _id: db.command.neq('x') },
        }),
    );
    return (list as Array<{ _id: string; metres: number }>).map(({ _id, metres }) => [_id, Math.round(metres)]);
  },
  'geo without an index': async ({ read, db, geo: shape }) =>
    read(db.collection('words').where({ place: db.command.geoNear({ geometry: shape('Point', 120, 30) }) })),

  'transaction commit': async ({ db, read, update }) => {
    const transaction = await db.startTransaction();
    await update(transaction.collection('words').doc('w1'), { n: 10 });
    const inside = await read(transaction.collection('words').doc('w1'));
    const outside = await read(db.collection('words').doc('w1'));
    await transaction.commit();
    return [inside, outside, await read(db.collection('words').doc('w1'))].map(
      (list) => (list as [{ n: number }])[0].n,
    );
  },
  'transaction rollback': async ({ db, read, update, set, remove }) => {
    const transaction = await db.startTransaction();
    await update(transaction.collection('words').doc('w1'), { n: 11 });
    await set(transaction.collection('words').doc('w9'), { n: 9 });
    await remove(transaction.collection('words').doc('w2'));
    await transaction.rollback();
    return ((await read(db.collection('words').orderBy('_id', 'asc'))) as Array<{ _id: string; n: number }>).map(
      ({ _id, n }) => [_id, n],
    );
  },
  'transaction conflict at the operation': async ({ db, update }) => {
    const first = await db.startTransaction();
    const second = await db.startTransaction();
    await update(first.collection('words').doc('w3'), { n: 30 });
    try {
      await update(second.collection('words').doc('w3'), { n: 31 });
      return 'no conflict';
    } catch (error) {
      return String((error as { errMsg?: string }).errMsg ?? error);
    } finally {
      await first.rollback();
    }
  },
  'transaction used after its end': async ({ db, update }) => {
    const transaction = await db.startTransaction();
    await transaction.commit();
    return update(transaction.collection('words').doc('w3'), { n: 30 });
  },
  'where.update inside a transaction runs outside': async ({ db, read, update }) => {
    const transaction = await db.startTransaction();
    await update(transaction.collection('words').where({ _id: 'w2' }), { outside: true });
    await transaction.rollback();
    return ((await read(db.collection('words').doc('w2'))) as [{ outside: boolean }])[0].outside;
  },
  runTransaction: async ({ db, read, update }) => {
    await db.runTransaction(async (transaction: SdkTarget) => {
      const [{ n }] = (await read(transaction.collection('words').doc('w3'))) as [{ n: number }];
      await update(transaction.collection('words').doc('w3'), { n: n + 1 });
    });
    return ((await read(db.collection('words').doc('w3'))) as [{ n: number }])[0].n;
  },
};
