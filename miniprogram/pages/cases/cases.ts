import { largeText } from '../../behaviors/large-text';
import { type CaseListItem, listFollowed, listMine } from '../../services/case';
import { failureOf, type LoadState } from '../../services/load-state';
import { recall } from '../../stores/storage';
import { refreshUnread } from '../../stores/unread';

/** My requests: those that wait for me first, then the newest. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    stale: false,
    /** Waiting for my answer. */
    waiting: [] as CaseListItem[],
    others: [] as CaseListItem[],
    /** Of others, which I follow. */
    followed: [] as CaseListItem[],
    more: false,
    isStaff: false,
  },

  next: null as number | null,
  loadingMore: false,

  onShow() {
    const isStaff = Boolean(recall('staff')?.desks.length);
    if (isStaff !== this.data.isStaff) this.setData({ isStaff });
    void this.load();
    void refreshUnread();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    try {
      // Following is an extra: without it the list of one's own still stands.
      const [{ items, next }, { items: followed }] = await Promise.all([
        listMine(),
        listFollowed().catch(() => ({ items: this.data.followed })),
      ]);
      this.next = next;
      const waiting = items.filter((item) => item.waitsForMe);
      const others = items.filter((item) => !item.waitsForMe);
      const state: LoadState = items.length + followed.length > 0 ? 'ready' : 'empty';
      this.setData({ state, stale: false, waiting, others, followed, more: next !== null });
    } catch (error) {
      if (this.data.state === 'ready') this.setData({ stale: true });
      else this.setData(failureOf(error));
    }
  },

  async onReachBottom() {
    if (this.next === null || this.loadingMore) return;
    this.loadingMore = true;
    try {
      const { items, next } = await listMine(this.next);
      this.next = next;
      const changes: Record<string, unknown> = { more: next !== null };
      for (const list of ['waiting', 'others'] as const) {
        const added = items.filter((item) => item.waitsForMe === (list === 'waiting'));
        added.forEach((item, index) => {
          changes[`${list}[${this.data[list].length + index}]`] = item;
        });
      }
      this.setData(changes);
    } catch {
      wx.showToast({ title: '网络不通，请再往上滑一次', icon: 'none' });
    } finally {
      this.loadingMore = false;
    }
  },

  goToCase(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    wx.navigateTo({ url: `/packages/resident/case/case?id=${event.detail.id}` });
  },

  goToSubmit() {
    const mine = recall('myGrid');
    wx.navigateTo({
      url: mine ? `/packages/resident/submit/submit?grid=${mine.code}` : '/packages/resident/find/find',
    });
  },

  goToDesk() {
    wx.navigateTo({ url: '/packages/staff/today/today' });
  },
});
