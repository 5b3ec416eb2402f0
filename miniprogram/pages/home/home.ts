import { largeText } from '../../behaviors/large-text';
import type { LatestAnnouncement } from '../../components/latest-announcement/latest-announcement';
import { CloudError } from '../../services/cloud';
import { getCard, type ShownCard, withoutMap } from '../../services/grid';
import { failureOf, type LoadState } from '../../services/load-state';
import { callPhone } from '../../services/phone';
import { readScene, type Scene, scanCode } from '../../services/scan';
import { takePlainLaunch } from '../../stores/launch';
import { worksOrWatches } from '../../stores/staff';
import { recall, remember } from '../../stores/storage';
import { refreshUnread } from '../../stores/unread';

/** The contact card of a grid: of the code that was scanned, of my grid, or the ways to find it. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    stale: false,
    card: {} as ShownCard,
    /** Name of my grid while another one is shown. */
    mine: '',
  },

  /** The grid that is shown or being loaded, '' while there is none. */
  code: '',
  /** My grid as of the last look, to see when it was changed elsewhere. */
  mineCode: '',

  onLoad(options: { scene?: string; grid?: string }) {
    const scene = readScene(options.scene);
    if (scene.invitation) {
      wx.redirectTo({ url: `/packages/staff/join/join?token=${encodeURIComponent(scene.invitation)}` });
      return;
    }
    // Who only looks after people or complaints starts here like everybody.
    if (takePlainLaunch() && worksOrWatches()) {
      wx.reLaunch({ url: '/packages/staff/today/today' });
      return;
    }
    this.mineCode = recall('myGrid')?.code ?? '';
    void this.open(scene.grid ?? options.grid ?? this.mineCode);
  },

  onShow() {
    const mine = recall('myGrid')?.code ?? '';
    if (mine !== this.mineCode) {
      this.mineCode = mine;
      void this.open(mine);
    } else if (this.data.state !== 'loading') {
      void refreshUnread();
      this.latest()?.look();
    }
  },

  async onPullDownRefresh() {
    if (this.code) await this.load(this.code);
    wx.stopPullDownRefresh();
  },

  /** Shows what the phone remembers at once, then what is true now. */
  async open(code: string) {
    this.code = code;
    const remembered = recall('card');
    if (!code) this.setData({ state: 'empty' });
    else if (remembered?.code === code) this.setData({ state: 'ready', card: remembered, mine: this.nameOfMine(code) });
    else if (this.data.state !== 'loading') this.setData({ state: 'loading' });
    if (code) await this.load(code);
  },

  async load(code: string) {
    try {
      const card = withoutMap(await getCard(code));
      if (code !== this.code) return;
      // A grid that is no more: what follows goes to the one on its ground.
      this.code = card.code;
      if (card.retiredName && code === this.mineCode) this.setMine(card);
      this.keep(card);
      this.show(card);
    } catch (error) {
      if (code !== this.code) return;
      if (this.data.state === 'ready') this.setData({ stale: true });
      else this.fail(error);
      return;
    }
    // The card stands: what only adds to it comes now.
    await Promise.all([refreshUnread(), this.latest()?.load(this.data.card.community.code)]);
  },

  latest(): LatestAnnouncement | null {
    return this.selectComponent('#latest') as unknown as LatestAnnouncement | null;
  },

  /** A code of a grid that is no more: back to the ways of finding one. */
  fail(error: unknown) {
    const isGone = error instanceof CloudError && error.code === 'NOT_FOUND';
    this.setData(isGone ? { state: 'empty', problem: error.message } : failureOf(error));
  },

  keep(card: ShownCard) {
    if (!recall('myGrid')) this.setMine(card);
    if (this.mineCode === card.code) remember('card', card);
  },

  show(card: ShownCard) {
    const mine = this.nameOfMine(card.code);
    const { state, stale, mine: shownMine } = this.data;
    const unchanged = state === 'ready' && !stale && mine === shownMine && sameCard(card, this.data.card);
    if (!unchanged) this.setData({ state: 'ready', stale: false, card, mine });
  },

  nameOfMine(shown: string): string {
    const mine = recall('myGrid');
    return mine && mine.code !== shown ? mine.name : '';
  },

  setMine(card: ShownCard) {
    remember('myGrid', { code: card.code, name: `${card.community.name}${card.name}` });
    remember('card', card);
    this.mineCode = card.code;
  },

  handleRetry() {
    void this.open(this.code);
  },

  handleMakeMine() {
    this.setMine(this.data.card);
    this.setData({ mine: '' });
    wx.showToast({ title: '已记住您的网格', icon: 'none' });
  },

  handleBackToMine() {
    void this.open(this.mineCode);
  },

  async handleScan() {
    const scene: Scene | undefined = await scanCode();
    if (!scene) return;
    if (scene.invitation) {
      wx.navigateTo({ url: `/packages/staff/join/join?token=${encodeURIComponent(scene.invitation)}` });
    } else if (scene.grid) void this.open(scene.grid);
    else wx.showModal({ title: '这不是联系卡', content: '请扫网格员联系卡或公示牌上的码', showCancel: false });
  },

  handleCall(event: WechatMiniprogram.TouchEvent) {
    callPhone(String(event.currentTarget.dataset['phone']));
  },

  goToSubmit() {
    wx.navigateTo({ url: `/packages/resident/submit/submit?grid=${this.code}` });
  },

  goToAnnouncements() {
    wx.navigateTo({ url: '/packages/public/announcements/announcements' });
  },

  goToGuides() {
    wx.navigateTo({ url: `/packages/public/guides/guides?place=${this.data.card.community.code}` });
  },

  goToBoard() {
    wx.navigateTo({ url: '/packages/public/board/board' });
  },

  goToLetter() {
    wx.navigateTo({ url: `/packages/public/letter/letter?grid=${this.code}` });
  },

  goToAtlas() {
    wx.navigateTo({ url: '/packages/public/atlas/atlas' });
  },

  goToFind(event: WechatMiniprogram.TouchEvent) {
    wx.navigateTo({ url: `/packages/resident/find/find?by=${event.currentTarget.dataset['by'] ?? ''}` });
  },

  onShareAppMessage() {
    const { card } = this.data;
    if (!card.code) return { title: '找到您的网格员', path: '/pages/home/home' };
    const scene = encodeURIComponent(`g=${card.code}`);
    return { title: `${card.community.name}${card.name}的网格员联系卡`, path: `/pages/home/home?scene=${scene}` };
  },
});

function sameCard(one: ShownCard, other: ShownCard): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
