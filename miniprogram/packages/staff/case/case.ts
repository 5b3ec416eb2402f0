import { largeText } from '../../../behaviors/large-text';
import { acceptCase, type CaseView, getCase, openContact } from '../../../services/case';
import { CloudError, messageOf, newRequestId } from '../../../services/cloud';
import { failureOf, type LoadState } from '../../../services/load-state';
import { callPhone } from '../../../services/phone';
import { headingOf } from './heading';

/** A case as its desk sees it: what, where, by when, what happened, and the next step under the thumb. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    stale: false,
    view: {} as CaseView,
    heading: headingOf(undefined),
    /** The resident's phone once it was opened, as long as the page is there. */
    phone: '',
    // what is under way, what went wrong
    accepting: false,
    opening: false,
    /** What happened meanwhile, when a step met it. */
    changed: '',
    failure: '',
  },

  id: '',
  /** Request ids of steps without an answer yet: another tap is the same step. */
  unanswered: {} as Partial<Record<'accept' | 'openContact', string>>,

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
    this.setData({ state: 'ready', stale: false, ...(unchanged ? {} : { view, heading: headingOf(view) }) });
  },

  async handleAccept() {
    if (this.data.accepting) return;
    this.setData({ accepting: true, changed: '', failure: '' });
    try {
      this.unanswered.accept ??= newRequestId();
      this.show(await acceptCase(this.id, this.unanswered.accept));
      delete this.unanswered.accept;
      wx.showToast({ title: '已受理', icon: 'success' });
    } catch (error) {
      this.fail('accept', error);
    } finally {
      this.setData({ accepting: false });
    }
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

  fail(step: 'accept' | 'openContact', error: unknown) {
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

  goToForm(event: WechatMiniprogram.TouchEvent) {
    wx.navigateTo({ url: `/packages/staff/step/step?id=${this.id}&do=${event.currentTarget.dataset['do']}` });
  },

  goToTransfer() {
    wx.navigateTo({ url: `/packages/staff/transfer/transfer?id=${this.id}` });
  },
});
