import { largeText } from '../../../behaviors/large-text';
import type { PhotoPicker } from '../../../components/photo-picker/photo-picker';
import { uploaded } from '../../../components/photo-picker/uploaded';
import { type CaseView, getCase } from '../../../services/case';
import { CloudError, messageOf, newRequestId } from '../../../services/cloud';
import { failureOf, type LoadState } from '../../../services/load-state';
import { onPendingChange, pendingOn, waitsWords } from '../../../services/pending/pending';
import type { Photo } from '../../../services/photos';
import { keepCases, keptCase } from '../../../stores/kept-cases';
import { expectedOf } from '../expected';
import { leaveTo } from '../leave';
import { performStep, sayNotReported, wordsOf } from '../perform-step';
import { withPhrase } from '../phrases';
import {
  type About,
  type Draft,
  discardDraft,
  emptyDraft,
  hasArrived,
  keepDraft,
  nameOf,
  restoredDraft,
  sentOf,
} from './draft';
import { drawn } from './drawn';
import { noOffers, offersFor } from './offers';
import { fieldOf, missingIn, type Problems, scrollToFirst } from './problems';
import { isStep, steps } from './steps';
import { type FieldName, noValues, type Outcome, type Values } from './values';

/** Chosen otherwise, these make another step of it, even when the try before got no answer. */
const deciding: readonly FieldName[] = ['departments', 'category', 'parent', 'missing'];

/** The form of a step of a case (`?id=&do=`, with `&on=` an objection or a desk). What is filled in stays until it was sent. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    form: drawn(steps.settle, undefined, ''),
    offers: noOffers,
    /** Why there is nothing to choose from. */
    offersProblem: '',
    allowed: true,
    /** What happened meanwhile. */
    changed: '',
    // the form as restored; what is typed since is in `draft`
    restored: false,
    values: noValues,
    /** What a notice will say, as typed. */
    notice: { title: '', text: '' },
    // sending it
    problems: {} as Problems,
    failure: '',
    sending: false,
  },

  about: {} as About,
  draft: {} as Draft,
  view: undefined as CaseView | undefined,
  stopListening: () => undefined as unknown,

  onLoad(query: { id?: string; do?: string; on?: string }) {
    const action = query.do ?? '';
    this.about = {
      id: query.id ?? '',
      action: isStep(action) ? action : 'settle',
      on: decodeURIComponent(query.on ?? ''),
    };
    const form = drawn(this.step(), undefined, this.about.on);
    wx.setNavigationBarTitle({ title: form.title });
    const restored = restoredDraft(this.about);
    this.draft = restored ?? emptyDraft();
    this.setData({ form, restored: restored !== undefined, ...this.shown() });
    void this.load();
  },

  /** The step before this one may still be under way when the form opens: what it allows is read again. */
  onShow() {
    this.stopListening();
    this.stopListening = onPendingChange(() => {
      if (!this.data.sending && !this.data.allowed && pendingOn(this.about.id).length === 0) void this.load();
    });
  },

  onHide() {
    this.stopListening();
  },

  onUnload() {
    this.stopListening();
  },

  step() {
    return steps[this.about.action];
  },

  shown() {
    const { values } = this.draft;
    return { values: { ...values }, notice: { title: values.title, text: values.text } };
  },

  async load() {
    try {
      const view = await getCase(this.about.id);
      keepCases([view]);
      this.show(view);
      await this.loadOffers(view);
    } catch (error) {
      // Without a signal the form can still be written; it is sent later.
      const offline = error instanceof CloudError && error.code === 'OFFLINE';
      const kept = offline ? keptCase(this.about.id) : undefined;
      if (kept) this.show(kept.view);
      else if (this.data.state !== 'ready') this.setData(offline ? { state: 'ready' } : failureOf(error));
    }
  },

  show(view: CaseView) {
    this.view = view;
    this.setData({
      state: 'ready',
      form: drawn(this.step(), view, this.about.on),
      allowed: expectedOf(view, pendingOn(this.about.id)).can.includes(this.about.action),
    });
  },

  async loadOffers(view: CaseView) {
    try {
      const offers = await offersFor(this.about.action, view);
      if (offers === noOffers) return;
      this.setData({ offers, offersProblem: '' });
      if (!this.data.restored) this.prefill(offers.prefill);
    } catch (error) {
      this.setData({ offersProblem: messageOf(error) });
    }
  },

  /** What nobody has written over yet. */
  prefill(values: Partial<Values>) {
    if (Object.keys(values).length === 0) return;
    Object.assign(this.draft.values, values);
    this.setData(this.shown());
  },

  /** Every change goes to the phone's storage at once. */
  change(changes: Partial<Values>) {
    Object.assign(this.draft.values, changes);
    if (deciding.some((name) => name in changes)) this.draft.requestId = newRequestId();
    keepDraft(this.about, this.draft);
    const mended = (Object.keys(changes) as FieldName[]).filter((name) => this.data.problems[name]);
    if (mended.length > 0) this.setData(Object.fromEntries(mended.map((name) => [`problems.${name}`, ''])));
  },

  handleInput(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const name = event.currentTarget.dataset['name'] as FieldName;
    const { value } = event.detail;
    this.change({ [name]: value });
    if (this.about.action === 'publicise' && (name === 'title' || name === 'text')) {
      this.setData({ [`notice.${name}`]: value });
    }
  },

  handleOutcome(event: WechatMiniprogram.CustomEvent<{ outcome: Outcome }>) {
    this.change({ outcome: event.detail.outcome });
    this.setData({ 'values.outcome': event.detail.outcome });
  },

  /** Of a choice: a value, or the values. */
  handleChoice(event: WechatMiniprogram.CustomEvent<{ chosen: string | string[] }>) {
    const name = event.currentTarget.dataset['name'] as FieldName;
    this.change({ [name]: event.detail.chosen });
    this.setData({ [`values.${name}`]: event.detail.chosen });
  },

  handlePhrase(event: WechatMiniprogram.CustomEvent<{ phrase: string }>) {
    const field = this.data.form.fields[Number(event.currentTarget.dataset['index'])];
    if (!field) return;
    const { phrase } = event.detail;
    const before = String(this.draft.values[field.name]);
    this.put(field.name, field.kind === 'words' ? withPhrase(before, phrase, field.most) : phrase);
  },

  /** The fields hold what was typed, which our data does not know: say it first, so that the new words are a change. */
  put(name: FieldName, value: string) {
    this.setData({ [`values.${name}`]: this.draft.values[name] }, () => this.setData({ [`values.${name}`]: value }));
    this.change({ [name]: value });
  },

  handlePhotos(event: WechatMiniprogram.CustomEvent<{ photos: Photo[] }>) {
    this.change({ photos: event.detail.photos });
  },

  handleClear() {
    this.picker()?.clear();
    discardDraft(this.about);
    const typed = this.shown();
    this.draft = emptyDraft();
    Object.assign(this.draft.values, this.data.offers.prefill);
    this.setData(typed, () => this.setData({ restored: false, problems: {}, failure: '', ...this.shown() }));
  },

  async handleSend() {
    if (this.data.sending) return;
    const step = this.step();
    const problems = missingIn(step, this.draft.values);
    this.setData({ problems, failure: '' });
    if (scrollToFirst(step, problems)) return;
    this.setData({ sending: true });
    try {
      this.change({});
      await uploaded(this.picker());
      const view = await this.perform();
      if (view) this.finish(view);
      else await this.leaveWaiting();
    } catch (error) {
      this.fail(error);
    } finally {
      this.setData({ sending: false });
    }
  },

  /** The step with its photos as far as they are uploaded, and the form to come back to with what was typed. */
  perform() {
    const step = this.step();
    const { id, action, on } = this.about;
    const { requestId, values } = this.draft;
    const draft = { ...this.draft, requestId: newRequestId() };
    return performStep({
      ...step.call(
        id,
        sentOf(
          this.draft,
          on,
          values.photos.map(({ path, fileID }) => fileID || path),
        ),
      ),
      id: requestId,
      photos: values.photos,
      subject: id,
      words: wordsOf(step.name, this.view),
      form: {
        url: `/packages/staff/step/step?id=${id}&do=${action}&on=${encodeURIComponent(on)}`,
        key: nameOf(this.about),
        draft,
      },
    });
  },

  /** The photos stay: what waits has them now. */
  async leaveWaiting() {
    discardDraft(this.about);
    if (this.about.action === 'alarm') await sayNotReported();
    leaveTo('case', this.about.id, waitsWords);
  },

  finish(view: CaseView) {
    keepCases([view]);
    const step = this.step();
    const arrived = hasArrived(view, step, this.draft);
    this.picker()?.clear();
    discardDraft(this.about);
    if (arrived) leaveTo(step.leaves, this.about.id, step.said);
    else void this.keepLateWords(view);
  },

  /** An earlier try had arrived with other words: what the resident was to read becomes a reply that waits to be sent. */
  async keepLateWords(view: CaseView) {
    const { text } = this.draft.values;
    const forResident = this.step().fields.some(({ name, reader }) => name === 'text' && reader === 'resident');
    const asReply = forResident && text !== '' && view.can.includes('reply');
    const late: About = asReply ? { ...this.about, action: 'reply', on: '' } : this.about;
    keepDraft(late, { ...emptyDraft(), values: asReply ? { ...noValues, text } : this.draft.values });
    await wx.showModal({
      title: '上次其实已经送到',
      content: `后来改的内容没有送出。${asReply ? '点「回复」可以补发，文字给您留着。' : '文字给您留着，需要时可以再办一次。'}`,
      showCancel: false,
      confirmText: '知道了',
    });
    leaveTo('case', this.about.id, '');
  },

  fail(error: unknown) {
    if (!(error instanceof CloudError)) {
      this.setData({ failure: messageOf(error) });
      return;
    }
    // Answered: another try is another step.
    if (error.code !== 'OFFLINE') {
      this.draft.requestId = newRequestId();
      keepDraft(this.about, this.draft);
    }
    const field = fieldOf(this.step(), error);
    if (error.code === 'CASE_CHANGED') {
      this.setData({ changed: error.message });
      wx.pageScrollTo({ scrollTop: 0, duration: 200 });
      void this.load();
    } else if (field) {
      this.setData({ [`problems.${field}`]: error.message });
      scrollToFirst(this.step(), { [field]: error.message });
    } else this.setData({ failure: error.message });
  },

  picker(): PhotoPicker | null {
    return this.selectComponent('#photos') as unknown as PhotoPicker | null;
  },

  goToCase() {
    leaveTo('case', this.about.id, '');
  },
});
