import { largeText } from '../../../behaviors/large-text';
import { CloudError, messageOf, newRequestId } from '../../../services/cloud';
import { dateText, daysAfter, mondayOf } from '../../../services/days';
import { failureOf, type LoadState } from '../../../services/load-state';
import { getWeek, listRotaDesks, type RotaDesk, saveRota, type Week } from '../../../services/rota';
import { dropDraft, readDraft, saveDraft } from '../../../stores/drafts';
import { copiedFrom, type DayRow, idsOf, onlyChanged, type RotaDraft, rowsOf } from './week';

/** Who is on duty on which day of a week (轮值); a tap on a day chooses, and what was changed is saved together. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    // which desk, which week
    desks: [] as RotaDesk[],
    desk: {} as Partial<RotaDesk>,
    weekName: '',
    isThisWeek: true,
    days: [] as DayRow[],
    maySet: false,
    // the day that is open
    day: {} as Partial<DayRow>,
    choosing: false,
    choices: [] as Array<{ personId: string; name: string; roleName: string; place: number }>,
    // saving it
    edited: '',
    saving: false,
    failure: '',
  },

  monday: '',
  week: {} as Week,
  draft: {} as RotaDraft,
  chosen: [] as string[],

  onLoad() {
    this.monday = mondayOf(Date.now());
    void this.load();
  },

  async load() {
    try {
      if (this.data.desks.length === 0) {
        const { desks } = await listRotaDesks();
        if (desks.length === 0) {
          this.setData({ state: 'empty' });
          return;
        }
        this.setData({ desks, desk: desks[0] ?? {} });
      }
      await this.loadWeek();
    } catch (error) {
      this.setData(failureOf(error));
    }
  },

  async loadWeek() {
    const { monday } = this;
    const { desk = '' } = this.data.desk;
    const week = await getWeek(desk, monday);
    // Another desk or week was asked for meanwhile.
    if (monday !== this.monday || desk !== this.data.desk.desk) return;
    this.week = week;
    this.draft = readDraft<RotaDraft>(this.form()) ?? { days: {}, requestId: newRequestId() };
    this.show();
  },

  form(): string {
    return `rota:${this.data.desk.desk}:${this.monday}`;
  },

  show() {
    this.draft.days = onlyChanged(this.week, this.draft.days);
    const dates = Object.keys(this.draft.days).sort();
    this.setData({
      state: 'ready',
      maySet: this.week.maySet,
      weekName: `${dateText(this.monday)}至${dateText(daysAfter(this.monday, 6))}`,
      isThisWeek: this.monday === mondayOf(Date.now()),
      days: rowsOf(this.week, this.draft.days),
      edited: dates.map(dateText).join('、'),
      failure: '',
    });
  },

  /** Another content is another saving. */
  keep(days: RotaDraft['days']) {
    this.draft = { days: onlyChanged(this.week, days), requestId: newRequestId() };
    if (Object.keys(this.draft.days).length > 0) saveDraft(this.form(), this.draft);
    else dropDraft(this.form());
    this.show();
  },

  handleDesk(event: WechatMiniprogram.PickerChange) {
    const desk = this.data.desks[Number(event.detail.value)];
    if (!desk || desk.desk === this.data.desk.desk) return;
    this.setData({ desk, state: 'loading', edited: '' });
    void this.load();
  },

  handleWeek(event: WechatMiniprogram.TouchEvent) {
    this.monday = daysAfter(this.monday, Number(event.currentTarget.dataset['by']));
    this.setData({ state: 'loading', edited: '' });
    void this.load();
  },

  async handleCopy() {
    try {
      const before = await getWeek(this.data.desk.desk ?? '', daysAfter(this.monday, -7));
      const copied = copiedFrom(before, this.week);
      if (Object.keys(copied).length === 0) wx.showToast({ title: '上周没有可以照抄的安排', icon: 'none' });
      else this.keep({ ...this.draft.days, ...copied });
    } catch (error) {
      wx.showToast({ title: messageOf(error), icon: 'none' });
    }
  },

  handleDay(event: WechatMiniprogram.TouchEvent) {
    const day = this.data.days.find(({ date }) => date === event.currentTarget.dataset['date']);
    if (!day || day.isOver || !this.data.maySet) return;
    this.chosen = idsOf(day.people);
    this.setData({ day, choosing: true, choices: this.choices() });
  },

  choices() {
    return this.week.staff.map(({ personId, name, roleName }) => ({
      personId,
      name,
      roleName,
      place: this.chosen.indexOf(personId) + 1,
    }));
  },

  handlePerson(event: WechatMiniprogram.TouchEvent) {
    const id = String(event.currentTarget.dataset['id']);
    this.chosen = this.chosen.includes(id) ? this.chosen.filter((one) => one !== id) : [...this.chosen, id];
    this.setData({ choices: this.choices() });
  },

  handleDone() {
    const { date } = this.data.day;
    this.setData({ choosing: false });
    if (date) this.keep({ ...this.draft.days, [date]: this.chosen });
  },

  handleClose() {
    this.setData({ choosing: false });
  },

  async handleSave() {
    if (this.data.saving) return;
    this.setData({ saving: true, failure: '' });
    const days = Object.entries(this.draft.days).map(([date, people]) => ({ date, people }));
    try {
      await saveRota(this.data.desk.desk ?? '', days, this.draft.requestId);
      dropDraft(this.form());
      wx.showToast({ title: '已保存', icon: 'success' });
      await this.loadWeek();
    } catch (error) {
      // Answered: another try is another saving.
      if (error instanceof CloudError && error.code !== 'OFFLINE') this.draft.requestId = newRequestId();
      this.setData({ failure: messageOf(error) });
    } finally {
      this.setData({ saving: false });
    }
  },

  handleDiscard() {
    this.keep({});
  },
});
