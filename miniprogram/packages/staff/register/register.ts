import { largeText } from '../../../behaviors/large-text';
import type { PhotoPicker } from '../../../components/photo-picker/photo-picker';
import { uploaded } from '../../../components/photo-picker/uploaded';
import { getMe, type Me } from '../../../services/account';
import { type CaseForm, type CaseView, getForm } from '../../../services/case';
import { failureOf, type LoadState } from '../../../services/load-state';
import { askForSettings, choosePlace, whereAmI } from '../../../services/location';
import { waitsWords } from '../../../services/pending/pending';
import type { Photo } from '../../../services/photos';
import { rememberStaff } from '../../../stores/staff';
import { recall, remember } from '../../../stores/storage';
import { performStep, sayNotReported } from '../perform-step';
import { postOf } from '../today/post';
import { check, type Field, type Problems, problemOf, scrollToFirst } from './check';
import { discardDraft, emptyDraft, keepDraft, type RegisterDraft, restoredDraft } from './draft';
import { forms, type Kind, kindFrom } from './kinds';
import { registering } from './send';

/** 现场登记, 窗口登记 and 突发事件 (`?for=`): one form; what it opens lies with the grid, and here on its case page. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    kind: 'field' as Kind,
    form: forms.field,
    categories: [] as CaseForm['categories'],
    desks: [] as Me['desks'],
    // the form as restored; what is typed since is in `draft`
    restored: false,
    category: '',
    text: '',
    photos: [] as Photo[],
    place: null as RegisterDraft['place'],
    grid: null as RegisterDraft['grid'],
    contact: '',
    urgent: false,
    choosingGrid: false,
    locating: false,
    // sending it
    problems: {} as Problems,
    failure: '',
    sending: false,
  },

  draft: {} as RegisterDraft,
  wanted: undefined as string | undefined,

  onLoad(options: { for?: string }) {
    this.wanted = options.for;
    void this.open();
  },

  async open() {
    try {
      if (!recall('staff')) rememberStaff(await getMe());
    } catch (error) {
      this.setData(failureOf(error));
      return;
    }
    const staff = recall('staff');
    const kind = kindFrom(this.wanted, postOf(staff));
    if (!staff || !kind) {
      wx.redirectTo({ url: '/packages/staff/today/today' });
      return;
    }
    wx.setNavigationBarTitle({ title: forms[kind].title });
    const restored = restoredDraft(kind);
    this.draft = restored ?? emptyDraft(kind);
    const desks = staff.desks.filter((desk) => desk.kind !== 'department' && desk.kind !== 'district');
    this.draft.grid ??= onlyGrid(desks);
    this.setData({ kind, form: forms[kind], desks, restored: restored !== undefined, ...this.shown() });
    await this.load();
  },

  async load() {
    const [desk] = this.data.desks;
    if (!desk) return;
    const town = desk.code.slice(0, 9);
    const remembered = recall('form');
    try {
      const form = await getForm(desk.code);
      remember('form', { town, form });
      this.setData({ state: 'ready', categories: form.categories });
    } catch (error) {
      if (remembered?.town === town) this.setData({ state: 'ready', categories: remembered.form.categories });
      else this.setData(failureOf(error));
    }
  },

  shown() {
    const { category, text, photos, place, grid, contact, urgent } = this.draft;
    return { category, text, photos, place, grid, contact, urgent };
  },

  /** Every change goes to the phone's storage at once, and takes away what was said of the field. */
  change(changes: Partial<RegisterDraft>, field?: Field) {
    Object.assign(this.draft, changes);
    keepDraft(this.data.kind, this.draft);
    if (field && this.data.problems[field]) this.setData({ [`problems.${field}`]: '' });
  },

  handleCategory({ detail }: WechatMiniprogram.CustomEvent<{ code: string }>) {
    this.change({ category: detail.code }, 'category');
    this.setData({ category: detail.code });
  },

  handleText({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.change({ text: detail.value }, 'text');
  },

  handlePhotos({ detail }: WechatMiniprogram.CustomEvent<{ photos: Photo[] }>) {
    this.change({ photos: detail.photos }, 'photos');
  },

  handleContact({ detail }: WechatMiniprogram.Input) {
    this.change({ contact: detail.value.trim() }, 'contact');
  },

  handleUrgent({ detail }: WechatMiniprogram.CustomEvent<{ checked: boolean }>) {
    this.change({ urgent: detail.checked });
  },

  /** Whoever found it stands there: one tap, one fix. */
  async handleHere() {
    if (this.data.locating) return;
    this.setData({ locating: true });
    const here = await whereAmI();
    this.setData({ locating: false });
    if (here === 'denied') await askForSettings('scope.userLocation', '打开位置权限，才能记下现场的位置');
    else if (here === 'unknown') this.setData({ 'problems.place': '没有得到位置，请在地图上选' });
    else this.take({ ...here, address: '' });
  },

  async handlePlace() {
    const place = await choosePlace(this.draft.place ?? undefined);
    if (place === 'denied') await askForSettings('scope.userLocation', '打开位置权限，才能在地图上选地点');
    else if (place) this.take(place);
  },

  take(place: RegisterDraft['place']) {
    this.change({ place }, 'place');
    this.setData({ place });
  },

  handleNoPlace() {
    this.take(null);
  },

  handleGrids() {
    this.setData({ choosingGrid: true });
  },

  handleGrid({ detail: grid }: WechatMiniprogram.CustomEvent<{ code: string; name: string }>) {
    this.change({ grid }, 'place');
    this.setData({ grid, choosingGrid: false });
  },

  handleCloseGrids() {
    this.setData({ choosingGrid: false });
  },

  handleClear() {
    const { kind } = this.data;
    this.picker().clear();
    discardDraft(kind);
    // The fields hold what was typed, which our data does not know: say it first, so that emptying is a change.
    const { text, contact } = this.draft;
    this.draft = { ...emptyDraft(kind), grid: onlyGrid(this.data.desks) };
    this.setData({ text, contact }, () =>
      this.setData({ restored: false, problems: {}, failure: '', ...this.shown() }),
    );
  },

  async handleSend() {
    if (this.data.sending) return;
    const { kind } = this.data;
    const problems = check(kind, this.draft);
    this.setData({ problems, failure: '' });
    if (scrollToFirst(problems)) return;
    this.setData({ sending: true });
    try {
      this.change({});
      await uploaded(this.picker());
      const view = await performStep(registering(kind, this.draft));
      if (view) await this.finish(view);
      else await this.leaveWaiting();
    } catch (error) {
      const { field, message } = problemOf(error);
      this.setData(field ? { [`problems.${field}`]: message } : { failure: message });
      if (field) scrollToFirst({ [field]: message });
    } finally {
      this.setData({ sending: false });
    }
  },

  /** The photos stay: what waits has them now. */
  async leaveWaiting() {
    const { kind } = this.data;
    discardDraft(kind);
    if (kind === 'alarm') await sayNotReported();
    wx.navigateBack({ success: () => void wx.showToast({ title: waitsWords, icon: 'none' }) });
  },

  async finish(view: CaseView) {
    const { kind, form } = this.data;
    const words = this.draft.text.trim();
    this.picker().clear();
    discardDraft(kind);
    if (view.text !== words) await sayWordsLeft(words);
    wx.redirectTo({
      url: `/packages/staff/case/case?id=${view.id}`,
      success: () => void wx.showToast({ title: form.said, icon: 'none' }),
    });
  },

  picker(): PhotoPicker {
    return this.selectComponent('#photos') as unknown as PhotoPicker;
  },
});

/** The grid that goes without saying: of an officer with one. */
function onlyGrid(desks: Me['desks']): RegisterDraft['grid'] {
  const [only] = desks;
  return desks.length === 1 && only?.kind === 'grid' ? { code: only.code, name: only.name } : null;
}

/** An earlier try had arrived with other words. */
async function sayWordsLeft(words: string): Promise<void> {
  await wx.setClipboardData({ data: words });
  await wx.showModal({
    title: '上次其实已经登记',
    content: '后来改的文字没有存进去，已为您复制，可以在办件里用「回复」补上。',
    showCancel: false,
    confirmText: '知道了',
  });
}
