import { largeText } from '../../../behaviors/large-text';
import { failureOf, type LoadState } from '../../../services/load-state';
import { openSettings, savedSettings, shownSettings } from '../editing';
import { refreshBar } from '../refresh-bar';
import { isNew } from '../settings-draft';
import type { Category } from '../types';
import { procedureName } from '../words';

interface Row {
  code: string;
  name: string;
  icon: string;
  says: string;
  /** 新 · 已改 · '' */
  mark: string;
}

/** What residents may report, by its first level, in the order they see it; those out of use come last. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    groups: [] as Array<{ name: string; rows: Row[] }>,
  },

  town: '',

  onLoad({ town = '' }: { town?: string }) {
    this.town = town;
    void this.load();
  },

  onShow() {
    if (this.data.state === 'ready') this.show();
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
    const { categories } = shownSettings();
    const offered = categories.filter(({ retired }) => !retired);
    const names = [...new Set(offered.map(({ group }) => group))];
    const retired = categories.filter((one) => one.retired);
    const groups = [
      ...names.map((name) => ({ name, rows: offered.filter(({ group }) => group === name).map(rowOf) })),
      ...(retired.length > 0 ? [{ name: '已停用', rows: retired.map(rowOf) }] : []),
    ];
    this.setData({ state: 'ready', groups }, () => refreshBar(this));
  },

  goToCategory(event: WechatMiniprogram.TouchEvent) {
    this.open(String(event.currentTarget.dataset['code']));
  },

  goToNew() {
    const numbers = shownSettings().categories.map(({ code }) => (isNew(code) ? Number(code.slice(3)) : 0));
    this.open(`new${Math.max(0, ...numbers) + 1}`);
  },

  open(code: string) {
    wx.navigateTo({ url: `/packages/manage/category/category?town=${this.town}&code=${code}` });
  },
});

function rowOf(category: Category): Row {
  const { code, name, icon, procedure, department } = category;
  const saved = savedSettings().categories.find((one) => one.code === code);
  const changed = saved && JSON.stringify(saved) !== JSON.stringify(category);
  return {
    code,
    name: name || '还没写名称',
    icon,
    says: `${procedureName(procedure)} · ${department}`,
    mark: saved ? (changed ? '已改' : '') : '新',
  };
}
