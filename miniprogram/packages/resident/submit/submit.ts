import { largeText } from '../../../behaviors/large-text';
import type { PhotoPicker } from '../../../components/photo-picker/photo-picker';
import { type CaseForm, type CaseView, getForm, submitCase } from '../../../services/case';
import type { Desk } from '../../../services/grid';
import { failureOf, type LoadState } from '../../../services/load-state';
import { askForSettings, choosePlace } from '../../../services/location';
import { callPhone } from '../../../services/phone';
import type { Photo } from '../../../services/photos';
import { askReminder } from '../../../services/subscribe';
import { saveDraft } from '../../../stores/drafts';
import { knownGridName } from '../../../stores/known-grid';
import { recall, remember } from '../../../stores/storage';
import { check, type Field, fields, type Problems, problemOf } from './check';
import { discardDraft, emptyDraft, keepDraft, restoredDraft, type SubmitDraft } from './draft';
import { promiseOf } from './promise';

const hintAtFirst = '写清什么事、在哪里、什么时候';

/** One form, one page: what, words, photos, where, phone; then what happened to it. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    gridName: '',
    categories: [] as CaseForm['categories'],
    promise: [] as string[],
    /** What to bring, for a kind that needs approval. */
    materials: [] as string[],
    hasGuide: false,
    // the form as restored; what is typed since is in `draft`
    category: '',
    hint: hintAtFirst,
    text: '',
    photos: [] as Photo[],
    place: null as SubmitDraft['place'],
    contact: '',
    urgent: false,
    restored: false,
    // sending it
    problems: {} as Problems,
    /** Outside every grid: the desk to go to instead. */
    desk: null as Desk | null,
    failure: '',
    sending: false,
    // afterwards
    result: null as CaseView | null,
    wordsLeft: false,
    submittedText: '',
  },

  grid: '',
  draft: emptyDraft(),
  form: null as CaseForm | null,

  onLoad({ grid = '' }: { grid?: string }) {
    this.grid = grid || recall('myGrid')?.code || '';
    if (!this.grid) {
      wx.redirectTo({ url: '/packages/resident/find/find' });
      return;
    }
    const restored = restoredDraft();
    this.draft = restored ?? emptyDraft();
    this.setData({ gridName: knownGridName(this.grid), restored: restored !== undefined, ...this.shown() });
    void this.load();
  },

  async load() {
    const town = this.grid.slice(0, 9);
    const remembered = recall('form');
    try {
      const form = await getForm(this.grid);
      remember('form', { town, form });
      this.show(form);
    } catch (error) {
      if (remembered?.town === town) this.show(remembered.form);
      else this.setData(failureOf(error));
    }
  },

  show(form: CaseForm) {
    this.form = form;
    this.setData({ state: 'ready', categories: form.categories, ...this.ofCategory() });
  },

  shown() {
    const { category, text, photos, place, contact, urgent } = this.draft;
    return { category, text, photos, place, contact, urgent, ...this.ofCategory() };
  },

  /** What the page says about the chosen kind: what to write, what to bring, what follows. */
  ofCategory() {
    const { category, urgent } = this.draft;
    const chosen = this.form?.categories.find((one) => one.code === category);
    return {
      hint: chosen?.hint ?? hintAtFirst,
      materials: chosen?.procedure === 'approval' ? chosen.materials : [],
      hasGuide: chosen?.hasGuide === true,
      promise: this.form ? promiseOf(this.form.limits, urgent, chosen?.procedure) : [],
    };
  },

  /** Every change goes to the phone's storage at once, and takes away what was said of the field. */
  change(changes: Partial<SubmitDraft>, field?: Field) {
    Object.assign(this.draft, changes);
    keepDraft(this.draft);
    if (field && this.data.problems[field]) this.setData({ [`problems.${field}`]: '' });
  },

  handleCategory({ detail }: WechatMiniprogram.CustomEvent<{ code: string }>) {
    this.change({ category: detail.code }, 'category');
    this.setData({ category: detail.code, ...this.ofCategory() });
  },

  /** On top of this page, which keeps what was typed; the phone does, too. */
  goToGuide() {
    const { category } = this.draft;
    wx.navigateTo({ url: `/packages/public/guide/guide?place=${this.grid.slice(0, 12)}&category=${category}` });
  },

  handleText({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.change({ text: detail.value }, 'text');
  },

  handlePhotos({ detail }: WechatMiniprogram.CustomEvent<{ photos: Photo[] }>) {
    this.change({ photos: detail.photos }, 'photos');
  },

  async handlePlace() {
    const place = await choosePlace(this.draft.place ?? undefined);
    if (place === 'denied') {
      await askForSettings('scope.userLocation', '打开位置权限，才能在地图上选地点。不选也可以提交');
    } else if (place) {
      this.change({ place }, 'place');
      this.setData({ place, desk: null });
    }
  },

  handleNoPlace() {
    this.change({ place: null }, 'place');
    this.setData({ place: null, desk: null });
  },

  handleContact({ detail }: WechatMiniprogram.Input) {
    this.change({ contact: detail.value.trim() }, 'contact');
  },

  handleUrgent({ detail }: WechatMiniprogram.CustomEvent<{ checked: boolean }>) {
    const urgent = detail.checked;
    this.change({ urgent });
    this.setData({ urgent, promise: this.ofCategory().promise });
  },

  /** Somebody has reported it: with them instead of anew. Words and photos stay in the draft, a choice alone does not. */
  handleFollow({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    if (this.draft.text.trim() === '' && this.draft.photos.length === 0) discardDraft();
    wx.redirectTo({ url: `/packages/resident/case/case?id=${detail.id}` });
  },

  handleCallDesk() {
    callPhone(this.data.desk?.phone ?? '');
  },

  handleClear() {
    this.picker().clear();
    discardDraft();
    const { text, contact } = this.draft;
    this.draft = emptyDraft();
    // The fields hold what was typed, which our data does not know: say it first, so that emptying is a change.
    this.setData({ text, contact }, () =>
      this.setData({ restored: false, problems: {}, desk: null, failure: '', ...this.shown() }),
    );
  },

  async handleSubmit() {
    if (this.data.sending) return;
    const problems = check(this.draft);
    this.setData({ problems, failure: '', desk: null });
    if (this.scrollToFirst(problems)) return;
    this.setData({ sending: true });
    try {
      await this.submit();
    } catch (error) {
      const { field, message, desk } = problemOf(error);
      this.setData({ desk, ...(field ? { [`problems.${field}`]: message } : { failure: message }) });
      if (field) this.scrollToFirst({ [field]: message });
    } finally {
      this.setData({ sending: false });
    }
  },

  async submit() {
    // Inside the tap, before anything else is awaited: WeChat allows the question only there. Asked once a draft.
    const notify = this.draft.notify ?? (await askReminder(this.form?.templates.caseProgress ?? ''));
    this.change({ notify });
    const photos = await this.picker().upload();
    const { requestId, category, place, contact, urgent } = this.draft;
    const text = this.draft.text.trim();
    const input = { category, text, photos, place, grid: this.grid, contact: contact || null, urgent, notify };
    const result = await submitCase(input, requestId);
    const wordsLeft = result.text !== text;
    if (wordsLeft) saveDraft(`case:${result.id}:addMaterial`, { text, photos: [] });
    this.picker().clear();
    discardDraft();
    this.draft = emptyDraft();
    this.setData({ result, wordsLeft, submittedText: this.form?.submittedText ?? '' });
    wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },

  /** False when no field is wrong. */
  scrollToFirst(problems: Problems): boolean {
    const first = fields.find((field) => problems[field]);
    if (first) wx.pageScrollTo({ selector: `#field-${first}`, offsetTop: -16, duration: 200 });
    return first !== undefined;
  },

  picker(): PhotoPicker {
    return this.selectComponent('#photos') as unknown as PhotoPicker;
  },
});
