import { largeText } from '../../../behaviors/large-text';
import { type CaseView, getCase, openContact } from '../../../services/case';
import { CloudError, messageOf, newRequestId } from '../../../services/cloud';
import { timeText } from '../../../services/days';
import { failureOf, type LoadState } from '../../../services/load-state';
import { onPendingChange, pendingOn, waitsWords } from '../../../services/pending/pending';
import { callPhone } from '../../../services/phone';
import { keepCases, keptCase } from '../../../stores/kept-cases';
import { expectedOf } from '../expected';
import { casePage, leaveTo } from '../leave';
import { type PendingLine, pendingLines } from '../pending-lines';
import { performStep, wordsOf } from '../perform-step';
import { isStep, type StepAction, steps } from '../step/steps';
import { noValues } from '../step/values';
import { headingOf, waitingHeading } from './heading';
import { marksOf } from './marks';
import { waysOf } from './ways';

/** A case as its desk sees it: what, where, by when, what happened, and the next step under the thumb. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    stale: false,
    /** When what is shown was seen, while it is not the newest. */
    seenAt: '',
    /** What was done here and is not uploaded. */
    waiting: [] as PendingLine[],
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
  unanswered: {} as { openContact?: string },
  /** The case as it was last read, without what waits. */
  read: undefined as CaseView | undefined,
  stopListening: () => undefined as unknown,

  onLoad({ id = '' }: { id?: string }) {
    this.id = id;
    this.unanswered = {};
  },

  onShow() {
    void this.load();
    this.stopListening = onPendingChange(() => this.handlePending());
  },

  onHide() {
    this.stopListening();
  },

  onUnload() {
    this.stopListening();
  },

  /** What waited has gone up, or was refused. */
  handlePending() {
    // While a step of this page is on its way the buttons stay: what it is answered would move them under the thumb.
    if (this.data.taking) return;
    const waiting = pendingLines(pendingOn(this.id));
    if (JSON.stringify(waiting) === JSON.stringify(this.data.waiting)) return;
    if (waiting.length < this.data.waiting.length) void this.load();
    if (this.read) this.show(this.read);
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    try {
      const view = await getCase(this.id);
      keepCases([view]);
      this.setData({ stale: false, seenAt: '' });
      this.show(view);
    } catch (error) {
      const kept = error instanceof CloudError && error.code === 'OFFLINE' ? keptCase(this.id) : undefined;
      if (this.data.state === 'ready') this.setData({ stale: true });
      else if (kept) {
        this.setData({ stale: true, seenAt: timeText(kept.seenAt) });
        this.show(kept.view);
      } else this.setData(failureOf(error));
    }
  },

  show(read: CaseView) {
    this.read = read;
    const entries = pendingOn(this.id);
    const view = expectedOf(read, entries);
    const waiting = pendingLines(entries);
    const same = JSON.stringify([view, waiting]) === JSON.stringify([this.data.view, this.data.waiting]);
    const unchanged = this.data.state === 'ready' && same;
    if (unchanged) return;
    const drawn = {
      view,
      waiting,
      heading:
        entries.length > 0
          ? waitingHeading(
              headingOf(view),
              entries.some(({ refusal }) => refusal),
            )
          : headingOf(view),
      marks: marksOf(view),
      ways: waysOf(view),
      opens: view.can.includes('openContact'),
    };
    this.setData({ state: 'ready', ...drawn });
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
      const nothing = { ...noValues, outcome: 'solved' as const, photos: [], on: '' };
      const view = await performStep({
        ...step.call(this.id, nothing),
        id: newRequestId(),
        photos: [],
        subject: this.id,
        words: wordsOf(step.name, this.read),
      });
      if (view) keepCases([view]);
      if (view || this.read) this.show(view ?? (this.read as CaseView));
      // Whoever has gone on meanwhile, to the next step's form, is not fetched back.
      if (isOnTop()) leaveTo(view ? step.leaves : 'case', this.id, view ? step.said : waitsWords);
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
    if (answered && step === 'openContact') delete this.unanswered.openContact;
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

  goToPending() {
    wx.navigateTo({ url: '/packages/staff/pending/pending' });
  },

  goToParent() {
    const { parent } = this.data.view;
    if (parent) wx.navigateTo({ url: `/packages/staff/case/case?id=${parent.id}` });
  },
});

function isOnTop(): boolean {
  const pages = getCurrentPages();
  return pages[pages.length - 1]?.route === casePage;
}
