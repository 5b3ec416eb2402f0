import { largeText } from '../../../behaviors/large-text';
import { getPerson, type Person, saveShifts } from '../../../services/account';
import { CloudError, messageOf, newRequestId } from '../../../services/cloud';
import { dateText, daysAfter, mondayOf } from '../../../services/days';
import { failureOf, type LoadState } from '../../../services/load-state';
import { dropDraft, readDraft, saveDraft } from '../../../stores/drafts';
import {
  copiedWeek,
  onlyChangedShifts,
  presets,
  type ShiftDraft,
  type ShiftRow,
  type Times,
  timesOn,
  weekRows,
} from './shift-week';

interface Draft {
  days: ShiftDraft;
  requestId: string;
}

/** Hours of single days in place of the weekly ones (错时排班), a week at a glance; a tap on a day chooses. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    weekName: '',
    isThisWeek: true,
    days: [] as ShiftRow[],
    presets,
    // the day that is open
    day: {} as Partial<ShiftRow>,
    choosing: false,
    times: null as Times | null,
    // saving
    edited: '',
    saving: false,
    failure: '',
    changed: '',
  },

  id: '',
  monday: '',
  person: {} as Person,
  draft: {} as Draft,

  onLoad({ id = '' }: { id?: string }) {
    this.id = id;
    this.monday = mondayOf(Date.now());
    void this.load();
  },

  async load() {
    try {
      this.person = await getPerson(this.id);
      this.draft = readDraft<Draft>(this.form()) ?? { days: {}, requestId: newRequestId() };
      this.setData({ changed: '' });
      this.show();
    } catch (error) {
      this.setData(failureOf(error));
    }
  },

  form(): string {
    return `shifts:${this.id}`;
  },

  show() {
    this.draft.days = onlyChangedShifts(this.person, this.draft.days);
    this.setData({
      state: 'ready',
      weekName: `${dateText(this.monday)}至${dateText(daysAfter(this.monday, 6))}`,
      isThisWeek: this.monday === mondayOf(Date.now()),
      days: weekRows(this.person, this.monday, this.draft.days),
      edited: Object.keys(this.draft.days).sort().map(dateText).join('、'),
      failure: '',
    });
  },

  /** Another content is another saving. */
  keep(days: ShiftDraft) {
    this.draft = { days: onlyChangedShifts(this.person, days), requestId: newRequestId() };
    if (Object.keys(this.draft.days).length > 0) saveDraft(this.form(), this.draft);
    else dropDraft(this.form());
    this.show();
  },

  handleWeek(event: WechatMiniprogram.TouchEvent) {
    this.monday = daysAfter(this.monday, Number(event.currentTarget.dataset['by']));
    this.show();
  },

  handleCopy() {
    const copied = copiedWeek(this.person, this.monday, this.draft.days);
    if (Object.keys(copied).length === 0) wx.showToast({ title: '上一周没有可以照抄的排班', icon: 'none' });
    else this.keep({ ...this.draft.days, ...copied });
  },

  handleDay(event: WechatMiniprogram.TouchEvent) {
    const day = this.data.days.find(({ date }) => date === event.currentTarget.dataset['date']);
    if (!day || day.isOver) return;
    this.setData({ day, choosing: true, times: timesOn(this.person, day.date, this.draft.days) });
  },

  handlePreset(event: WechatMiniprogram.TouchEvent) {
    const periods = presets[Number(event.currentTarget.dataset['index'])]?.periods ?? [];
    this.setData({ times: periods.map((one) => ({ ...one })) });
  },

  handleWeekly() {
    this.setData({ times: null });
  },

  handleTime(event: WechatMiniprogram.PickerChange) {
    const { index, end } = event.currentTarget.dataset as { index: number; end: 'from' | 'to' };
    this.setData({ [`times[${index}].${end}`]: String(event.detail.value) });
  },

  handleRemove(event: WechatMiniprogram.TouchEvent) {
    const index = Number(event.currentTarget.dataset['index']);
    this.setData({ times: (this.data.times ?? []).filter((_one, at) => at !== index) });
  },

  handleAdd() {
    this.setData({ times: [...(this.data.times ?? []), { from: '18:00', to: '20:00' }] });
  },

  handleDone() {
    const { day, times } = this.data;
    this.setData({ choosing: false });
    if (day.date) this.keep({ ...this.draft.days, [day.date]: times });
  },

  handleClose() {
    this.setData({ choosing: false });
  },

  async handleSave() {
    if (this.data.saving) return;
    this.setData({ saving: true, failure: '' });
    const days = Object.entries(this.draft.days).map(([date, periods]) => ({ date, periods }));
    const { edition } = this.person;
    try {
      this.person = await saveShifts({ personId: this.id, edition, days }, this.draft.requestId);
      this.keep({});
      wx.showToast({ title: '已保存', icon: 'success' });
    } catch (error) {
      // Answered: another try is another saving.
      if (error instanceof CloudError && error.code !== 'OFFLINE') this.draft.requestId = newRequestId();
      if (error instanceof CloudError && error.code === 'PERSON_CHANGED') this.setData({ changed: error.message });
      else this.setData({ failure: messageOf(error) });
    } finally {
      this.setData({ saving: false });
    }
  },

  handleReload() {
    void this.load();
  },

  handleDiscard() {
    this.keep({});
  },
});
