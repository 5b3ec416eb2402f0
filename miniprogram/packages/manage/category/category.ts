import { largeText } from '../../../behaviors/large-text';
import { failureOf, type LoadState } from '../../../services/load-state';
import type { ChosenLimit } from '../components/limit-sheet/limit-sheet';
import { edit, openSettings, savedSettings, shownSettings } from '../editing';
import { refreshBar } from '../refresh-bar';
import { isNew } from '../settings-draft';
import type { Category, Stage } from '../types';
import { procedures } from '../words';
import { blankCategory, groupsOf, type OwnLimit, ownLimits } from './category-view';

/** One category: everything about it on one page, kept at every key and saved by the bar. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    procedures,
    // what may be chosen
    groups: [] as string[],
    departments: [] as string[],
    icons: [] as readonly string[],
    // the category as restored; names typed since are in the draft
    category: {} as Partial<Category>,
    materials: '',
    limits: [] as OwnLimit[],
    isNew: false,
    isFirst: false,
    choosingIcon: false,
    chosen: {} as Partial<ChosenLimit>,
  },

  town: '',
  code: '',

  onLoad({ town = '', code = '' }: { town?: string; code?: string }) {
    this.town = town;
    this.code = code;
    wx.setNavigationBarTitle({ title: isNew(code) ? '添加事项' : '修改事项' });
    void this.load();
  },

  /** Back from the guide: it is there or not. */
  onShow() {
    if (this.data.state !== 'ready') return;
    const guide = this.category().guide ?? null;
    this.setData({ 'category.guide': guide });
    refreshBar(this);
  },

  async load() {
    try {
      await openSettings(this.town);
      this.show();
    } catch (error) {
      this.setData(failureOf(error));
    }
  },

  /** The category as it will be; a new one that was not named yet is a blank form. */
  category(): Category {
    const { categories, departments } = shownSettings();
    return categories.find(({ code }) => code === this.code) ?? blankCategory(this.code, departments[0]?.name ?? '');
  },

  show() {
    const settings = shownSettings();
    const category = this.category();
    this.setData(
      {
        state: 'ready',
        groups: groupsOf(settings.categories),
        departments: settings.departments.map(({ name }) => name),
        icons: settings.icons,
        category,
        materials: category.materials.join('\n'),
        limits: ownLimits(category, settings.limits),
        isNew: isNew(this.code),
        isFirst: settings.categories[0]?.code === this.code,
      },
      () => refreshBar(this),
    );
  },

  /** Saved, given up or read again. A new one has its code now and is found in the list. */
  renew() {
    const known = savedSettings().categories.some(({ code }) => code === this.code);
    const kept = shownSettings().categories.some(({ code }) => code === this.code);
    if (!known && !kept) wx.navigateBack();
    // The fields hold what was typed, which our data does not know: they are made anew.
    else this.setData({ state: 'loading' }, () => this.show());
  },

  change(changes: Partial<Category>) {
    const category = { ...this.category(), ...changes };
    edit((draft) => ({ categories: { ...draft.categories, [this.code]: category } }));
    refreshBar(this);
    return category;
  },

  handleName(event: WechatMiniprogram.Input) {
    this.change({ name: event.detail.value.trim() });
  },

  handleGroup(event: WechatMiniprogram.Input | WechatMiniprogram.TouchEvent) {
    const chip = event.currentTarget.dataset['group'] as string | undefined;
    const group = (chip ?? (event as WechatMiniprogram.Input).detail.value).trim();
    // The field holds what was typed, which our data does not know: say it first, so that the chip is a change.
    const typed = this.category().group;
    this.change({ group });
    if (chip === undefined) this.setData({ 'category.group': group });
    else this.setData({ 'category.group': typed }, () => this.setData({ 'category.group': group }));
  },

  handleHint(event: WechatMiniprogram.Input) {
    this.change({ hint: event.detail.value.trim() });
  },

  handleMaterials(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const materials = event.detail.value
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    this.change({ materials });
  },

  handleProcedure(event: WechatMiniprogram.TouchEvent) {
    const procedure = event.currentTarget.dataset['procedure'] as Category['procedure'];
    this.change({ procedure });
    this.setData({ 'category.procedure': procedure });
  },

  handleDepartment(event: WechatMiniprogram.PickerChange) {
    const department = this.data.departments[Number(event.detail.value)] ?? '';
    this.change({ department });
    this.setData({ 'category.department': department });
  },

  handlePublishable(event: WechatMiniprogram.SwitchChange) {
    this.change({ publishable: event.detail.value });
  },

  goToGuide() {
    wx.navigateTo({ url: `/packages/manage/guide/guide?town=${this.town}&code=${this.code}` });
  },

  handleIcons() {
    this.setData({ choosingIcon: true });
  },

  handleIcon(event: WechatMiniprogram.TouchEvent) {
    const icon = String(event.currentTarget.dataset['icon']);
    this.change({ icon });
    this.setData({ 'category.icon': icon, choosingIcon: false });
  },

  handleLimit(event: WechatMiniprogram.TouchEvent) {
    const stage = event.currentTarget.dataset['stage'] as Stage;
    const limit = this.category().limits?.[stage] ?? shownSettings().limits[stage];
    this.setData({ chosen: { stage, ...limit } });
  },

  handleLimitChange({ detail: { stage, amount, unit } }: WechatMiniprogram.CustomEvent<ChosenLimit>) {
    this.setLimits({ ...this.category().limits, [stage]: { amount, unit } });
  },

  handleLimitReset(event: WechatMiniprogram.CustomEvent<{ stage: Stage }>) {
    const { [event.detail.stage]: _own, ...limits } = this.category().limits ?? {};
    this.setLimits(limits);
  },

  setLimits(limits: NonNullable<Category['limits']>) {
    const { limits: _before, ...rest } = this.category();
    const category = Object.keys(limits).length > 0 ? { ...rest, limits } : rest;
    edit((draft) => ({ categories: { ...draft.categories, [this.code]: category } }));
    this.setData({ chosen: {}, limits: ownLimits(category, shownSettings().limits) });
    refreshBar(this);
  },

  handleClose() {
    this.setData({ choosingIcon: false, chosen: {} });
  },

  handleFirst() {
    const others = shownSettings()
      .categories.map(({ code }) => code)
      .filter((code) => code !== this.code && !isNew(code));
    edit(() => ({ order: [this.code, ...others] }));
    this.setData({ isFirst: true });
    refreshBar(this);
  },

  /** A new one that is not wanted after all. */
  handleDrop() {
    edit(({ categories: { [this.code]: _dropped, ...categories } }) => ({ categories }));
    wx.navigateBack();
  },

  async handleRetire() {
    if (this.data.category.retired) {
      const { retired: _, ...rest } = this.category();
      edit((draft) => ({ categories: { ...draft.categories, [this.code]: rest } }));
      this.setData({ 'category.retired': false });
      refreshBar(this);
      return;
    }
    const { confirm } = await wx.showModal({
      title: '停用这类事项？',
      content: '居民不能再选它；已经收到的照常办完，以后可以恢复',
      confirmText: '停用',
    });
    if (!confirm) return;
    this.change({ retired: true });
    this.setData({ 'category.retired': true });
  },
});
