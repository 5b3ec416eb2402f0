import { largeText } from '../../../behaviors/large-text';
import { getMe, type Me } from '../../../services/account';
import { messageOf, newRequestId } from '../../../services/cloud';
import { failureOf, type LoadState } from '../../../services/load-state';
import { whereAmI } from '../../../services/location';
import { finishPatrol, listPatrols, type Patrol, startPatrol } from '../../../services/patrol';
import { dropDraft, readDraft, saveDraft } from '../../../stores/drafts';
import { rememberStaff } from '../../../stores/staff';
import { recall } from '../../../stores/storage';

type Grid = Me['desks'][number];

/** A round that was begun and has no answer yet: begun again it is the same round. */
interface Beginning {
  id: string;
  grid: string;
}

/**
 * Rounds through the grid (巡查): one tap begins, one fix is asked for and may be refused, what is seen is noted, and it all
 * lands in today's log by itself.
 */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    stale: false,
    grids: [] as Grid[],
    /** The round under way; without an id while none is. */
    round: {} as Partial<Patrol>,
    minutes: 0,
    earlier: [] as Array<Patrol & { summary: string }>,
    hasMore: false,
    busy: '',
    failure: '',
  },

  next: null as string | null,

  onShow() {
    void this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    try {
      if (!recall('staff')) rememberStaff(await getMe());
      const grids = (recall('staff')?.desks ?? []).filter(({ kind }) => kind === 'grid');
      const { patrols, next } = await listPatrols();
      this.next = next;
      const round = patrols.find(({ ended }) => ended === '') ?? {};
      this.setData({
        state: 'ready',
        stale: false,
        grids,
        round,
        minutes: minutesSince(round),
        earlier: patrols.filter(({ ended }) => ended !== '').map(withSummary),
        hasMore: next !== null,
      });
    } catch (error) {
      if (this.data.state === 'ready') this.setData({ stale: true });
      else this.setData(failureOf(error));
    }
  },

  async onReachBottom() {
    if (!this.next) return;
    const before = this.next;
    this.next = null;
    try {
      const { patrols, next } = await listPatrols(before);
      this.next = next;
      const { length } = this.data.earlier;
      const added = Object.fromEntries(patrols.map((one, index) => [`earlier[${length + index}]`, withSummary(one)]));
      this.setData({ ...added, hasMore: next !== null });
    } catch {
      this.next = before;
      wx.showToast({ title: '网络不通，请再往上滑一次', icon: 'none' });
    }
  },

  async handleStart(event: WechatMiniprogram.TouchEvent) {
    if (this.data.busy) return;
    const grid = String(event.currentTarget.dataset['code']);
    const before = readDraft<Beginning>('patrol:start');
    const beginning = before?.grid === grid ? before : { id: newRequestId(), grid };
    saveDraft('patrol:start', beginning);
    this.setData({ busy: grid, failure: '' });
    try {
      const here = await whereAmI();
      const round = await startPatrol({ ...beginning, point: typeof here === 'string' ? null : here });
      dropDraft('patrol:start');
      this.setData({ round, minutes: 0 });
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
      const ended = await finishPatrol(round.id);
      this.setData({ round: {}, earlier: [withSummary(ended), ...this.data.earlier] });
    } catch (error) {
      this.setData({ failure: messageOf(error) });
    } finally {
      this.setData({ busy: '' });
    }
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

function minutesSince({ startedAt }: Partial<Patrol>): number {
  return startedAt ? Math.max(0, Math.round((Date.now() - startedAt) / 60_000)) : 0;
}

function withSummary(patrol: Patrol): Patrol & { summary: string } {
  const cases = patrol.notes.filter(({ caseId }) => caseId !== '').length;
  const parts = [
    patrol.notes.length > 0 ? `记录 ${patrol.notes.length} 处` : '没有记录',
    ...(cases > 0 ? [`${cases} 处已登记办理`] : []),
  ];
  return { ...patrol, summary: parts.join('，') };
}
