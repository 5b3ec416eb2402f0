import { type AnnouncementItem, listAnnouncements } from '../../services/publicity';
import { readAnnouncements } from '../../stores/read-announcements';

/**
 * One quiet line: the first announcement of a place that was not opened on this phone, a pinned one before others.
 * Nothing while all were read or the network is gone.
 *
 *   <latest-announcement id="latest" />
 *
 * It asks when the page says so, so that it never stands in the way of what the page is for.
 */
export interface LatestAnnouncement {
  /** One call. */
  load(place: string): Promise<void>;
  /** Looks again what was read meanwhile; no call. */
  look(): void;
}

Component({
  data: {
    /** Not opened yet, the first of them is shown. */
    unread: [] as Array<Pick<AnnouncementItem, 'id' | 'title'>>,
  },
  methods: {
    async load(place: string) {
      try {
        const { items } = await listAnnouncements(place);
        this.show(items.map(({ id, title }) => ({ id, title })));
      } catch {
        // A courtesy: 通知公告 below is the way to them.
      }
    },

    look() {
      this.show(this.data.unread);
    },

    show(items: ReadonlyArray<Pick<AnnouncementItem, 'id' | 'title'>>) {
      const read = readAnnouncements();
      const unread = items.filter(({ id }) => !read.has(id));
      if (JSON.stringify(unread) !== JSON.stringify(this.data.unread)) this.setData({ unread });
    },

    handleTap() {
      wx.navigateTo({ url: `/packages/public/announcement/announcement?id=${this.data.unread[0]?.id}` });
    },
  },
});
