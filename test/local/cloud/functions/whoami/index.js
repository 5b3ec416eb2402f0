const cloud = require('wx-server-sdk');
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV, keepalive: true });

/** Says who the platform says is calling, before and after a turn of the event loop, and what time it is. */
exports.main = async (event, context) => {
  const before = cloud.getWXContext();
  await new Promise((resolve) => setImmediate(resolve));
  const after = cloud.getWXContext();
  return {
    before,
    after,
    event,
    context,
    now: Date.now(),
    date: new Date().toISOString(),
    text: Date(),
    secret: process.env.SECRET,
  };
};
