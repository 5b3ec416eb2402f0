import { largeText } from '../../../behaviors/large-text';
import type { PhotoPicker } from '../../../components/photo-picker/photo-picker';
import { uploaded } from '../../../components/photo-picker/uploaded';
import { type CaseForm, getForm } from '../../../services/case';
import { CloudError, messageOf, newRequestId } from '../../../services/cloud';
import { askForSettings, choosePlace, whereAmI } from '../../../services/location';
import { performHere, waitsWords } from '../../../services/pending/pending';
import type { Photo } from '../../../services/photos';
import { dropDraft, readDraft, saveDraft } from '../../../stores/drafts';
import { recall, remember } from '../../../stores/storage';
import { emptySeen, type Problems, problemsOf, type SeenDraft, seenDone } from './draft';

/** Something seen on a round (`?patrol=&grid=&problem=1`): a note, or a problem that becomes a case at once. */
Page({
  behaviors: [largeText],

  data: {
    /** Nothing to choose from: never seen on this phone, and no signal. */
    noCategories: '',
    categories: [] as CaseForm['categories'],
    // as restored; what is typed since is in `draft`
    text: '',
    photos: [] as Photo[],
    place: null as SeenDraft['place'],
    isProblem: false,
    category: '',
    urgent: false,
    locating: false,
    // sending it
    problems: {} as Problems,
    failure: '',
    sending: false,
  },

  draft: {} as SeenDraft,
  patrol: '',
  grid: '',

  onLoad(options: { patrol?: string; grid?: string; problem?: string }) {
    this.patrol = options.patrol ?? '';
    this.grid = options.grid ?? '';
    const kept = readDraft<SeenDraft>(this.form());
    this.draft = { ...(kept ?? emptySeen(false)), ...(options.problem ? { isProblem: true } : {}) };
    const { text, photos, place, isProblem, category, urgent } = this.draft;
    this.setData({ text, photos, place, isProblem, category, urgent });
    if (isProblem) wx.setNavigationBarTitle({ title: '发现问题' });
    void this.load();
  },

  async load() {
    const remembered = recall('form');
    if (remembered?.town && this.grid.startsWith(remembered.town)) {
      this.setData({ categories: remembered.form.categories });
    }
    try {
      const form = await getForm(this.grid);
      remember('form', { town: this.grid.slice(0, 9), form });
      this.setData({ noCategories: '', categories: form.categories });
    } catch {
      // A note needs none of it, and what was last seen serves as well.
      if (this.data.categories.length === 0) {
        this.setData({ noCategories: '没有信号，还看不到事项类别。可以先关掉「要办理」记一笔，有信号再登记' });
      }
    }
  },

  form(): string {
    return `seen:${this.patrol}`;
  },

  change(changes: Partial<SeenDraft>, field?: keyof Problems) {
    Object.assign(this.draft, changes);
    saveDraft(this.form(), this.draft);
    if (field && this.data.problems[field]) this.setData({ [`problems.${field}`]: '' });
  },

  handleText({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.change({ text: detail.value }, 'text');
  },

  handlePhotos({ detail }: WechatMiniprogram.CustomEvent<{ photos: Photo[] }>) {
    this.change({ photos: detail.photos }, 'text');
  },

  handleCategory({ detail }: WechatMiniprogram.CustomEvent<{ code: string }>) {
    this.change({ category: detail.code }, 'category');
    this.setData({ category: detail.code });
  },

  handleUrgent({ detail }: WechatMiniprogram.CustomEvent<{ checked: boolean }>) {
    this.change({ urgent: detail.checked });
  },

  handleProblem({ detail }: WechatMiniprogram.SwitchChange) {
    this.change({ isProblem: detail.value });
    this.setData({ isProblem: detail.value, problems: {} });
    void this.load();
  },

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

  take(place: SeenDraft['place']) {
    this.change({ place }, 'place');
    this.setData({ place });
  },

  async handleSave() {
    if (this.data.sending) return;
    const problems = problemsOf(this.draft);
    this.setData({ problems, failure: '' });
    if (Object.keys(problems).length > 0) return;
    this.setData({ sending: true });
    try {
      await uploaded(this.picker());
      const { patrol, grid } = this;
      const url = `/packages/field/seen/seen?patrol=${patrol}&grid=${grid}`;
      const sent = performHere(seenDone({ patrol, url, key: this.form() }, this.draft));
      // Kept by now, with the draft: what is typed here from now on is another note.
      dropDraft(this.form());
      const round = await sent;
      // The photos stay where they wait: what waits has them now.
      if (round) this.picker()?.clear();
      if (!isOnTop()) return;
      wx.navigateBack({
        success: () => {
          if (!round) wx.showToast({ title: waitsWords, icon: 'none' });
        },
      });
    } catch (error) {
      saveDraft(this.form(), this.draft);
      // Answered: another try is another request.
      if (error instanceof CloudError && error.code !== 'OFFLINE') this.change({ requestId: newRequestId() });
      this.setData({ failure: messageOf(error) });
    } finally {
      this.setData({ sending: false });
    }
  },

  picker(): PhotoPicker | null {
    return this.selectComponent('#photos') as unknown as PhotoPicker | null;
  },
});

/** Whoever has gone on meanwhile is not fetched back. */
function isOnTop(): boolean {
  const pages = getCurrentPages();
  return pages[pages.length - 1]?.route === 'packages/field/seen/seen';
}
