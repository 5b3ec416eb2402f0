import { largeText } from '../../../behaviors/large-text';
import { failureOf, type LoadState } from '../../../services/load-state';
import { edit, openSettings, shownSettings } from '../editing';
import { refreshBar } from '../refresh-bar';
import type { Department } from '../types';

/** The town's departments. Their names tie them to their people, so a name is not changed: it is added or taken away. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    departments: [] as Array<Department & { matters: string }>,
    // a new one
    name: '',
    nameProblem: '',
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
    const { departments, categories } = shownSettings();
    const rows = departments.map((department) => ({
      ...department,
      matters: categories
        .filter((one) => !one.retired && one.department === department.name)
        .map(({ name }) => name)
        .join('、'),
    }));
    this.setData({ state: 'ready', departments: rows }, () => refreshBar(this));
  },

  /** The fields hold what was typed, which our data does not know: they are made anew. */
  renew() {
    this.setData({ state: 'loading' }, () => this.show());
  },

  handlePhone(event: WechatMiniprogram.Input) {
    const name = String(event.currentTarget.dataset['name']);
    const phone = event.detail.value.trim();
    edit(() => ({
      departments: shownSettings().departments.map((one) => (one.name === name ? { ...one, phone } : one)),
    }));
    refreshBar(this);
  },

  handleRemove(event: WechatMiniprogram.TouchEvent) {
    const name = String(event.currentTarget.dataset['name']);
    const matters = this.data.departments.find((one) => one.name === name)?.matters;
    if (matters) {
      wx.showModal({
        title: `先给事项换部门`,
        content: `${matters}还归${name}办，请先到「事项类别」给它们换责任部门`,
        showCancel: false,
        confirmText: '知道了',
      });
      return;
    }
    edit(() => ({ departments: shownSettings().departments.filter((one) => one.name !== name) }));
    this.renew();
  },

  handleName(event: WechatMiniprogram.Input) {
    this.setData({ name: event.detail.value, nameProblem: '' });
  },

  handleAdd() {
    const name = this.data.name.trim();
    const { departments } = shownSettings();
    const nameProblem = !name
      ? '请填写部门名称'
      : departments.some((one) => one.name === name)
        ? '已经有这个部门了'
        : '';
    this.setData({ nameProblem });
    if (nameProblem) return;
    edit(() => ({ departments: [...departments, { name, phone: '' }] }));
    this.setData({ name: '' });
    this.renew();
  },
});
