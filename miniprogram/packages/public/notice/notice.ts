import { largeText } from '../../../behaviors/large-text';
import { failureOf, type LoadState } from '../../../services/load-state';
import { getNotice, type NoticeView } from '../../../services/publicity';

/** One public notice: what it says, until when, what became of it, and the way to object while it runs. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    stale: false,
    notice: {} as NoticeView,
    objecting: false,
    /** Mine came in just now. */
    objected: false,
    /** Why an objection was not taken. */
    refused: '',
  },

  id: '',

  onLoad({ id = '' }: { id?: string }) {
    this.id = id;
    void this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    try {
      this.setData({ state: 'ready', stale: false, notice: await getNotice(this.id) });
    } catch (error) {
      if (this.data.state === 'ready') this.setData({ stale: true });
      else this.setData(failureOf(error));
    }
  },

  handleObject() {
    this.setData({ objecting: true, refused: '' });
  },

  handleClose() {
    this.setData({ objecting: false });
  },

  handleSent() {
    this.setData({ objecting: false, objected: true });
    wx.pageScrollTo({ scrollTop: 0 });
    void this.load();
  },

  /** The notice ended meanwhile, or it is one's own: the page says so and shows how it stands. */
  handleRefused(event: WechatMiniprogram.CustomEvent<{ message: string }>) {
    this.setData({ objecting: false, refused: event.detail.message });
    wx.pageScrollTo({ scrollTop: 0 });
    void this.load();
  },

  onShareAppMessage() {
    return { title: this.data.notice.title || '公示', path: `/packages/public/notice/notice?id=${this.id}` };
  },
});
