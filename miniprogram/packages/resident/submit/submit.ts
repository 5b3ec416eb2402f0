import { largeText } from '../../../behaviors/large-text';
import type { PhotoPicker } from '../../../components/photo-picker/photo-picker';
import { type CaseForm, type CaseView, getForm, submitCase } from '../../../services/case';
import { CloudError, messageOf } from '../../../services/cloud';
import type { Desk } from '../../../services/grid';
import { failureOf, type LoadState } from '../../../services/load-state';
import { askForSettings, choosePlace } from '../../../services/location';
import { callPhone } from '../../../services/phone';
import type { Photo } from '../../../services/photos';
import { askReminder } from '../../../services/subscribe';
import { saveDraft } from '../../../stores/drafts';
import { recall, remember } from '../../../stores/storage';
import { groupsOf, type ShownGroup } from './categories';
import { check, type Field, fieldOf, fields, type Problems } from './check';
import { discardDraft, emptyDraft, keepDraft, restoredDraft, type SubmitDraft } from './draft';
import { promiseOf } from './promise';

type Category = CaseForm['categories'][number];

/** Tiles on the page itself; the rest is in a sheet. */
const tileCount = 6;

/** One form, one page: what, words, photos, where, phone; then what happened to it. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    gridName: '',
    // the form as restored; what is typed since is in `draft`
    tiles: [] as Category[],
    groups: [] as ShownGroup[],
    choosing: false,
    chosen: null as Category | null,
    text: '',
    photos: [] as Photo[],
    place: null as SubmitDraft['place'],
    contact: '',
    urgent: false,
    restored: false,
    promise: [] as string[],
    // sending it
    problems: {} as Problems,
    /** Outside every grid: the desk to go to instead. */
    desk: null as Desk | null,
    failure: '',
    sending: false,
    // afterwards
    result: null as CaseView | null,
    /** An earlier try had arrived with other words: these were not sent. */
    wordsLeft: false,
  },

  grid: '',
  draft: emptyDraft(),
  form: null as CaseForm | null,

  onLoad({ grid = '' }: { grid?: string }) {
    const mine = recall('myGrid');
    const card = recall('card');
    this.grid = grid || mine?.code || '';
    const gridName =
      card?.code === this.grid ? `${card.community.name}${card.name}` : mine?.code === this.grid ? mine.name : '';
    const restored = restoredDraft();
    this.draft = restored ?? emptyDraft();
    this.setData({ gridName, restored: restored !== undefined, ...this.shownDraft() });
    void this.load();
  },

  shownDraft() {
    const { text, photos, place, contact, urgent } = this.draft;
    return { text, photos, place, contact, urgent };
  },

  async load() {
    if (!this.grid) {
      wx.redirectTo({ url: '/packages/resident/find/find' });
      return;
    }
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
    const chosen = form.categories.find((one) => one.code === this.draft.category) ?? null;
    this.setData({
      state: 'ready',
      groups: groupsOf(form.categories),
      promise: promiseOf(form.limits, this.draft.urgent),
      ...this.shownCategory(chosen),
    });
  },

  /** The chosen one is always among the tiles: in its own place, else in the last. */
  shownCategory(chosen: Category | null) {
    const first = this.form?.categories.slice(0, tileCount) ?? [];
    const shown = !chosen || first.includes(chosen);
    return { chosen, tiles: shown ? first : [...first.slice(0, tileCount - 1), chosen] };
  },

  /** Every change goes to the phone's storage at once. */
  change(changes: Partial<SubmitDraft>) {
    Object.assign(this.draft, changes);
    keepDraft(this.draft);
  },

  mended(field: Field) {
    if (this.data.problems[field]) this.setData({ [`problems.${field}`]: '' });
  },

  handleCategory(event: WechatMiniprogram.TouchEvent) {
    const code = String(event.currentTarget.dataset['code']);
    const chosen = this.form?.categories.find((one) => one.code === code);
    if (!chosen) return;
    this.change({ category: code });
    this.setData({ choosing: false, ...this.shownCategory(chosen) });
    this.mended('category');
  },

  handleMore() {
    this.setData({ choosing: true });
  },

  handleCloseMore() {
    this.setData({ choosing: false });
  },

  handleText(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.change({ text: event.detail.value });
    this.mended('text');
  },

  handlePhotos(event: WechatMiniprogram.CustomEvent<{ photos: Photo[] }>) {
    this.change({ photos: event.detail.photos });
    this.mended('photos');
  },

  async handlePlace() {
    const place = await choosePlace(this.draft.place ?? undefined);
    if (place === 'denied') {
      await askForSettings('scope.userLocation', '打开位置权限，才能在地图上选地点。不选也可以提交');
      return;
    }
    if (!place) return;
    this.change({ place });
    this.setData({ place, desk: null });
    this.mended('place');
  },

  handleNoPlace() {
    this.change({ place: null });
    this.setData({ place: null, desk: null });
    this.mended('place');
  },

  handleContact(event: WechatMiniprogram.Input) {
    this.change({ contact: event.detail.value.trim() });
    this.mended('contact');
  },

  handleUrgent(event: WechatMiniprogram.SwitchChange) {
    const urgent = event.detail.value;
    this.change({ urgent });
    this.setData({ urgent, ...(this.form ? { promise: promiseOf(this.form.limits, urgent) } : {}) });
  },

  handleCall(event: WechatMiniprogram.TouchEvent) {
    callPhone(String(event.currentTarget.dataset['phone']));
  },

  handleClear() {
    this.picker().clear();
    discardDraft();
    const { text, contact } = this.draft;
    this.draft = emptyDraft();
    // The fields hold what was typed, which our data does not know: say it first, so that emptying is a change.
    this.setData({ text, contact }, () =>
      this.setData({
        restored: false,
        problems: {},
        desk: null,
        failure: '',
        ...this.shownDraft(),
        ...this.shownCategory(null),
      }),
    );
  },

  async handleSubmit() {
    if (this.data.sending) return;
    const problems = check(this.draft);
    this.setData({ problems, failure: '', desk: null });
    if (this.showFirst(problems)) return;
    this.setData({ sending: true });
    try {
      await this.submit();
    } catch (error) {
      this.fail(error);
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
    const result = await submitCase(
      { category, text, photos, place, grid: this.grid, contact: contact || null, urgent, notify },
      requestId,
    );
    const wordsLeft = result.text !== text;
    if (wordsLeft) saveDraft(`case:${result.id}:addMaterial`, { text, photos: [] });
    this.picker().clear();
    discardDraft();
    this.draft = emptyDraft();
    this.setData({ result, wordsLeft });
    wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },

  fail(error: unknown) {
    if (!(error instanceof CloudError)) {
      this.setData({ failure: messageOf(error) });
      return;
    }
    if (error.code === 'OUTSIDE_GRIDS') {
      const desk = error.details['desk'] as Desk | null;
      this.setData({ desk, 'problems.place': desk ? '这个地点不在任何网格里' : error.message });
      this.showFirst({ place: error.message });
      return;
    }
    const field = error.code === 'NOT_A_PICTURE' ? 'photos' : fieldOf(error.details);
    if (!field) {
      this.setData({ failure: error.message });
      return;
    }
    this.setData({ [`problems.${field}`]: error.message });
    this.showFirst({ [field]: error.message });
  },

  /** Scrolls to the first field that is wrong. False when none is. */
  showFirst(problems: Problems): boolean {
    const first = fields.find((field) => problems[field]);
    if (!first) return false;
    wx.pageScrollTo({ selector: `#field-${first}`, offsetTop: -16, duration: 200 });
    return true;
  },

  picker(): PhotoPicker {
    return this.selectComponent('#photos') as unknown as PhotoPicker;
  },

  goToCase() {
    wx.redirectTo({ url: `/packages/resident/case/case?id=${this.data.result?.id ?? ''}` });
  },

  goHome() {
    wx.switchTab({ url: '/pages/home/home' });
  },
});
