import { largeText } from '../../../behaviors/large-text';
import { failureOf, type LoadState } from '../../../services/load-state';
import { appended, PagedList } from '../../../services/paged-list';
import { type AnnouncementItem, listAnnouncements } from '../../../services/publicity';
import { readAnnouncements } from '../../../stores/read-announcements';
import { recall } from '../../../stores/storage';

/** What my community and town tell everybody (通知公告): pinned first, then newest; what was opened here is marked. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    stale: false,
    /** Everything for my community, or the town's alone; none while no grid was chosen. */
    places: [] as Array<{ code: string; name: string }>,
    place: '',
    items: [] as AnnouncementItem[],
    /** By id. */
    read: {} as Record<string, boolean>,
    more: false,
  },

  list: {} as PagedList<Awaited<ReturnType<typeof listAnnouncements>>>,

  onLoad() {
    this.list = new PagedList((after) => listAnnouncements(this.data.place, after));
    const card = recall('card');
    const places = card
      ? [
          { code: card.community.code, name: '全部' },
          { code: card.town.code, name: `只看${card.town.name}` },
        ]
      : [];
    this.setData({ places, place: places[0]?.code ?? '', ...(card ? {} : { state: 'empty' as const }) });
    void this.load();
  },

  onShow() {
    const read = Object.fromEntries([...readAnnouncements()].map((id) => [id, true]));
    this.setData({ read });
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    if (!this.data.place) return;
    try {
      const page = await this.list.begin();
      if (!page) return;
      const { items, next } = page;
      this.setData({ state: items.length > 0 ? 'ready' : 'empty', stale: false, items, more: next !== null });
    } catch (error) {
      if (this.data.state === 'ready') this.setData({ stale: true });
      else this.setData(failureOf(error));
    }
  },

  async onReachBottom() {
    try {
      const page = await this.list.more();
      if (!page) return;
      this.setData({ ...appended('items', this.data.items.length, page.items), more: page.next !== null });
    } catch {
      wx.showToast({ title: '网络不通，请再往上滑一次', icon: 'none' });
    }
  },

  handlePlace(event: WechatMiniprogram.TouchEvent) {
    const place = String(event.currentTarget.dataset['code']);
    if (place === this.data.place) return;
    this.list.leave();
    this.setData({ place, state: 'loading', problem: '', stale: false });
    void this.load();
  },

  goToAnnouncement(event: WechatMiniprogram.TouchEvent) {
    wx.navigateTo({ url: `/packages/public/announcement/announcement?id=${event.currentTarget.dataset['id']}` });
  },

  goToFind() {
    wx.redirectTo({ url: '/packages/resident/find/find' });
  },
});
