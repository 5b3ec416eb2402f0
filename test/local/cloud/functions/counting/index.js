const cloud = require('wx-server-sdk');
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV, keepalive: true });
const db = cloud.database();

/** Two database calls of its own, and as many again for each further `depth` through a call of itself. */
exports.main = async ({ depth = 0 }) => {
  await db.collection('ticks').add({ data: { depth } });
  await db.collection('ticks').where({ depth }).limit(10).get();
  if (depth > 0) await cloud.callFunction({ name: 'counting', data: { depth: depth - 1 } });
  return { openid: cloud.getWXContext().OPENID, source: cloud.getWXContext().SOURCE };
};
