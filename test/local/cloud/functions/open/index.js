const cloud = require('wx-server-sdk');
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV, keepalive: true });

/** Calls one of WeChat's open interfaces by its name, e.g. `subscribeMessage.send`. */
exports.main = async ({ api, data }) => {
  const [area, name] = api.split('.');
  try {
    const reply = await cloud.openapi[area][name](data);
    return reply.buffer ? { ...reply, buffer: reply.buffer.toString('base64') } : reply;
  } catch (error) {
    return { errCode: error.errCode, errMsg: error.errMsg };
  }
};
