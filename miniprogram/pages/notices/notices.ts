import { largeText } from '../../behaviors/large-text';
import { failureOf, type LoadState } from '../../services/load-state';
import { listNotices, markRead, type NoticeItem } from '../../services/notice';
import { appended, PagedList } from '../../services/paged-list';
import { refreshUnread } from '../../stores/unread';

/** What a message opens; an objection is answered about a public notice. */
const pageOf: Record<NoticeItem['kind'], string> = {
  caseProgress: '/packages/resident/case/case',
  deskWork: '/packages/staff/case/case',
  objection: '/packages/public/notice/notice',
  staffing: '/packages/manage/person/person',
};

/** The inbox: what happened to my requests, and for staff what came to their desks. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    stale: false,
    notices: [] as NoticeItem[],
    more: false,
  },

  list: {} as PagedList<Awaited<ReturnType<typeof listNotices>>>,

  /** Not above: a page's own properties are copied, and a copy is no list. */
  onLoad() {
    this.list = new PagedList(listNotices);
  },

  onShow() {
    void this.load();
    void refreshUnread();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    try {
      const page = await this.list.begin();
      if (!page) return;
      const { items, next } = page;
      const state: LoadState = items.length > 0 ? 'ready' : 'empty';
      this.setData({ state, stale: false, notices: items, more: next !== null });
    } catch (error) {
      if (this.data.state === 'ready') this.setData({ stale: true });
      else this.setData(failureOf(error));
    }
  },

  async onReachBottom() {
    try {
      const page = await this.list.more();
      if (!page) return;
      this.setData({ ...appended('notices', this.data.notices.length, page.items), more: page.next !== null });
    } catch {
      wx.showToast({ title: '网络不通，请再往上滑一次', icon: 'none' });
    }
  },

  handleOpen(event: WechatMiniprogram.TouchEvent) {
    const index = Number(event.currentTarget.dataset['index']);
    const notice = this.data.notices[index];
    if (!notice) return;
    if (notice.unread) {
      this.setData({ [`notices[${index}].unread`]: false });
      // Not read after all when it does not arrive: the next look at the inbox says so.
      markRead(notice.id).catch(() => undefined);
    }
    wx.navigateTo({ url: `${pageOf[notice.kind]}?id=${notice.personId || notice.caseId}` });
  },
});
