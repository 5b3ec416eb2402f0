import { largeText } from '../../../behaviors/large-text';
import { endStandIn, getMe, getPerson, type Person } from '../../../services/account';
import { messageOf, newRequestId } from '../../../services/cloud';
import { failureOf, type LoadState } from '../../../services/load-state';
import { callPhone } from '../../../services/phone';
import type { PersonRow } from '../people/person-row';
import { type PersonShown, shownOf } from './person-shown';

/** One person whole: who they are, their roles with dates, hours, leave; and what may be done about it. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    stale: false,
    person: {} as Partial<Person>,
    shown: {} as Partial<PersonShown>,
    photoBroken: false,
    inviting: {} as Partial<PersonRow>,
    sharing: { name: '', page: '', token: '' },
  },

  id: '',

  /** @param id whose page; the caller's own without */
  onLoad({ id = '' }: { id?: string }) {
    this.id = id;
  },

  onShow() {
    void this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    try {
      if (!this.id) this.id = (await getMe()).person?.id ?? '';
      if (!this.id) {
        this.setData({ state: 'empty' });
        return;
      }
      this.show(await getPerson(this.id));
    } catch (error) {
      if (this.data.state === 'ready') this.setData({ stale: true });
      else this.setData(failureOf(error));
    }
  },

  show(person: Person) {
    wx.setNavigationBarTitle({ title: person.isSelf ? '我的资料' : person.name });
    this.setData({ state: 'ready', stale: false, person, shown: shownOf(person), photoBroken: false });
  },

  handleCall() {
    callPhone(this.data.person.phone ?? '');
  },

  handlePhotoError() {
    this.setData({ photoBroken: true });
  },

  handleInvite() {
    const { id, name, photo, joined, roles } = this.data.person as Person;
    const words = roles.map(({ roleName, scopeName }) => `${roleName} · ${scopeName}`);
    this.setData({ inviting: { id, name, photo, joined, roles: words } });
  },

  handleReady(event: WechatMiniprogram.CustomEvent<{ name: string; page: string; token: string }>) {
    this.setData({ sharing: event.detail });
  },

  handleJoined() {
    this.setData({ 'person.joined': true });
  },

  handleClose() {
    this.setData({ inviting: {} });
  },

  async handleBack(event: WechatMiniprogram.TouchEvent) {
    const { from, now } = event.currentTarget.dataset as { from: number; now: boolean };
    const { confirm } = await wx.showModal({
      title: now ? '提前结束休假？' : '取消这次休假？',
      content: '代班随之结束，联系卡马上恢复原来的网格员',
      confirmText: '确定',
    });
    if (!confirm) return;
    const { edition = 0 } = this.data.person;
    try {
      this.show(await endStandIn({ personId: this.id, edition, from }, newRequestId()));
      wx.showToast({ title: '已恢复', icon: 'success' });
    } catch (error) {
      wx.showModal({ title: '没有改成', content: messageOf(error), showCancel: false });
      void this.load();
    }
  },

  goTo(event: WechatMiniprogram.TouchEvent) {
    const { page, query = '' } = event.currentTarget.dataset as { page: string; query?: string };
    wx.navigateTo({ url: `/packages/manage/${page}/${page}?id=${this.id}${query}` });
  },

  onShareAppMessage() {
    const { name, page, token } = this.data.sharing;
    if (!token) return { title: '网格通', path: '/pages/home/home' };
    return { title: `${name}，请加入网格通`, path: `/${page}?token=${encodeURIComponent(token)}` };
  },
});
