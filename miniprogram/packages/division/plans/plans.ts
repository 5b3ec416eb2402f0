import { largeText } from '../../../behaviors/large-text';
import { messageOf } from '../../../services/cloud';
import { longDateText } from '../../../services/days';
import { getOverview, setDeadline } from '../../../services/division';
import { failureOf, type LoadState } from '../../../services/load-state';
import type { Overview } from '../types';
import { wide } from '../wide';
import { daysWords, missingWords, type PlanRow, planRow } from './plan-row';
import { myTowns, type Town } from './towns';

/** The plans of a town's communities: whose turn it is, who has not handed in, how many days are left. */
Page({
  behaviors: [largeText, wide],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    stale: false,
    towns: [] as Town[],
    town: '',
    deadline: '',
    days: '',
    isLate: false,
    maySetDeadline: false,
    missing: '',
    rows: [] as PlanRow[],
    today: '',
  },

  townCode: '',

  onLoad({ town = '' }: { town?: string }) {
    this.townCode = town;
    this.setData({ today: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10) });
  },

  /** Again after the workbench: its plan may have moved on. */
  onShow() {
    void this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    const asked = this.townCode;
    try {
      // Where it fails, the town that is shown is still good.
      if (this.data.towns.length === 0) this.setData({ towns: await myTowns().catch(() => []) });
      const overview = await getOverview(asked || undefined);
      // Another town was chosen meanwhile.
      if (asked !== this.townCode) return;
      this.townCode = overview.town.code;
      const rows = overview.communities.map(planRow);
      this.setData({
        state: rows.length > 0 ? 'ready' : 'empty',
        stale: false,
        town: overview.town.name,
        maySetDeadline: overview.maySetDeadline,
        missing: missingWords(overview.communities),
        rows,
        ...deadlineData(overview.deadline),
      });
    } catch (error) {
      if (this.data.state === 'ready') this.setData({ stale: true });
      else this.setData(failureOf(error));
    }
  },

  handleTown(event: WechatMiniprogram.PickerChange) {
    const town = this.data.towns[Number(event.detail.value)];
    if (!town || town.code === this.townCode) return;
    this.townCode = town.code;
    this.setData({ state: 'loading', town: town.name, rows: [] });
    void this.load();
  },

  handleCommunity(event: WechatMiniprogram.TouchEvent) {
    const code = String(event.currentTarget.dataset['code']);
    wx.navigateTo({ url: `/packages/division/workbench/workbench?community=${code}` });
  },

  handleDeadline(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    void this.setDeadline(event.detail.value);
  },

  handleNoDeadline() {
    void this.setDeadline(null);
  },

  async setDeadline(date: string | null): Promise<void> {
    try {
      await setDeadline(this.townCode, date);
      await this.load();
      wx.showToast({ title: date ? '已设定' : '已取消', icon: 'none' });
    } catch (error) {
      wx.showToast({ title: messageOf(error), icon: 'none' });
    }
  },
});

function deadlineData(deadline: Overview['deadline']) {
  return {
    deadline: deadline ? longDateText(deadline.date) : '',
    days: deadline ? daysWords(deadline.daysLeft) : '',
    isLate: (deadline?.daysLeft ?? 0) < 0,
  };
}
