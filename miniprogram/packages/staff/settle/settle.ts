import { largeText } from '../../../behaviors/large-text';
import type { PhotoPicker } from '../../../components/photo-picker/photo-picker';
import { type CaseView, getCase } from '../../../services/case';
import { CloudError, messageOf } from '../../../services/cloud';
import { failureOf, type LoadState } from '../../../services/load-state';
import type { Photo } from '../../../services/photos';
import { leaveTo } from '../leave';
import { withPhrase } from '../phrases';
import {
  check,
  discardDraft,
  emptyDraft,
  type FormDraft,
  type FormKind,
  fieldOf,
  fields,
  forms,
  hasArrived,
  keepDraft,
  type Outcome,
  type Problems,
  partsOf,
  restoredDraft,
  scrollToFirst,
  send,
} from './forms';

/** The forms of a case's steps with words: 办结登记, 回复居民, 退回 (`?do=`). What is typed stays until it was sent. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    form: forms.settle,
    // the case
    about: '',
    phrases: [] as readonly string[],
    places: [] as string[],
    allowed: true,
    /** What happened meanwhile. */
    changed: '',
    // the form as restored; what is typed since is in `draft`
    restored: false,
    outcome: '' as Outcome | '',
    where: '',
    text: '',
    internalText: '',
    photos: [] as Photo[],
    // sending it
    problems: {} as Problems,
    failure: '',
    sending: false,
  },

  id: '',
  kind: 'settle' as FormKind,
  draft: {} as FormDraft,

  onLoad(options: { id?: string; do?: string }) {
    this.id = options.id ?? '';
    this.kind = options.do === 'reply' || options.do === 'return' ? options.do : 'settle';
    const form = forms[this.kind];
    wx.setNavigationBarTitle({ title: form.title });
    const restored = restoredDraft(this.kind, this.id);
    this.draft = restored ?? emptyDraft();
    this.setData({ form, restored: restored !== undefined, ...this.shownDraft() });
    void this.load();
  },

  shownDraft() {
    const { requestId: _, ...shown } = this.draft;
    return shown;
  },

  async load() {
    try {
      this.setData({ state: 'ready', ...partsOf(this.kind, await getCase(this.id)) });
    } catch (error) {
      // Without a signal the form can still be written; it is sent later.
      if (error instanceof CloudError && error.code === 'OFFLINE') {
        if (this.data.state !== 'ready') this.setData({ state: 'ready', ...partsOf(this.kind) });
      } else if (this.data.state !== 'ready') this.setData(failureOf(error));
    }
  },

  /** Every change goes to the phone's storage at once. */
  change(changes: Partial<FormDraft>) {
    Object.assign(this.draft, changes);
    keepDraft(this.kind, this.id, this.draft);
    const mended = fields.filter((field) => field in changes && this.data.problems[field]);
    if (mended.length > 0) this.setData(Object.fromEntries(mended.map((field) => [`problems.${field}`, ''])));
  },

  handleOutcome(event: WechatMiniprogram.TouchEvent) {
    const outcome = event.currentTarget.dataset['outcome'] as Outcome;
    this.change({ outcome });
    this.setData({ outcome });
  },

  handleWords(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const field = event.currentTarget.dataset['field'] as 'where' | 'text' | 'internalText';
    this.change({ [field]: event.detail.value });
  },

  handlePhrase(event: WechatMiniprogram.CustomEvent<{ phrase: string }>) {
    this.put('text', withPhrase(this.draft.text, event.detail.phrase, 500));
  },

  handlePlace({ detail }: WechatMiniprogram.CustomEvent<{ phrase: string }>) {
    this.put('where', detail.phrase);
  },

  /** The fields hold what was typed, which our data does not know: say it first, so that the new words are a change. */
  put(field: 'text' | 'where', value: string) {
    this.setData({ [field]: this.draft[field] }, () => this.setData({ [field]: value }));
    this.change({ [field]: value });
  },

  handlePhotos(event: WechatMiniprogram.CustomEvent<{ photos: Photo[] }>) {
    this.change({ photos: event.detail.photos });
  },

  handleClear() {
    this.picker()?.clear();
    discardDraft(this.kind, this.id);
    const typed = this.shownDraft();
    this.draft = emptyDraft();
    this.setData(typed, () => this.setData({ restored: false, problems: {}, failure: '', ...this.shownDraft() }));
  },

  async handleSend() {
    if (this.data.sending) return;
    const problems = check(this.kind, this.draft);
    this.setData({ problems, failure: '' });
    if (scrollToFirst(problems)) return;
    this.setData({ sending: true });
    try {
      this.change({});
      const photos = (await this.picker()?.upload()) ?? [];
      this.finish(await send(this.kind, this.id, this.draft, photos));
    } catch (error) {
      this.fail(error);
    } finally {
      this.setData({ sending: false });
    }
  },

  finish(view: CaseView) {
    const { form } = this.data;
    const arrived = hasArrived(view, this.draft);
    this.picker()?.clear();
    discardDraft(this.kind, this.id);
    if (arrived) leaveTo(form.leaves ? 'list' : 'case', this.id, form.said);
    else this.keepLateWords();
  },

  /** An earlier try had arrived with other words: these become a reply that waits to be sent. */
  async keepLateWords() {
    keepDraft('reply', this.id, { ...emptyDraft(), text: this.draft.text });
    await wx.showModal({
      title: '上次其实已经送到',
      content: '后来改的文字没有送出。点「回复」可以补发，文字给您留着。',
      showCancel: false,
      confirmText: '知道了',
    });
    leaveTo('case', this.id, '');
  },

  fail(error: unknown) {
    if (!(error instanceof CloudError)) {
      this.setData({ failure: messageOf(error) });
      return;
    }
    // Answered: another try is another step.
    if (error.code !== 'OFFLINE') this.change({ requestId: emptyDraft().requestId });
    const field = fieldOf(error);
    if (error.code === 'CASE_CHANGED') {
      this.setData({ changed: error.message });
      wx.pageScrollTo({ scrollTop: 0, duration: 200 });
      void this.load();
    } else if (field) {
      this.setData({ [`problems.${field}`]: error.message });
      scrollToFirst({ [field]: error.message });
    } else this.setData({ failure: error.message });
  },

  picker(): PhotoPicker | null {
    return this.selectComponent('#photos') as unknown as PhotoPicker | null;
  },

  goToCase() {
    leaveTo('case', this.id, '');
  },
});
