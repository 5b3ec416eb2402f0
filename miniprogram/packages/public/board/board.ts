import { largeText } from '../../../behaviors/large-text';
import { failureOf, type LoadState } from '../../../services/load-state';
import { appended, PagedList } from '../../../services/paged-list';
import { type BoardItem, getBoard } from '../../../services/publicity';
import { recall } from '../../../stores/storage';

interface Place {
  code: string;
  name: string;
}

/** The notice board of my community or town: what runs first, then what ended with its result. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    stale: false,
    /** My community and my town; none while no grid was chosen. */
    places: [] as Place[],
    place: '',
    running: [] as BoardItem[],
    ended: [] as BoardItem[],
    more: false,
    howToObject: '',
  },

  list: {} as PagedList<Awaited<ReturnType<typeof getBoard>>>,

  onLoad() {
    this.list = new PagedList((after) => getBoard(this.data.place, after));
    const card = recall('card');
    const places = card ? [card.community, card.town].map(({ code, name }) => ({ code, name })) : [];
    this.setData({ places, place: places[0]?.code ?? '', ...(card ? {} : { state: 'empty' as const }) });
  },

  onShow() {
    void this.load();
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
      const { items, next, howToObject } = page;
      this.setData({
        state: items.length > 0 ? 'ready' : 'empty',
        stale: false,
        running: items.filter((item) => item.running),
        ended: items.filter((item) => !item.running),
        more: next !== null,
        howToObject,
      });
    } catch (error) {
      if (this.data.state === 'ready') this.setData({ stale: true });
      else this.setData(failureOf(error));
    }
  },

  async onReachBottom() {
    try {
      const page = await this.list.more();
      if (!page) return;
      const { running, ended } = this.data;
      this.setData({
        ...appended(
          'running',
          running.length,
          page.items.filter((item) => item.running),
        ),
        ...appended(
          'ended',
          ended.length,
          page.items.filter((item) => !item.running),
        ),
        more: page.next !== null,
      });
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

  goToNotice(event: WechatMiniprogram.TouchEvent) {
    wx.navigateTo({ url: `/packages/public/notice/notice?id=${event.currentTarget.dataset['id']}` });
  },

  goToFind() {
    wx.redirectTo({ url: '/packages/resident/find/find' });
  },
});
