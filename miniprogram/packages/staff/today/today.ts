import { largeText } from '../../../behaviors/large-text';
import { getMe, getToday, type Today } from '../../../services/account';
import type { CaseListItem } from '../../../services/case';
import { CloudError, messageOf } from '../../../services/cloud';
import { dateAt, timeText } from '../../../services/days';
import { failureOf, type LoadState } from '../../../services/load-state';
import { listPending, onPendingChange, pendingOn, waitsWords } from '../../../services/pending/pending';
import { isAlmostFull } from '../../../services/pending/room';
import { rememberStaff } from '../../../stores/staff';
import { forget, recall, remember } from '../../../stores/storage';
import { changesOf, itemOf, rowOf, type WorkRow } from '../components/work-row/row';
import { stepsOnRow } from '../components/work-row/row-words';

import { CaseList, type Source } from './case-list';
import type { DeskHead } from './desk-head/desk-head';
import { fetchAhead } from './fetch-ahead';
import { type Filter, filterChoices, footerOf, matcherOf } from './filters';
import { type Post, postOf } from './post';
import { stepFromRow } from './step-from-row';
import { type Tile, tilesOf } from './tiles';
import { withPending } from './with-pending';

/** The first screen of staff: what waits at their desks, worst first; for who watches over a place, what is open there. */
Page({
  behaviors: [largeText],

  data: {
    post: postOf(undefined),
    source: 'queue' as Source,
    filters: filterChoices,
    filter: 'all' as Filter,
    // the list
    state: 'loading' as LoadState,
    problem: '',
    rows: [] as WorkRow[],
    hasMore: false,
    footer: '',
    loadingMore: false,
    /** When what is shown was got, while it is not the newest: `08:12`. */
    seenAt: '',
    refreshing: false,
    /** An officer's day beside the cases, and of a lead whose logs are behind. */
    tiles: [] as Tile[],
    /** 待上传: how many, how many of them were refused, and whether the phone is about to be full. */
    pending: { count: 0, refused: 0, full: false },
  },

  stopListening: () => undefined as unknown,

  list: {} as CaseList,

  onLoad() {
    const post = this.takePost();
    // Yesterday's day says nothing of today's.
    const day = recall('day');
    this.showDay({ day: day?.date === dateAt(Date.now()) ? day : null, behind: null });
    const work = recall('work');
    if (!work || post.sources[0] !== 'queue') return;
    this.list.items = work.items;
    this.setData({ state: 'ready', seenAt: timeText(work.seenAt), ...this.drawn() });
  },

  onShow() {
    this.showPending();
    this.stopListening = onPendingChange(() => this.handlePending());
    void this.refresh();
  },

  onHide() {
    this.stopListening();
  },

  onUnload() {
    this.stopListening();
  },

  showPending() {
    const entries = listPending();
    const pending = {
      count: entries.length,
      refused: entries.filter(({ refusal }) => refusal).length,
      full: isAlmostFull(),
    };
    if (JSON.stringify(pending) !== JSON.stringify(this.data.pending)) this.setData({ pending });
  },

  /** Something waits, or has gone up: the rows say so, and the list is asked anew when all is there. */
  handlePending() {
    const before = this.data.pending.count;
    this.showPending();
    if (this.data.rows.some(({ busy }) => busy)) return;
    if (this.data.state === 'ready') this.setData(this.drawn());
    if (before > this.data.pending.count) void this.refresh();
  },

  async onPullDownRefresh() {
    await this.handleRetry();
    wx.stopPullDownRefresh();
  },

  async handleRetry() {
    await this.refresh();
  },

  /** What the caller does here, as far as the phone remembers it. */
  takePost(): Post {
    const post = postOf(recall('staff'));
    const [first = 'queue'] = post.sources;
    const source = post.sources.includes(this.data.source) ? this.data.source : first;
    if (source !== this.list.source) this.list = new CaseList(source);
    if (first === 'watched') wx.setNavigationBarTitle({ title: '督办' });
    if (JSON.stringify(post) !== JSON.stringify(this.data.post) || source !== this.data.source) {
      this.setData({ post, source });
    }
    return post;
  },

  async refresh() {
    const { list } = this;
    if (this.data.post.isKnown && this.data.post.sources.length === 0) return;
    this.setData({ refreshing: true });
    try {
      const [{ queue }] = await Promise.all([this.learn(), list.source === 'queue' ? undefined : list.refresh()]);
      if (list !== this.list) return;
      if (list.source === 'queue') {
        if (!queue) return await this.meetAnew();
        await list.refresh(queue);
      }
      if (this.data.filter !== 'all') await this.lookFurther(list, 'unlessFound');
      if (list === this.list) this.show();
    } catch (error) {
      if (list === this.list) this.fail(error);
    } finally {
      this.setData({ refreshing: false });
    }
  },

  /** The one call of this screen: who it is, how the day stands, and what waits. */
  async learn(): Promise<Today> {
    const today = await getToday();
    if (today.day) remember('day', today.day);
    else forget('day');
    this.head()?.meet(today.me);
    this.showDay(today);
    return today;
  },

  showDay(today: Pick<Today, 'day' | 'behind'>) {
    const hasBegun = listPending().some(({ action }) => action === 'patrol.start');
    const tiles = tilesOf(today, recall('staff')?.desks ?? [], hasBegun);
    if (JSON.stringify(tiles) !== JSON.stringify(this.data.tiles)) this.setData({ tiles });
  },

  goToTile(event: WechatMiniprogram.TouchEvent) {
    wx.navigateTo({ url: String(event.currentTarget.dataset['url']) });
  },

  async lookFurther(list: CaseList, when: 'always' | 'unlessFound') {
    const matches = matcherOf(this.data.filter);
    if (when === 'always' || !list.items.some(matches)) await list.look(matches);
  },

  show() {
    const { items, source } = this.list;
    if (source === 'queue') {
      remember('work', { seenAt: Date.now(), items: items.slice(0, 40) });
      void fetchAhead(items.map(({ id }) => id));
    }
    const { seenAt, state } = this.data;
    const now: LoadState = items.length > 0 ? 'ready' : 'empty';
    this.setData({ ...this.drawn(), ...(seenAt ? { seenAt: '' } : {}), ...(state === now ? {} : { state: now }) });
  },

  /** The change to draw: the rows that are others than before, and the line below them. */
  drawn(): Record<string, unknown> {
    const { filter, hasMore, footer } = this.data;
    const { items, hasMore: more } = this.list;
    const rows = items.filter(matcherOf(filter)).map((item) => this.rowFor(item));
    const said = footerOf(filter, rows.length, items.length, more);
    return {
      ...changesOf(this.data.rows, rows),
      ...(more === hasMore ? {} : { hasMore: more }),
      ...(said === footer ? {} : { footer: said }),
    };
  },

  rowFor(item: CaseListItem): WorkRow {
    const { places, watched } = this.data.post;
    const watches = this.list.source === 'watched';
    return withPending(rowOf(item, { places: watches ? watched : places, watches }), pendingOn(item.id));
  },

  fail(error: unknown) {
    if (error instanceof CloudError && error.code === 'FORBIDDEN') void this.meetAnew();
    else if (this.data.state === 'ready' || this.data.state === 'empty') {
      this.setData({ seenAt: this.data.seenAt || timeText(recall('work')?.seenAt ?? Date.now()) });
    } else this.setData(failureOf(error));
  },

  /** Not of this desk: somebody who only watches or manages people, or nobody of the staff (any more). */
  async meetAnew() {
    try {
      const me = await getMe();
      rememberStaff(me);
      // Nobody of the staff, or nobody any more.
      if (!me.person || !recall('staff')) wx.redirectTo({ url: '/packages/staff/join/join' });
      else this.handleStaff();
    } catch (error) {
      this.setData(failureOf(error));
    }
  },

  async handleMore() {
    const { list } = this;
    if (!list.hasMore || this.data.loadingMore) return;
    this.setData({ loadingMore: true });
    try {
      if (this.data.filter === 'all') await list.next();
      else await this.lookFurther(list, 'always');
      if (list === this.list) this.setData(this.drawn());
    } catch (error) {
      wx.showToast({ title: messageOf(error), icon: 'none' });
    } finally {
      this.setData({ loadingMore: false });
    }
  },

  onReachBottom() {
    void this.handleMore();
  },

  /** Who it is is known now, or has changed: other lists perhaps, and rows that say the grid where there are several. */
  handleStaff() {
    const { list } = this;
    this.takePost();
    if (list === this.list) this.setData(this.drawn());
    else this.open();
  },

  handleSource(event: WechatMiniprogram.TouchEvent) {
    const source = event.currentTarget.dataset['source'] as Source;
    if (source === this.data.source) return;
    this.list = new CaseList(source);
    this.setData({ source });
    this.open();
  },

  handleFilter(event: WechatMiniprogram.TouchEvent) {
    this.setData({ filter: event.currentTarget.dataset['filter'] as Filter });
    this.setData(this.drawn());
    if (this.list.hasMore && this.data.rows.length === 0) void this.handleMore();
  },

  /** Another list from its start. */
  open() {
    this.setData({ filter: 'all', state: 'loading', rows: [], hasMore: false, footer: '', seenAt: '' });
    void this.refresh();
  },

  /** The row says what is true: under way, then done, or what came between. */
  async handleStep(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    const { id } = event.detail;
    const row = this.data.rows.find((one) => one.id === id);
    if (!row?.next || row.busy) return;
    const words = stepsOnRow[row.next];
    this.head()?.topUp();
    this.patch(id, { busy: words.busy, note: '' });
    const item = this.list.items.find((one) => one.id === id);
    if (!item) return;
    const { taken, view, note } = await stepFromRow(row.next, item);
    if (!taken && !view && !note) {
      // It waits on the phone, and its row says so.
      this.patch(id, { busy: '' });
      this.setData(this.drawn());
      wx.showToast({ title: waitsWords, icon: 'none' });
      return;
    }
    const after = view && this.list.replace(id, (before) => itemOf(view, before));
    this.patch(id, { ...(after ? this.rowFor(after) : {}), done: taken ? words.done : '', note, busy: '' });
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

  goToRegister(event: WechatMiniprogram.TouchEvent) {
    wx.navigateTo({ url: `/packages/staff/register/register?for=${event.currentTarget.dataset['for']}` });
  },

  goToPending() {
    wx.navigateTo({ url: '/packages/staff/pending/pending' });
  },

  goToPeople() {
    wx.navigateTo({ url: '/packages/manage/people/people' });
  },
});
