const cloud = require('wx-server-sdk');
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV, keepalive: true });

/** The other SDK, loaded only by those who ask for it: each costs a third of a second. */
function cloudbase() {
  const tcb = require('@cloudbase/node-sdk');
  return tcb.init({ env: tcb.SYMBOL_CURRENT_ENV });
}

/** Calls another function through one of the two SDKs and says what came back. */
exports.main = async ({ name, data = {}, sdk }) => {
  try {
    const { result } = await (sdk === 'cloudbase'
      ? cloudbase().callFunction({ name, data })
      : cloud.callFunction({ name, data }));
    return { result };
  } catch (error) {
    return { errCode: error.errCode, code: error.code, message: error.errMsg ?? error.message };
  }
};
