import { largeText } from '../../../behaviors/large-text';
import { failureOf, type LoadState } from '../../../services/load-state';
import { type AnnouncementView, getAnnouncement } from '../../../services/publicity';
import { markAnnouncementRead } from '../../../stores/read-announcements';

/** One announcement to read: its words, its pictures, how many have read it; to share. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    stale: false,
    view: {} as AnnouncementView,
    /** Lines of the text; an empty one parts paragraphs. */
    paragraphs: [] as string[],
    /** By index: the picture could not be loaded. */
    broken: {} as Record<number, boolean>,
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
      const view = await getAnnouncement(this.id);
      markAnnouncementRead(this.id);
      const paragraphs = view.text.split('\n').filter((line) => line.trim() !== '');
      this.setData({ state: 'ready', stale: false, view, paragraphs });
    } catch (error) {
      if (this.data.state === 'ready') this.setData({ stale: true });
      else this.setData(failureOf(error));
    }
  },

  handlePicture(event: WechatMiniprogram.TouchEvent) {
    const index = Number(event.currentTarget.dataset['index']);
    const { pictures } = this.data.view;
    const current = pictures[index];
    if (this.data.broken[index]) this.setData({ [`broken[${index}]`]: false });
    else if (current) wx.previewImage({ urls: pictures, current });
  },

  handleBroken(event: WechatMiniprogram.CustomEvent) {
    this.setData({ [`broken[${event.currentTarget.dataset['index']}]`]: true });
  },

  onShareAppMessage() {
    const { title } = this.data.view;
    return { title: title || '通知公告', path: `/packages/public/announcement/announcement?id=${this.id}` };
  },
});
