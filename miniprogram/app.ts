import { startPending, wakePending } from './services/pending/pending';
import { noteLaunch } from './stores/launch';

App({
  onLaunch(options) {
    wx.cloud.init({ traceUser: false });
    noteLaunch(options);
    startPending();
  },

  onShow() {
    void wakePending();
  },
});
