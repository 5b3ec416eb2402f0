import { largeText } from '../../../behaviors/large-text';
import { getMe } from '../../../services/account';
import type { CaseListItem, CaseView } from '../../../services/case';
import { CloudError, messageOf } from '../../../services/cloud';
import { failureOf, type LoadState } from '../../../services/load-state';
import { rememberStaff } from '../../../stores/staff';
import { recall, remember } from '../../../stores/storage';
import { acceptFromRow } from './accept-from-row';
import type { DeskHead } from './desk-head/desk-head';
import { changesOf, itemOf, type Listing, listWork, rowOf, type Segment, timeOf, type WorkRow } from './work-list';

/** The first screen of staff: what waits at their desks, worst first, with the next step on each row. */
Page({
  behaviors: [largeText],

  data: {
    segment: 'queue' as Segment,
    state: 'loading' as LoadState,
    problem: '',
    rows: [] as WorkRow[],
    hasMore: false,
    loadingMore: false,
    /** When what is shown was got, while it is not the newest: `08:12`. */
    seenAt: '',
    refreshing: false,
    /** Staff without a desk of their own, such as the town's office. */
    noDesk: false,
  },

  items: [] as CaseListItem[],
  more: null as Listing['more'],

  onLoad() {
    const work = recall('work');
    if (!work) return;
    this.setData({ state: 'ready', seenAt: timeOf(work.seenAt), ...this.takeItems(work.items) });
  },

  onShow() {
    void this.refresh();
  },

  async onPullDownRefresh() {
    await this.handleRetry();
    wx.stopPullDownRefresh();
  },

  async handleRetry() {
    this.head()?.refresh();
    await this.refresh();
  },

  async refresh() {
    const { segment } = this.data;
    const staff = recall('staff');
    if (staff?.desks.length === 0) {
      this.setData({ noDesk: true });
      return;
    }
    this.setData({ refreshing: true });
    try {
      const listing = await listWork(segment, this.items.length);
      if (segment === this.data.segment) this.show(listing);
    } catch (error) {
      if (segment === this.data.segment) this.fail(error);
    } finally {
      this.setData({ refreshing: false });
    }
  },

  show({ items, more }: Listing) {
    this.more = more;
    if (this.data.segment === 'queue') remember('work', { seenAt: Date.now(), items: items.slice(0, 40) });
    const update = {
      ...this.takeItems(items),
      ...(this.data.seenAt ? { seenAt: '' } : {}),
      ...(this.data.hasMore === (more !== null) ? {} : { hasMore: more !== null }),
      state: items.length > 0 ? ('ready' as const) : ('empty' as const),
    };
    this.setData(update);
  },

  /** Remembers the items and gives the change to draw. */
  takeItems(items: CaseListItem[]): Record<string, unknown> {
    this.items = items;
    const desks = recall('staff')?.desks ?? [];
    return (
      changesOf(
        this.data.rows,
        items.map((item) => rowOf(item, desks)),
      ) ?? {}
    );
  },

  fail(error: unknown) {
    if (error instanceof CloudError && error.code === 'FORBIDDEN') void this.meetWithoutDesk();
    else if (this.data.state === 'ready' || this.data.state === 'empty') {
      const work = recall('work');
      this.setData({ seenAt: this.data.seenAt || timeOf(work?.seenAt ?? Date.now()) });
    } else this.setData(failureOf(error));
  },

  /** No desk: somebody who only manages people, or nobody of the staff (any more). */
  async meetWithoutDesk() {
    try {
      const me = await getMe();
      rememberStaff(me);
      if (me.person) this.setData({ noDesk: true });
      else wx.redirectTo({ url: '/packages/staff/join/join' });
    } catch (error) {
      this.setData(failureOf(error));
    }
  },

  async onReachBottom() {
    if (!this.more || this.data.loadingMore) return;
    this.setData({ loadingMore: true });
    try {
      const { items, more } = await this.more();
      this.more = more;
      const start = this.items.length;
      const desks = recall('staff')?.desks ?? [];
      this.items = [...this.items, ...items];
      const added = items.map((item, index) => [`rows[${start + index}]`, rowOf(item, desks)] as const);
      this.setData({ ...Object.fromEntries(added), hasMore: more !== null });
    } catch (error) {
      wx.showToast({ title: messageOf(error), icon: 'none' });
    } finally {
      this.setData({ loadingMore: false });
    }
  },

  /** The desks are known now, or are others: the rows say the grid where there are several. */
  handleStaff() {
    this.setData({ noDesk: recall('staff')?.desks.length === 0, ...this.takeItems(this.items) });
  },

  handleSegment(event: WechatMiniprogram.TouchEvent) {
    const segment = event.currentTarget.dataset['segment'] as Segment;
    if (segment === this.data.segment) return;
    this.items = [];
    this.more = null;
    this.setData({ segment, state: 'loading', rows: [], hasMore: false, seenAt: '' });
    void this.refresh();
  },

  /** The row says what is true: under way, then done, or what came between. */
  async handleAccept(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    const { id } = event.detail;
    if (this.rowOf(id)?.busy) return;
    this.head()?.topUp();
    this.patch(id, { busy: '受理中…', note: '' });
    const { accepted, view, note } = await acceptFromRow(id);
    this.patch(id, { ...(view ? this.rowAfter(id, view) : {}), accepted, note, busy: '' });
  },

  rowAfter(id: string, view: CaseView): Partial<WorkRow> {
    const index = this.items.findIndex((item) => item.id === id);
    const before = this.items[index];
    if (!before) return {};
    const item = itemOf(view, before);
    this.items[index] = item;
    return rowOf(item, recall('staff')?.desks ?? []);
  },

  rowOf(id: string): WorkRow | undefined {
    return this.data.rows.find((row) => row.id === id);
  },

  patch(id: string, changes: Partial<WorkRow>) {
    const index = this.data.rows.findIndex((row) => row.id === id);
    if (index < 0) return;
    this.setData(Object.fromEntries(Object.entries(changes).map(([key, value]) => [`rows[${index}].${key}`, value])));
  },

  head(): DeskHead | null {
    return this.selectComponent('#head') as unknown as DeskHead | null;
  },

  goToCase(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    wx.navigateTo({ url: `/packages/staff/case/case?id=${event.detail.id}` });
  },

  goToSettle(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    wx.navigateTo({ url: `/packages/staff/step/step?do=settle&id=${event.detail.id}` });
  },

  goToPeople() {
    wx.navigateTo({ url: '/packages/manage/people/people' });
  },
});
