const cloud = require('wx-server-sdk');
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV, keepalive: true });

/** Keeps a note of every firing. */
exports.main = async ({ Type, TriggerName, Time }, { function_name }) => {
  const { OPENID, SOURCE } = cloud.getWXContext();
  const note = {
    function: function_name,
    Type,
    TriggerName,
    Time,
    now: new Date().toISOString(),
    openid: OPENID ?? null,
    source: SOURCE,
  };
  await cloud.database().collection('firings').add({ data: note });
};
