import { largeText } from '../../../behaviors/large-text';
import type { PhotoPicker } from '../../../components/photo-picker/photo-picker';
import { uploaded } from '../../../components/photo-picker/uploaded';
import { type CaseForm, getForm } from '../../../services/case';
import { CloudError, messageOf, newRequestId } from '../../../services/cloud';
import { performHere, waitsWords } from '../../../services/pending/pending';
import type { Photo } from '../../../services/photos';
import type { Household } from '../../../services/visit';
import { dropDraft, readDraft, saveDraft } from '../../../stores/drafts';
import { recall, remember } from '../../../stores/storage';
import { visitKinds } from '../words';
import { emptyVisit, type Problems, problemsOf, type VisitDraft, visitDone } from './draft';

const findings: ReadonlyArray<{ found: VisitDraft['found']; name: string }> = [
  { found: 'nothing', name: '没有' },
  { found: 'case', name: '有事要办' },
  { found: 'need', name: '需要帮助' },
];

/** A visit to a household (`?id=&grid=&name=`): how they were met, and what was found. Saved with or without a signal. */
Page({
  behaviors: [largeText],

  data: {
    name: '',
    kinds: visitKinds,
    findings,
    categories: [] as CaseForm['categories'],
    // as restored; words typed since are in `draft`
    kind: 'met' as VisitDraft['kind'],
    text: '',
    photos: [] as Photo[],
    found: 'nothing' as VisitDraft['found'],
    category: '',
    urgent: false,
    need: '',
    // sending it
    problems: {} as Problems,
    failure: '',
    sending: false,
  },

  draft: {} as VisitDraft,
  id: '',
  grid: '',

  onLoad({ id = '', grid = '', name = '' }: { id?: string; grid?: string; name?: string }) {
    this.id = id;
    this.grid = grid;
    this.draft = readDraft<VisitDraft>(this.form()) ?? emptyVisit(newRequestId);
    const { kind, text, photos, found, category, urgent, need } = this.draft;
    const form = recall('form');
    const categories = form && grid.startsWith(form.town) ? form.form.categories : [];
    this.setData({ name: decodeURIComponent(name), kind, text, photos, found, category, urgent, need, categories });
    void this.loadCategories();
  },

  async loadCategories() {
    try {
      const form = await getForm(this.grid);
      remember('form', { town: this.grid.slice(0, 9), form });
      if (JSON.stringify(form.categories) !== JSON.stringify(this.data.categories)) {
        this.setData({ categories: form.categories });
      }
    } catch {
      // What was last seen stands; a visit itself needs none.
    }
  },

  form(): string {
    return `visit:${this.id}`;
  },

  /** What is said otherwise is another saying of the same visit. */
  change(changes: Partial<VisitDraft>) {
    Object.assign(this.draft, changes);
    saveDraft(this.form(), this.draft);
    if (Object.keys(this.data.problems).length > 0) this.setData({ problems: {} });
  },

  handleKind(event: WechatMiniprogram.TouchEvent) {
    const kind = event.currentTarget.dataset['kind'] as VisitDraft['kind'];
    this.change({ kind });
    this.setData({ kind });
  },

  handleFound(event: WechatMiniprogram.TouchEvent) {
    const found = event.currentTarget.dataset['found'] as VisitDraft['found'];
    this.change({ found });
    this.setData({ found });
  },

  handleText({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.change({ text: detail.value });
  },

  handleNeed({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.change({ need: detail.value });
  },

  handlePhotos({ detail }: WechatMiniprogram.CustomEvent<{ photos: Photo[] }>) {
    this.change({ photos: detail.photos });
  },

  handleCategory({ detail }: WechatMiniprogram.CustomEvent<{ code: string }>) {
    this.change({ category: detail.code });
    this.setData({ category: detail.code });
  },

  handleUrgent({ detail }: WechatMiniprogram.CustomEvent<{ checked: boolean }>) {
    this.change({ urgent: detail.checked });
  },

  async handleSave() {
    if (this.data.sending) return;
    const problems = problemsOf(this.draft);
    this.setData({ problems, failure: '' });
    if (Object.keys(problems).length > 0) return;
    this.setData({ sending: true });
    try {
      await uploaded(this.picker());
      const url = `/packages/visit/visit/visit?id=${this.id}&grid=${this.grid}&name=${encodeURIComponent(this.data.name)}`;
      const about = { id: this.id, url, key: this.form(), name: this.data.name };
      const sent = performHere<Household>(visitDone(about, this.draft));
      // Kept by now, with the draft: what is typed here from now on is of another visit.
      dropDraft(this.form());
      const view = await sent;
      if (view) this.picker()?.clear();
      if (!isOnTop()) return;
      wx.navigateBack({
        success: () => void wx.showToast({ title: view ? '已记下，已写进今天的日志' : waitsWords, icon: 'none' }),
      });
    } catch (error) {
      saveDraft(this.form(), this.draft);
      // Answered: another try is another saving.
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
  return pages[pages.length - 1]?.route === 'packages/visit/visit/visit';
}
