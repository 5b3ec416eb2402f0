import { largeText } from '../../../behaviors/large-text';
import { type CaseView, getCase, getForm, remindMe } from '../../../services/case';
import { messageOf } from '../../../services/cloud';
import { failureOf, type LoadState } from '../../../services/load-state';
import { callPhone } from '../../../services/phone';
import { askReminder } from '../../../services/subscribe';
import { recall, remember } from '../../../stores/storage';
import type { StepKind } from './step-sheet/steps';

/** One request of mine: how it stands, who has it, what happened, and what I can do now. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    stale: false,
    view: {} as CaseView,
    /** What happened meanwhile, when a step met it. */
    changed: '',
    /** The step whose sheet is open, '' for none. */
    asking: '' as StepKind | '',
    // 有进展提醒我
    canRemind: false,
    reminded: false,
  },

  id: '',
  template: '',

  onLoad({ id = '' }: { id?: string }) {
    this.id = id;
  },

  onShow() {
    void this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    try {
      this.show(await getCase(this.id));
    } catch (error) {
      if (this.data.state === 'ready') this.setData({ stale: true });
      else this.setData(failureOf(error));
      return;
    }
    await this.prepareReminder();
  },

  show(view: CaseView) {
    const unchanged = this.data.state === 'ready' && JSON.stringify(view) === JSON.stringify(this.data.view);
    if (unchanged && !this.data.stale) return;
    this.setData({ state: 'ready', stale: false, ...(unchanged ? {} : { view }) });
  },

  /** The template must be known before the tap: WeChat does not let a tap wait. */
  async prepareReminder() {
    const { state, grid, isMine } = this.data.view;
    const isOpen = isMine && state !== 'closed' && state !== 'withdrawn';
    if (isOpen && !this.template) {
      const town = grid.code.slice(0, 9);
      const remembered = recall('form');
      try {
        const form = remembered?.town === town ? remembered.form : await getForm(grid.code);
        remember('form', { town, form });
        this.template = form.templates.caseProgress;
      } catch {
        return;
      }
    }
    const canRemind = isOpen && this.template !== '';
    if (canRemind !== this.data.canRemind) this.setData({ canRemind });
  },

  async handleRemind() {
    if (!(await askReminder(this.template))) return;
    try {
      await remindMe(this.id);
      this.setData({ reminded: true });
    } catch (error) {
      wx.showToast({ title: messageOf(error), icon: 'none' });
    }
  },

  handleAsk(event: WechatMiniprogram.TouchEvent) {
    this.setData({ asking: event.currentTarget.dataset['step'] as StepKind, changed: '' });
  },

  handleClose() {
    this.setData({ asking: '' });
  },

  handleDone(event: WechatMiniprogram.CustomEvent<{ view: CaseView; said: string }>) {
    this.setData({ asking: '', changed: '', state: 'ready', stale: false, view: event.detail.view });
    wx.showToast({ title: event.detail.said, icon: 'none' });
    wx.pageScrollTo({ scrollTop: 0 });
  },

  /** Someone was faster: what they did is shown, what was typed stays in its draft. */
  handleChanged(event: WechatMiniprogram.CustomEvent<{ message: string }>) {
    this.setData({ asking: '', changed: event.detail.message });
    wx.pageScrollTo({ scrollTop: 0 });
    void this.load();
  },

  goToNotice() {
    wx.navigateTo({ url: `/packages/public/notice/notice?id=${this.id}` });
  },

  goToGuide() {
    const { grid, category } = this.data.view;
    wx.navigateTo({ url: `/packages/public/guide/guide?place=${grid.code.slice(0, 12)}&category=${category.code}` });
  },

  handleCall() {
    callPhone(this.data.view.holder.phone);
  },
});
