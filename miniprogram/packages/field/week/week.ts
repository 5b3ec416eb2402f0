import { largeText } from '../../../behaviors/large-text';
import { messageOf, newRequestId } from '../../../services/cloud';
import { dateAt, dateText, daysAfter, mondayOf } from '../../../services/days';
import { handOut } from '../../../services/files';
import { failureOf, type LoadState } from '../../../services/load-state';
import { confirmWeek, getWeekLog, printMonth, readWeek, type WeekLog } from '../../../services/worklog';
import { dropDraft, readDraft, saveDraft } from '../../../stores/drafts';

const stateWords: Record<WeekLog['days'][number]['state'], string> = {
  none: '',
  open: '未确认',
  cleared: '已日清',
};

/** A week of a work log on one page (`?monday=&person=`): the officer confirms it from Sunday on, the lead reads it. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    stale: false,
    title: '',
    week: {} as Partial<WeekLog>,
    days: [] as Array<WeekLog['days'][number] & { stateText: string }>,
    summary: '',
    // `11`, the month that can be printed from here
    month: '',
    isOwn: true,
    busy: false,
    failure: '',
  },

  monday: '',
  person: undefined as string | undefined,

  onLoad(options: { monday?: string; person?: string }) {
    this.monday = options.monday ?? mondayOf(Date.now());
    this.person = options.person;
    this.setData({ isOwn: !options.person });
  },

  /** A day may have been cleared meanwhile. */
  onShow() {
    void this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    const { monday } = this;
    try {
      const week = await getWeekLog(monday, this.person);
      if (monday !== this.monday) return;
      this.setData({
        state: 'ready',
        stale: false,
        title: `${dateText(monday)}至${dateText(daysAfter(monday, 6))}`,
        month: String(Number(this.month().slice(5))),
        week,
        days: week.days.map((day) => ({ ...day, stateText: stateWords[day.state] })),
        summary: (week.mayConfirm && readDraft<{ text: string }>(this.form())?.text) || week.summary,
      });
    } catch (error) {
      if (monday !== this.monday) return;
      if (this.data.state === 'ready') this.setData({ stale: true });
      else this.setData(failureOf(error));
    }
  },

  /** The month in which the week ends, never one to come. */
  month(): string {
    const [sunday, today] = [daysAfter(this.monday, 6), dateAt(Date.now())];
    return (sunday < today ? sunday : today).slice(0, 7);
  },

  async handlePrint() {
    if (this.data.busy) return;
    this.setData({ busy: true, failure: '' });
    wx.showLoading({ title: '正在生成…', mask: true });
    try {
      await handOut(await printMonth(this.month(), newRequestId(), this.person));
    } catch (error) {
      wx.hideLoading();
      wx.showModal({ title: '没有生成', content: messageOf(error), showCancel: false });
    } finally {
      wx.hideLoading();
      this.setData({ busy: false });
    }
  },

  form(): string {
    return `week:${this.monday}`;
  },

  handleSummary({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.data.summary = detail.value;
    saveDraft(this.form(), { text: detail.value });
  },

  async handleConfirm() {
    const summary = this.data.summary.trim();
    if (summary === '') {
      this.setData({ failure: '请写几句这一周做了什么' });
      return;
    }
    await this.act(async () => {
      await confirmWeek(this.monday, summary);
      dropDraft(this.form());
    });
  },

  async handleRead() {
    await this.act(() => readWeek(this.monday, this.data.week.personId ?? ''));
  },

  async act(step: () => Promise<unknown>) {
    if (this.data.busy) return;
    this.setData({ busy: true, failure: '' });
    try {
      await step();
      await this.load();
    } catch (error) {
      this.setData({ failure: messageOf(error) });
    } finally {
      this.setData({ busy: false });
    }
  },

  handleWeek(event: WechatMiniprogram.TouchEvent) {
    this.monday = daysAfter(this.monday, Number(event.currentTarget.dataset['by']));
    this.setData({ state: 'loading', failure: '' });
    void this.load();
  },

  goToDay(event: WechatMiniprogram.TouchEvent) {
    const person = this.person ? `&person=${this.person}` : '';
    wx.navigateTo({ url: `/packages/field/log/log?date=${event.currentTarget.dataset['date']}${person}` });
  },
});
