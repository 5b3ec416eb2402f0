import { largeText } from '../../../behaviors/large-text';
import { CloudError } from '../../../services/cloud';
import { type Desk, type GridItem, locateGrid, type ShownCard, searchGrids, withoutMap } from '../../../services/grid';
import { failureOf, type LoadState } from '../../../services/load-state';
import { askForSettings, whereAmI } from '../../../services/location';
import { callPhone } from '../../../services/phone';
import { remember } from '../../../stores/storage';

/** How long people pause before a search is asked for. */
const pauseMs = 300;

/** Finding one's grid by words or by where one stands. Choosing one makes it "my grid" and opens the first page. */
Page({
  behaviors: [largeText],

  data: {
    focused: false,
    /** What was searched for, '' before the first letter. */
    text: '',
    state: 'ready' as LoadState,
    problem: '',
    grids: [] as GridItem[],
    // by position
    locating: false,
    here: null as ShownCard | null,
    locateProblem: '',
    /** Outside every grid: the desk to go to. */
    desk: null as Desk | null,
  },

  next: null as string | null,
  loadingMore: false,
  pause: 0,

  onLoad({ by = '' }: { by?: string }) {
    if (by === 'search') this.setData({ focused: true });
    if (by === 'locate') void this.handleLocate();
  },

  onUnload() {
    clearTimeout(this.pause);
  },

  handleInput(event: WechatMiniprogram.Input) {
    const text = event.detail.value.trim();
    clearTimeout(this.pause);
    if (!text) {
      this.setData({ text: '', state: 'ready', grids: [] });
      return;
    }
    this.pause = setTimeout(() => void this.search(text), pauseMs);
  },

  handleConfirm(event: WechatMiniprogram.Input) {
    const text = event.detail.value.trim();
    clearTimeout(this.pause);
    if (text) void this.search(text);
  },

  handleRetry() {
    void this.search(this.data.text);
  },

  async search(text: string) {
    this.setData({ text, state: 'loading' });
    try {
      const { grids, next } = await searchGrids(text);
      if (text !== this.data.text) return;
      this.next = next;
      this.setData({ grids, state: grids.length > 0 ? 'ready' : 'empty' });
    } catch (error) {
      if (text === this.data.text) this.setData(failureOf(error));
    }
  },

  async onReachBottom() {
    const { text, grids } = this.data;
    if (!text || !this.next || this.loadingMore) return;
    this.loadingMore = true;
    try {
      const page = await searchGrids(text, this.next);
      if (text !== this.data.text) return;
      this.next = page.next;
      const added = Object.fromEntries(page.grids.map((grid, index) => [`grids[${grids.length + index}]`, grid]));
      this.setData(added);
    } catch {
      wx.showToast({ title: '网络不通，请再往上滑一次', icon: 'none' });
    } finally {
      this.loadingMore = false;
    }
  },

  async handleLocate() {
    if (this.data.locating) return;
    this.setData({ locating: true, here: null, desk: null, locateProblem: '' });
    try {
      await this.locate();
    } finally {
      this.setData({ locating: false });
    }
  },

  async locate() {
    const position = await whereAmI();
    if (position === 'denied') {
      this.setData({ locateProblem: '没有得到您的位置。可以打开位置权限再试，或在上面搜索小区名' });
      const granted = await askForSettings('scope.userLocation', '打开位置权限，才能按您的位置找到网格员');
      if (granted) await this.locate();
      return;
    }
    if (position === 'unknown') {
      this.setData({ locateProblem: '没有得到您的位置，请打开手机的定位再试，或在上面搜索小区名' });
      return;
    }
    try {
      const card = await locateGrid(position.longitude, position.latitude);
      this.setData({ here: withoutMap(card), locateProblem: '' });
    } catch (error) {
      const desk = error instanceof CloudError ? (error.details['desk'] as Desk | null | undefined) : null;
      const { state, problem } = failureOf(error);
      this.setData({
        desk: desk ?? null,
        locateProblem: desk ? '' : state === 'offline' ? '网络不通，请检查手机网络再试' : problem,
      });
    }
  },

  handleChooseHere() {
    const { here } = this.data;
    if (!here) return;
    remember('card', here);
    this.choose(here.code, `${here.community.name}${here.name}`);
  },

  handleChoose(event: WechatMiniprogram.TouchEvent) {
    const grid = this.data.grids[Number(event.currentTarget.dataset['index'])];
    if (grid) this.choose(grid.code, `${grid.communityName}${grid.name}`);
  },

  choose(code: string, name: string) {
    remember('myGrid', { code, name });
    wx.switchTab({ url: '/pages/home/home' });
  },

  handleCallDesk() {
    callPhone(this.data.desk?.phone ?? '');
  },
});
