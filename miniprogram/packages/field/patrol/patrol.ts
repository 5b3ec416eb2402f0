import { largeText } from '../../../behaviors/large-text';
import { getMe, type Me } from '../../../services/account';
import { CloudError, messageOf, newRequestId } from '../../../services/cloud';
import { clockText, dateAt, dateText } from '../../../services/days';
import { failureOf, type LoadState } from '../../../services/load-state';
import { whereAmI } from '../../../services/location';
import { listPatrols, type Patrol } from '../../../services/patrol';
import { listPending, onPendingChange, performHere, waitsWords } from '../../../services/pending/pending';
import { rememberStaff } from '../../../stores/staff';
import { recall, remember } from '../../../stores/storage';
import { beginning, ending, type ShownRound, withPending } from './rounds';

type Grid = Me['desks'][number];

/** A round that has ended. */
interface Earlier extends ShownRound {
  /** `11月24日` */
  day: string;
  summary: string;
}

const clock = { timeOf: clockText, dateOf: dateAt };

/**
 * Rounds through the grid (巡查, `?start=` begins one at once): one tap begins, one fix is asked for and may be refused, what is
 * seen is noted, and it all lands in today's log by itself, with or without a signal.
 */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    stale: false,
    grids: [] as Grid[],
    /** The round under way; without an id while none is. */
    round: {} as Partial<ShownRound>,
    minutes: 0,
    earlier: [] as Earlier[],
    hasMore: false,
    busy: '',
    failure: '',
  },

  next: null as string | null,
  /** As the server last told them. */
  known: [] as Patrol[],
  /** The grid whose round is to begin when the page is there. */
  toStart: '',
  /** How much of rounds waits on the phone. */
  waiting: 0,
  stopListening: () => undefined as unknown,

  onLoad({ start = '' }: { start?: string }) {
    this.toStart = start;
    const rounds = recall('rounds');
    if (!rounds) return;
    this.known = rounds;
    this.show();
  },

  onShow() {
    this.waiting = countWaiting();
    this.stopListening = onPendingChange(() => this.handlePending());
    void this.load();
  },

  onHide() {
    // Whoever has left begins no round that nobody sees.
    this.toStart = '';
    this.stopListening();
  },

  onUnload() {
    this.toStart = '';
    this.stopListening();
  },

  /** What has gone up is with the server now: what stands here stays until it has said so. */
  handlePending() {
    const waiting = countWaiting();
    const isLess = waiting < this.waiting;
    this.waiting = waiting;
    if (isLess && !this.data.busy) void this.load();
    else if (!isLess) this.show();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    try {
      if (!recall('staff')) rememberStaff(await getMe());
      const { patrols, next } = await listPatrols();
      this.next = next;
      this.known = patrols;
      remember('rounds', patrols.slice(0, 5));
      this.setData({ stale: false, hasMore: next !== null });
      this.show();
    } catch (error) {
      // A round is begun and kept without a signal, too.
      if (recall('staff')) {
        this.setData({ stale: true });
        this.show();
      } else this.setData(failureOf(error));
    }
    await this.startAsked();
  },

  /** Came with a tap that was to begin one: once, and not while one is under way. */
  async startAsked() {
    const grid = this.toStart;
    this.toStart = '';
    if (grid && !this.data.round.id && this.data.grids.some(({ code }) => code === grid)) await this.start(grid);
  },

  /** What is known, and what waits on the phone. */
  show() {
    const grids = (recall('staff')?.desks ?? []).filter(({ kind }) => kind === 'grid');
    const rounds = withPending(this.known, listPending(), grids, clock);
    const round = rounds.find(({ ended }) => ended === '') ?? {};
    const earlier = rounds.filter(({ ended }) => ended !== '').map(withSummary);
    const shown = { state: 'ready' as const, grids, round, minutes: minutesSince(round), earlier };
    const { state, grids: g, round: r, minutes, earlier: e } = this.data;
    if (JSON.stringify(shown) === JSON.stringify({ state, grids: g, round: r, minutes, earlier: e })) return;
    this.setData(shown);
  },

  async onReachBottom() {
    if (!this.next) return;
    const before = this.next;
    this.next = null;
    try {
      const { patrols, next } = await listPatrols(before);
      this.next = next;
      this.known = [...this.known, ...patrols];
      this.setData({ hasMore: next !== null });
      this.show();
    } catch {
      this.next = before;
      wx.showToast({ title: '网络不通，请再往上滑一次', icon: 'none' });
    }
  },

  async handleStart(event: WechatMiniprogram.TouchEvent) {
    await this.start(String(event.currentTarget.dataset['code']));
  },

  async start(grid: string) {
    if (this.data.busy) return;
    this.setData({ busy: grid, failure: '' });
    try {
      const here = await whereAmI();
      const point = typeof here === 'string' ? null : here;
      const name = this.data.grids.find(({ code }) => code === grid)?.name ?? '';
      const round = await performHere<Patrol>(beginning({ id: newRequestId(), grid, point }, name));
      this.take(round);
    } catch (error) {
      this.setData({ failure: messageOf(error) });
    } finally {
      this.setData({ busy: '' });
    }
  },

  async handleFinish() {
    const { round, busy } = this.data;
    if (busy || !round.id) return;
    const { confirm } = await wx.showModal({
      title: '结束这次巡查？',
      content: '已记入今天的日志',
      confirmText: '结束',
    });
    if (!confirm) return;
    this.setData({ busy: 'finish', failure: '' });
    try {
      this.take(await performHere<Patrol>(ending({ id: round.id, gridName: round.gridName ?? '' }, newRequestId())));
    } catch (error) {
      this.setData({ failure: messageOf(error) });
      if (error instanceof CloudError) void this.load();
    } finally {
      this.setData({ busy: '' });
    }
  },

  /** What the server answered, or nothing where it waits on the phone. */
  take(round: Patrol | undefined) {
    if (round) {
      this.known = [round, ...this.known.filter(({ id }) => id !== round.id)];
      remember('rounds', this.known.slice(0, 5));
    } else wx.showToast({ title: waitsWords, icon: 'none' });
    this.show();
  },

  goToSeen(event: WechatMiniprogram.TouchEvent) {
    const { id = '', grid = '' } = this.data.round;
    const problem = event.currentTarget.dataset['problem'] ? '&problem=1' : '';
    wx.navigateTo({ url: `/packages/field/seen/seen?patrol=${id}&grid=${grid}${problem}` });
  },

  goToCase(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    if (id) wx.navigateTo({ url: `/packages/staff/case/case?id=${id}` });
  },
});

const countWaiting = (): number => listPending().filter(({ action }) => action.startsWith('patrol.')).length;

function minutesSince({ startedAt }: Partial<ShownRound>): number {
  return startedAt ? Math.max(0, Math.round((Date.now() - startedAt) / 60_000)) : 0;
}

function withSummary(patrol: ShownRound): Earlier {
  const cases = patrol.notes.filter(({ caseId }) => caseId !== '').length;
  const parts = [
    patrol.notes.length > 0 ? `记录 ${patrol.notes.length} 处` : '没有记录',
    ...(cases > 0 ? [`${cases} 处已登记办理`] : []),
  ];
  return { ...patrol, day: dateText(patrol.date), summary: parts.join('，') };
}
