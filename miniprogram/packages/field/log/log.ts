import { largeText } from '../../../behaviors/large-text';
import { messageOf, newRequestId } from '../../../services/cloud';
import { daysAfter, mondayOf } from '../../../services/days';
import { failureOf, type LoadState } from '../../../services/load-state';
import { clearDay, type DayLog, getDayLog, saveDayLog } from '../../../services/worklog';
import { dropDraft, readDraft, saveDraft } from '../../../stores/drafts';
import { changeOf, type LineDraft } from './line';

/**
 * A day of the work log (`?date=&person=`): what was done stands there by itself; its officer changes words, adds a line
 * and confirms the day (日清). The lead reads it.
 */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    stale: false,
    day: {} as Partial<DayLog>,
    isOwn: true,
    // the line that is being written
    writing: false,
    line: { id: '', text: '', isNew: true } as LineDraft,
    lineProblem: '',
    // what is under way
    busy: false,
    failure: '',
  },

  about: {} as { date?: string; person?: string },

  onLoad(options: { date?: string; person?: string }) {
    this.about = {
      ...(options.date ? { date: options.date } : {}),
      ...(options.person ? { person: options.person } : {}),
    };
    this.setData({ isOwn: !options.person });
    void this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    try {
      this.show(await getDayLog(this.about));
      this.restore();
    } catch (error) {
      if (this.data.state === 'ready') this.setData({ stale: true });
      else this.setData(failureOf(error));
    }
  },

  show(day: DayLog) {
    this.about.date = day.date;
    this.setData({ state: 'ready', stale: false, day, failure: '' });
  },

  /** A line that was not saved when the page was left. */
  restore() {
    const line = readDraft<LineDraft>(this.form());
    if (line && this.data.day.mayEdit) this.setData({ line, writing: true });
  },

  form(): string {
    return `log:${this.data.day.date ?? ''}`;
  },

  handleAdd() {
    this.write({ id: newRequestId(), text: '', isNew: true });
  },

  handleLine(event: WechatMiniprogram.TouchEvent) {
    const line = this.data.day.lines?.find(({ id }) => id === event.currentTarget.dataset['id']);
    if (!line || !this.data.day.mayEdit) return;
    this.write({ id: line.id, text: line.text, isNew: false });
  },

  write(line: LineDraft) {
    this.setData({ line, writing: true, lineProblem: '' });
  },

  handleText({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.data.line.text = detail.value;
    saveDraft(this.form(), this.data.line);
    if (this.data.lineProblem) this.setData({ lineProblem: '' });
  },

  handleClose() {
    dropDraft(this.form());
    this.setData({ writing: false });
  },

  async handleSave() {
    const { line, day, busy } = this.data;
    if (busy || !day.lines) return;
    const text = line.text.trim();
    if (text === '') {
      this.setData({ lineProblem: '请写一句做了什么' });
      return;
    }
    await this.saveWith({ ...line, text });
  },

  async handleRemove() {
    const { confirm } = await wx.showModal({ title: '删去这一条？', content: this.data.line.text });
    if (confirm) await this.saveWith({ ...this.data.line, text: '' });
  },

  async saveWith(line: LineDraft) {
    this.setData({ busy: true });
    try {
      this.show(await saveDayLog(changeOf(this.data.day as DayLog, line)));
      dropDraft(this.form());
      this.setData({ writing: false });
    } catch (error) {
      this.setData({ lineProblem: messageOf(error) });
    } finally {
      this.setData({ busy: false });
    }
  },

  async handleClear() {
    const { day, busy } = this.data;
    if (busy || !day.date) return;
    const { confirm } = await wx.showModal({
      title: '确认这一天的日志？',
      content: '确认后不能再改。之后补传上来的会另外标明。',
      confirmText: '确认',
    });
    if (!confirm) return;
    this.setData({ busy: true, failure: '' });
    try {
      this.show(await clearDay(day.date, day.edition ?? 0));
      wx.showToast({ title: '今天的事清了，辛苦了', icon: 'none' });
    } catch (error) {
      this.setData({ failure: messageOf(error) });
    } finally {
      this.setData({ busy: false });
    }
  },

  handleDay(event: WechatMiniprogram.TouchEvent) {
    const by = Number(event.currentTarget.dataset['by']);
    this.about.date = daysAfter(this.data.day.date ?? '', by);
    this.setData({ state: 'loading' });
    void this.load();
  },

  goToSource(event: WechatMiniprogram.TouchEvent) {
    const { kind, ref } = event.currentTarget.dataset as { kind: string; ref: string };
    if (kind === 'case') wx.navigateTo({ url: `/packages/staff/case/case?id=${ref}` });
    if (kind === 'visit') wx.navigateTo({ url: `/packages/visit/household/household?id=${ref}` });
  },

  goToWeek() {
    const monday = mondayOf(Date.parse(`${this.data.day.date}T12:00:00+08:00`));
    const person = this.about.person ? `&person=${this.about.person}` : '';
    wx.navigateTo({ url: `/packages/field/week/week?monday=${monday}${person}` });
  },
});
