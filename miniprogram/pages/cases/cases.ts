import { largeText } from '../../behaviors/large-text';
import { type CaseListItem, listFollowed, listMine } from '../../services/case';
import { failureOf, type LoadState } from '../../services/load-state';
import { appended, PagedList } from '../../services/paged-list';
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

  list: {} as PagedList<Awaited<ReturnType<typeof listMine>>>,

  /** Not above: a page's own properties are copied, and a copy is no list. */
  onLoad() {
    this.list = new PagedList(listMine);
  },

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
      const [page, { items: followed }] = await Promise.all([
        this.list.begin(),
        listFollowed().catch(() => ({ items: this.data.followed })),
      ]);
      if (!page) return;
      const { items, next } = page;
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
    try {
      const page = await this.list.more();
      if (!page) return;
      const { waiting, others } = this.data;
      this.setData({
        ...appended(
          'waiting',
          waiting.length,
          page.items.filter((item) => item.waitsForMe),
        ),
        ...appended(
          'others',
          others.length,
          page.items.filter((item) => !item.waitsForMe),
        ),
        more: page.next !== null,
      });
    } catch {
      wx.showToast({ title: '网络不通，请再往上滑一次', icon: 'none' });
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
