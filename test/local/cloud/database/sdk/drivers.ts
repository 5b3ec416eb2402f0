import type { Driver, SdkTarget } from './driver';

const env = process.env['TCB_ENV'] ?? '';

/** wx-server-sdk, as cloud functions use it. */
export function wxServerSdk(): Driver {
  const cloud = require('wx-server-sdk');
  cloud.init({ env, keepalive: true });
  return {
    db: cloud.database(),
    add: async (collection, data) => ({ id: (await cloud.database().collection(collection).add({ data }))._id }),
    update: async (target, data) => (await target.update({ data })).stats,
    set: async (target, data) => {
      const { stats } = await target.set({ data });
      return { updated: stats.updated, created: stats.created === 1 };
    },
    remove: async (target) => (await target.remove()).stats,
    read: async (target) => [(await target.get()).data].flat(),
    geo: (type, ...args) => cloud.database().Geo[type](...args),
    aggregate: async (pipeline) => (await pipeline.end()).list,
  };
}

/** @cloudbase/node-sdk, as scripts use it. */
export function nodeSdk(): Driver {
  const tcb = require('@cloudbase/node-sdk');
  const app = tcb.init({ env, secretId: 'x', secretKey: 'y' });
  const db = app.database();
  const checked = async (answer: Promise<SdkTarget>) => {
    const result = await answer;
    if (result.code !== undefined) throw Object.assign(new Error(result.message), { code: result.code });
    return result;
  };
  return {
    db,
    add: async (collection, data) => ({ id: (await checked(db.collection(collection).add(data))).id }),
    update: async (target, data) => ({ updated: (await checked(target.update(data))).updated }),
    set: async (target, data) => {
      const result = await checked(target.set(data));
      return { updated: result.updated, created: Boolean(result.upsertedId) };
    },
    remove: async (target) => ({ removed: (await checked(target.remove())).deleted }),
    read: async (target) => [(await checked(target.get())).data].flat(),
    geo: (type, ...args) => new db.Geo[type](...args),
    aggregate: async (pipeline) => (await checked(pipeline.end())).data,
  };
}
