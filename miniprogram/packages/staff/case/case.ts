import { largeText } from '../../../behaviors/large-text';
import { type CaseView, getCase, openContact } from '../../../services/case';
import { CloudError, messageOf, newRequestId } from '../../../services/cloud';
import { failureOf, type LoadState } from '../../../services/load-state';
import { callPhone } from '../../../services/phone';
import { leaveTo } from '../leave';
import { isStep, type StepAction, steps } from '../step/steps';
import { noValues } from '../step/values';
import { headingOf } from './heading';
import { marksOf } from './marks';
import { waysOf } from './ways';

/** A case as its desk sees it: what, where, by when, what happened, and the next step under the thumb. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    stale: false,
    view: {} as CaseView,
    heading: headingOf(undefined),
    marks: [] as string[],
    ways: waysOf(undefined),
    /** The list of all the steps is open. */
    choosing: false,
    /** The resident's phone once it was opened, as long as the page is there. */
    phone: '',
    /** The phone may be opened. */
    opens: false,
    // what is under way, what went wrong
    taking: '' as StepAction | '',
    opening: false,
    /** What happened meanwhile, when a step met it. */
    changed: '',
    failure: '',
  },

  id: '',
  /** Request ids of steps without an answer yet: another tap is the same step. */
  unanswered: {} as Partial<Record<StepAction | 'openContact', string>>,

  onLoad({ id = '' }: { id?: string }) {
    this.id = id;
    this.unanswered = {};
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
    }
  },

  show(view: CaseView) {
    const unchanged = this.data.state === 'ready' && JSON.stringify(view) === JSON.stringify(this.data.view);
    if (unchanged && !this.data.stale) return;
    const drawn = {
      view,
      heading: headingOf(view),
      marks: marksOf(view),
      ways: waysOf(view),
      opens: view.can.includes('openContact'),
    };
    this.setData({ state: 'ready', stale: false, ...(unchanged ? {} : drawn) });
  },

  /** A step from a button of the bar. */
  handleWay(event: WechatMiniprogram.TouchEvent) {
    this.start(String(event.currentTarget.dataset['action']), '');
  },

  /** A step from the list of all, or from a block that it is about. */
  handleStep(event: WechatMiniprogram.CustomEvent<{ action: string; on?: string }>) {
    this.setData({ choosing: false });
    this.start(event.detail.action, event.detail.on ?? '');
  },

  handleMore() {
    this.setData({ choosing: true, failure: '' });
  },

  handleCloseMore() {
    this.setData({ choosing: false });
  },

  start(action: string, on: string) {
    if (action === 'transfer') wx.navigateTo({ url: `/packages/staff/transfer/transfer?id=${this.id}` });
    else if (isStep(action) && steps[action].fields.length === 0) void this.take(action);
    else wx.navigateTo({ url: `/packages/staff/step/step?id=${this.id}&do=${action}&on=${encodeURIComponent(on)}` });
  },

  /** A step that asks for nothing, or only whether it is meant. */
  async take(action: StepAction) {
    const step = steps[action];
    if (this.data.taking || !(await this.isMeant(action))) return;
    this.setData({ taking: action, changed: '', failure: '' });
    try {
      this.unanswered[action] ??= newRequestId();
      const nothing = { ...noValues, outcome: 'solved' as const, photos: [], on: '' };
      const view = await step.send(this.id, nothing, this.unanswered[action]);
      delete this.unanswered[action];
      this.show(view);
      leaveTo(step.leaves, this.id, step.said);
    } catch (error) {
      this.fail(action, error);
    } finally {
      this.setData({ taking: '' });
    }
  },

  async isMeant(action: StepAction): Promise<boolean> {
    const { name, says, button } = steps[action];
    const content = says(this.data.view);
    if (!content) return true;
    const { confirm } = await wx.showModal({ title: name, content, confirmText: button.slice(0, 4) });
    return confirm;
  },

  /** The opening is recorded first, then the number shown and dialled. A number already shown is only dialled. */
  async handleContact() {
    if (this.data.opening) return;
    if (this.data.phone) {
      callPhone(this.data.phone);
      return;
    }
    this.setData({ opening: true, changed: '', failure: '' });
    try {
      this.unanswered.openContact ??= newRequestId();
      const { phone } = await openContact(this.id, this.unanswered.openContact);
      delete this.unanswered.openContact;
      this.setData({ phone });
      callPhone(phone);
      void this.load();
    } catch (error) {
      this.fail('openContact', error);
    } finally {
      this.setData({ opening: false });
    }
  },

  fail(step: StepAction | 'openContact', error: unknown) {
    const answered = error instanceof CloudError && error.code !== 'OFFLINE';
    if (answered) delete this.unanswered[step];
    if (!answered || error.code !== 'CASE_CHANGED') {
      this.setData({ failure: messageOf(error) });
      return;
    }
    this.setData({ changed: error.message });
    wx.pageScrollTo({ scrollTop: 0 });
    void this.load();
  },

  handlePlace() {
    const { place, category } = this.data.view;
    if (!place) return;
    const { longitude, latitude, address } = place;
    wx.openLocation({ longitude, latitude, name: address || category.name, address, fail: () => undefined });
  },

  goToParent() {
    const { parent } = this.data.view;
    if (parent) wx.navigateTo({ url: `/packages/staff/case/case?id=${parent.id}` });
  },
});
