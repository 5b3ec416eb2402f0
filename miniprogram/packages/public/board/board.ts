import { largeText } from '../../../behaviors/large-text';
import { failureOf, type LoadState } from '../../../services/load-state';
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

  next: null as number | null,
  loadingMore: false,

  onLoad() {
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
    const { place } = this.data;
    if (!place) return;
    try {
      const { items, next, howToObject } = await getBoard(place);
      if (place !== this.data.place) return;
      this.next = next;
      this.setData({
        state: items.length > 0 ? 'ready' : 'empty',
        stale: false,
        running: items.filter((item) => item.running),
        ended: items.filter((item) => !item.running),
        more: next !== null,
        howToObject,
      });
    } catch (error) {
      if (place !== this.data.place) return;
      if (this.data.state === 'ready') this.setData({ stale: true });
      else this.setData(failureOf(error));
    }
  },

  async onReachBottom() {
    if (this.next === null || this.loadingMore) return;
    this.loadingMore = true;
    const { place } = this.data;
    try {
      const { items, next } = await getBoard(place, this.next);
      if (place !== this.data.place) return;
      this.next = next;
      const changes: Record<string, unknown> = { more: next !== null };
      for (const list of ['running', 'ended'] as const) {
        const added = items.filter((item) => item.running === (list === 'running'));
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

  handlePlace(event: WechatMiniprogram.TouchEvent) {
    const place = String(event.currentTarget.dataset['code']);
    if (place === this.data.place) return;
    this.next = null;
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
