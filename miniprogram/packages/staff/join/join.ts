import { largeText } from '../../../behaviors/large-text';
import { getInvitation, type Invitation, joinWith } from '../../../services/account';
import { readScene, scanCode } from '../../../services/scan';
import { rememberStaff } from '../../../stores/staff';
import { noInvitation, type Trouble, troubleOf } from './trouble';

/** An invitation is looked at before it is accepted: whose it is, as what, where. Then the desk opens. */
Page({
  behaviors: [largeText],

  data: {
    loading: true,
    invitation: null as Invitation | null,
    trouble: null as Trouble | null,
    joining: false,
  },

  token: '',

  onLoad(options: { token?: string; scene?: string }) {
    this.token = options.token ? decodeURIComponent(options.token) : (readScene(options.scene).invitation ?? '');
    void this.load();
  },

  async load() {
    if (!this.token) {
      this.setData({ loading: false, trouble: noInvitation });
      return;
    }
    this.setData({ loading: true, trouble: null });
    try {
      this.setData({ invitation: await getInvitation(this.token) });
    } catch (error) {
      this.setData({ trouble: troubleOf(error) });
    } finally {
      this.setData({ loading: false });
    }
  },

  async handleJoin() {
    if (this.data.joining) return;
    this.setData({ joining: true });
    try {
      rememberStaff(await joinWith(this.token));
      wx.reLaunch({
        url: '/packages/staff/today/today',
        success: () => wx.showToast({ title: '已加入', icon: 'success' }),
      });
    } catch (error) {
      this.setData({ invitation: null, trouble: troubleOf(error) });
    } finally {
      this.setData({ joining: false });
    }
  },

  async handleScan() {
    const scene = await scanCode();
    if (!scene) return;
    if (!scene.invitation) {
      wx.showModal({ title: '这不是邀请码', content: '请扫社区负责人手机上的邀请码', showCancel: false });
      return;
    }
    this.token = scene.invitation;
    this.setData({ invitation: null });
    void this.load();
  },

  goToDesk() {
    wx.reLaunch({ url: '/packages/staff/today/today' });
  },

  goHome() {
    wx.switchTab({ url: '/pages/home/home' });
  },
});
