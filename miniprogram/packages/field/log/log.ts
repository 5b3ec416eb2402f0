import { largeText } from '../../../behaviors/large-text';
import { CloudError, messageOf, newRequestId } from '../../../services/cloud';
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
    line: { id: '', text: '', isNew: true, undo: '' } as LineDraft,
    /** A line of this day was begun and not saved. */
    unsaved: false,
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
    const asked = JSON.stringify(this.about);
    try {
      const day = await getDayLog(this.about);
      if (asked === JSON.stringify(this.about)) this.show(day);
    } catch (error) {
      if (asked !== JSON.stringify(this.about)) return;
      if (this.data.state === 'ready') this.setData({ stale: true });
      else this.setData(failureOf(error));
    }
  },

  show(day: DayLog) {
    this.about.date = day.date;
    this.setData({ state: 'ready', stale: false, day, failure: '' });
    this.showUnsaved();
  },

  /** A line that was not saved when it was left. */
  showUnsaved() {
    const unsaved = this.data.day.mayEdit === true && readDraft<LineDraft>(this.form()) !== undefined;
    if (unsaved !== this.data.unsaved) this.setData({ unsaved });
  },

  /** A draft a line: whoever touches another one loses nothing. `new` is the one that is being added. */
  form({ isNew, id }: Pick<LineDraft, 'isNew' | 'id'> = { isNew: true, id: '' }): string {
    return `log:${this.data.day.date ?? ''}:${isNew ? 'new' : id}`;
  },

  handleAdd() {
    this.write(readDraft<LineDraft>(this.form()) ?? { id: newRequestId(), text: '', isNew: true, undo: '' });
  },

  handleLine(event: WechatMiniprogram.TouchEvent) {
    const line = this.data.day.lines?.find(({ id }) => id === event.currentTarget.dataset['id']);
    if (!line || !this.data.day.mayEdit) return;
    const draft = readDraft<LineDraft>(this.form({ isNew: false, id: line.id }));
    const undo = line.kind === 'own' ? '删去这一条' : line.edited ? '恢复自动记下的话' : '';
    this.write(draft ?? { id: line.id, text: line.text, isNew: false, undo });
  },

  write(line: LineDraft) {
    this.setData({ line, writing: true, lineProblem: '' });
  },

  handleText({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.data.line.text = detail.value;
    saveDraft(this.form(this.data.line), this.data.line);
    if (this.data.lineProblem) this.setData({ lineProblem: '' });
  },

  /** What was typed stays, to be gone on with. */
  handleClose() {
    this.setData({ writing: false });
    this.showUnsaved();
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
    const { confirm } = await wx.showModal({ title: `${this.data.line.undo}？`, content: this.data.line.text });
    if (confirm) await this.saveWith({ ...this.data.line, text: '' });
  },

  async saveWith(line: LineDraft) {
    this.setData({ busy: true });
    try {
      const day = await saveDayLog(changeOf(this.data.day as DayLog, line));
      dropDraft(this.form(line));
      this.show(day);
      this.setData({ writing: false });
    } catch (error) {
      this.setData({ lineProblem: messageOf(error) });
      // Saved elsewhere: the next try is on what stands there now, with what was typed here.
      if (error instanceof CloudError && error.code === 'DAY_CHANGED') await this.load();
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
      if (error instanceof CloudError && error.code === 'DAY_CHANGED') await this.load();
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
