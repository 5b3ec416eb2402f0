import { largeText } from '../../../behaviors/large-text';
import { messageOf } from '../../../services/cloud';
import { failureOf, type LoadState } from '../../../services/load-state';
import {
  listSpokenPlaces,
  listWritten,
  pinAnnouncement,
  type SpokenPlace,
  type WrittenItem,
  withdrawAnnouncement,
} from '../../../services/publicity';

/** How long something is pinned from here; another day is chosen in its form. */
const pinnedFor = 7 * 24 * 3_600_000;

/** What a place wrote (通知公告), with how many read it, and what can be done with each. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    places: [] as SpokenPlace[],
    place: {} as Partial<SpokenPlace>,
    items: [] as WrittenItem[],
    more: false,
    /** The one whose sheet is open. */
    chosen: {} as Partial<WrittenItem>,
    choosing: false,
    failure: '',
    busy: false,
  },

  next: null as number | null,
  loadingMore: false,

  onShow() {
    void this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    try {
      if (this.data.places.length === 0) {
        const { places } = await listSpokenPlaces();
        this.setData({ places, place: places[0] ?? {} });
      }
      const { code } = this.data.place;
      if (!code) {
        this.setData({ state: 'empty' });
        return;
      }
      const { items, next } = await listWritten(code);
      if (code !== this.data.place.code) return;
      this.next = next;
      this.setData({ state: items.length > 0 ? 'ready' : 'empty', items, more: next !== null });
    } catch (error) {
      if (this.data.state === 'ready') wx.showToast({ title: messageOf(error), icon: 'none' });
      else this.setData(failureOf(error));
    }
  },

  async onReachBottom() {
    const { code } = this.data.place;
    if (!code || this.next === null || this.loadingMore) return;
    this.loadingMore = true;
    try {
      const { items, next } = await listWritten(code, this.next);
      this.next = next;
      const added = items.map((item, index) => [`items[${this.data.items.length + index}]`, item] as const);
      this.setData({ ...Object.fromEntries(added), more: next !== null });
    } catch {
      wx.showToast({ title: '网络不通，请再往上滑一次', icon: 'none' });
    } finally {
      this.loadingMore = false;
    }
  },

  handlePlace(event: WechatMiniprogram.PickerChange) {
    const place = this.data.places[Number(event.detail.value)];
    if (!place || place.code === this.data.place.code) return;
    this.setData({ place, state: 'loading' });
    void this.load();
  },

  handleChoose(event: WechatMiniprogram.TouchEvent) {
    const chosen = this.data.items.find(({ id }) => id === event.currentTarget.dataset['id']);
    if (chosen) this.setData({ chosen, choosing: true, failure: '' });
  },

  handleClose() {
    this.setData({ choosing: false });
  },

  async handlePin() {
    const { id = '', edition = 0, pinned } = this.data.chosen;
    const until = pinned ? null : Date.now() + pinnedFor;
    await this.take(pinned ? '已取消置顶' : '已置顶 7 天', () => pinAnnouncement(id, edition, until));
  },

  async handleWithdraw() {
    const { id = '', edition = 0, title, state } = this.data.chosen;
    const isDraft = state === 'draft';
    const { confirm } = await wx.showModal({
      title: isDraft ? '不发这条通知了？' : '撤回这条通知？',
      content: isDraft ? `「${title}」会留在列表里，不能再发布` : `居民不再看到「${title}」；撤回后要发只能另写一条`,
      confirmText: isDraft ? '不发了' : '撤回',
    });
    if (confirm) await this.take(isDraft ? '已收起' : '已撤回', () => withdrawAnnouncement(id, edition));
  },

  /** Somebody was faster or the network is gone: the sheet says so, the list is read again. */
  async take(said: string, act: () => Promise<unknown>) {
    if (this.data.busy) return;
    this.setData({ busy: true, failure: '' });
    try {
      await act();
      this.setData({ choosing: false });
      wx.showToast({ title: said, icon: 'none' });
    } catch (error) {
      this.setData({ failure: messageOf(error) });
    } finally {
      this.setData({ busy: false });
    }
    await this.load();
    const chosen = this.data.items.find(({ id }) => id === this.data.chosen.id);
    if (chosen) this.setData({ chosen });
  },

  goToRead() {
    this.setData({ choosing: false });
    wx.navigateTo({ url: `/packages/public/announcement/announcement?id=${this.data.chosen.id}` });
  },

  goToEdit() {
    this.setData({ choosing: false });
    wx.navigateTo({ url: `/packages/manage/announce/announce?id=${this.data.chosen.id}` });
  },

  goToWrite() {
    wx.navigateTo({ url: `/packages/manage/announce/announce?place=${this.data.place.code}` });
  },
});
