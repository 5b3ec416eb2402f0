import { largeText } from '../../../behaviors/large-text';
import { failureOf, type LoadState } from '../../../services/load-state';
import { edit, openSettings, shownSettings } from '../editing';
import { refreshBar } from '../refresh-bar';
import type { Period } from '../types';
import { dayNames } from '../words';

interface PeriodRow {
  at: number;
  days: Array<{ day: number; name: string; on: boolean }>;
  from: string;
  to: string;
}

/** When the office is open: clocks in working time run only then, on working days of the calendar. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    periods: [] as PeriodRow[],
  },

  town: '',

  onLoad({ town = '' }: { town?: string }) {
    this.town = town;
    void this.load();
  },

  async load() {
    try {
      await openSettings(this.town);
      this.show();
    } catch (error) {
      this.setData(failureOf(error));
    }
  },

  show() {
    this.setData({ state: 'ready', periods: shownSettings().officeHours.map(rowOf) }, () => refreshBar(this));
  },

  change(officeHours: Period[]) {
    edit(() => ({ officeHours }));
    this.show();
  },

  changeOne(index: number, changes: Partial<Period>) {
    this.change(shownSettings().officeHours.map((one, at) => (at === index ? { ...one, ...changes } : one)));
  },

  handleDay(event: WechatMiniprogram.TouchEvent) {
    const { index, day } = event.currentTarget.dataset as { index: number; day: number };
    const days = shownSettings().officeHours[index]?.days ?? [];
    const chosen = days.includes(day) ? days.filter((one) => one !== day) : [...days, day].sort((a, b) => a - b);
    this.changeOne(index, { days: chosen });
  },

  handleTime(event: WechatMiniprogram.PickerChange) {
    const { index, end } = event.currentTarget.dataset as { index: number; end: 'from' | 'to' };
    this.changeOne(index, { [end]: String(event.detail.value) });
  },

  handleRemove(event: WechatMiniprogram.TouchEvent) {
    const index = Number(event.currentTarget.dataset['index']);
    this.change(shownSettings().officeHours.filter((_one, at) => at !== index));
  },

  handleAdd() {
    this.change([...shownSettings().officeHours, { days: [1, 2, 3, 4, 5], from: '18:00', to: '20:00' }]);
  },
});

function rowOf({ days, from, to }: Period, at: number): PeriodRow {
  return {
    at,
    days: dayNames.map((name, index) => ({ day: index + 1, name, on: days.includes(index + 1) })),
    from,
    to,
  };
}
