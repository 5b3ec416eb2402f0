const cloud = require('wx-server-sdk');
const tcb = require('@cloudbase/node-sdk');
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV, keepalive: true });
const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV });

/** Calls another function through one of the two SDKs and says what came back. */
exports.main = async ({ name, data = {}, sdk }) => {
  try {
    const { result } = await (sdk === 'cloudbase'
      ? app.callFunction({ name, data })
      : cloud.callFunction({ name, data }));
    return { result };
  } catch (error) {
    return { errCode: error.errCode, code: error.code, message: error.errMsg ?? error.message };
  }
};
