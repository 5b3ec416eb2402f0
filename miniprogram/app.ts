import { noteLaunch } from './stores/launch';

App({
  onLaunch(options) {
    wx.cloud.init({ traceUser: false });
    noteLaunch(options);
  },
});
