import { largeText } from '../../../behaviors/large-text';
import type { PhotoPicker } from '../../../components/photo-picker/photo-picker';
import { CloudError, messageOf, newRequestId } from '../../../services/cloud';
import { failureOf, type LoadState } from '../../../services/load-state';
import type { Photo } from '../../../services/photos';
import {
  getWritten,
  listSpokenPlaces,
  type SpokenPlace,
  saveAnnouncement,
  type WrittenView,
} from '../../../services/publicity';
import {
  type AnnouncementDraft,
  daysToChoose,
  discardDraft,
  draftOf,
  emptyDraft,
  endOfDay,
  keepDraft,
  restoredDraft,
} from './draft';

type Field = 'title' | 'text' | 'pictures' | 'pinnedUntil' | 'endsAt';

/** Writes an announcement, or changes one: title, words, pictures, for whom, until when; a look before it is published. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    places: [] as SpokenPlace[],
    placeName: '',
    days: { first: '', last: '' },
    /** It is on the air already: saving shows the change at once. */
    published: false,
    isNew: true,
    restored: false,
    // the draft as restored; what is typed since is in `draft`
    title: '',
    text: '',
    photos: [] as Photo[],
    pinnedDay: '',
    endDay: '',
    // looking at it
    looking: false,
    shown: { title: '', paragraphs: [] as string[], pictures: [] as string[] },
    // sending it
    problems: {} as Partial<Record<Field, string>>,
    failure: '',
    /** Somebody changed it meanwhile. */
    changed: '',
    sending: false,
  },

  id: null as string | null,
  draft: emptyDraft(''),
  /** What somebody else made of it. */
  theirs: null as WrittenView | null,

  onLoad({ id = '', place = '' }: { id?: string; place?: string }) {
    this.id = id || null;
    wx.setNavigationBarTitle({ title: id ? '修改通知' : '写通知' });
    void this.load(place);
  },

  async load(place = '') {
    try {
      const [{ places }, stored] = await Promise.all([listSpokenPlaces(), this.id ? getWritten(this.id) : null]);
      const kept = restoredDraft(this.id);
      this.draft = kept ?? (stored ? draftOf(stored) : emptyDraft(place || (places[0]?.code ?? '')));
      const isNew = !stored;
      this.setData({
        state: 'ready',
        places: isNew ? places : [],
        days: daysToChoose(Date.now()),
        published: stored?.state === 'published',
        isNew,
        restored: kept !== undefined,
        placeName: stored?.placeName ?? nameIn(places, this.draft.place),
        ...this.fields(),
      });
    } catch (error) {
      this.setData(failureOf(error));
    }
  },

  handleRetry() {
    void this.load();
  },

  fields() {
    const { title, text, photos, pinnedDay, endDay } = this.draft;
    return { title, text, photos, pinnedDay, endDay };
  },

  /** Kept at every key. Another content is another saving. */
  change(changes: Partial<AnnouncementDraft>, field?: Field) {
    Object.assign(this.draft, changes, { requestId: newRequestId() });
    keepDraft(this.draft);
    if (field && this.data.problems[field]) this.setData({ [`problems.${field}`]: '' });
  },

  handlePlace(event: WechatMiniprogram.PickerChange) {
    const place = this.data.places[Number(event.detail.value)];
    if (!place) return;
    this.change({ place: place.code });
    this.setData({ placeName: place.name });
  },

  handleTitle(event: WechatMiniprogram.Input) {
    this.change({ title: event.detail.value }, 'title');
  },

  handleText(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.change({ text: event.detail.value }, 'text');
  },

  handlePhotos(event: WechatMiniprogram.CustomEvent<{ photos: Photo[] }>) {
    const { requestId } = this.draft;
    this.change({ photos: event.detail.photos }, 'pictures');
    // A file id that arrives while it is sent makes no other announcement of it.
    if (this.data.sending) {
      this.draft.requestId = requestId;
      keepDraft(this.draft);
    }
  },

  handlePinnedDay(event: WechatMiniprogram.PickerChange) {
    this.setPinnedDay(String(event.detail.value));
  },

  handleNotPinned() {
    this.setPinnedDay('');
  },

  setPinnedDay(pinnedDay: string) {
    this.change({ pinnedDay }, 'pinnedUntil');
    this.setData({ pinnedDay });
  },

  handleEndDay(event: WechatMiniprogram.PickerChange) {
    this.setEndDay(String(event.detail.value));
  },

  handleNoEnd() {
    this.setEndDay('');
  },

  setEndDay(endDay: string) {
    this.change({ endDay }, 'endsAt');
    this.setData({ endDay });
  },

  handleLook() {
    const { title, text, photos } = this.draft;
    const paragraphs = text.split('\n').filter((line) => line.trim() !== '');
    this.setData({ looking: true, shown: { title, paragraphs, pictures: photos.map(({ path }) => path) } });
  },

  handleClose() {
    this.setData({ looking: false });
  },

  handleClear() {
    this.picker().clear();
    discardDraft(this.id);
    // The fields hold what was typed, which our data does not know: they are made anew.
    this.setData({ state: 'loading', restored: false, problems: {}, failure: '', changed: '' });
    void this.load(this.draft.place);
  },

  handleKeep() {
    void this.send(false);
  },

  async handlePublish() {
    if (this.data.sending || !this.check()) return;
    if (!this.data.published) {
      const { confirm } = await wx.showModal({
        title: '发布这条通知？',
        content: `${this.data.placeName}的居民马上能看到`,
        confirmText: '发布',
      });
      if (!confirm) return;
    }
    await this.send(true);
  },

  check(): boolean {
    const problems: Partial<Record<Field, string>> = {
      ...(this.draft.title.trim() ? {} : { title: '请填写标题' }),
      ...(this.draft.text.trim() ? {} : { text: '请填写正文' }),
    };
    this.setData({ problems, failure: '', changed: '' });
    return Object.keys(problems).length === 0;
  },

  async send(publish: boolean) {
    if (this.data.sending || !this.check()) return;
    this.setData({ sending: true });
    try {
      const pictures = await this.picker().upload();
      const { id, edition, place, title, text, pinnedDay, endDay, requestId } = this.draft;
      const until = { pinnedUntil: endOfDay(pinnedDay), endsAt: endOfDay(endDay) };
      await saveAnnouncement({ id, edition, place, title, text, pictures, ...until, publish }, requestId);
      this.picker().clear();
      discardDraft(this.id);
      wx.showToast({ title: publish ? (this.data.published ? '已更新' : '已发布') : '已存为草稿', icon: 'success' });
      wx.navigateBack();
    } catch (error) {
      await this.fail(error);
    } finally {
      this.setData({ sending: false });
    }
  },

  async fail(error: unknown) {
    const code = error instanceof CloudError ? error.code : '';
    // Answered: another try is another saving.
    if (code && code !== 'OFFLINE') this.change({});
    if (code === 'ANNOUNCEMENT_CHANGED') return this.meetTheirs(messageOf(error));
    const field = error instanceof CloudError ? String(error.details['field'] ?? '') : '';
    const isField = ['title', 'text', 'pictures', 'pinnedUntil', 'endsAt'].includes(field);
    this.setData(isField ? { [`problems.${field}`]: messageOf(error) } : { failure: messageOf(error) });
  },

  /** What was typed stays and is laid over theirs when it is sent again; or theirs is taken. */
  async meetTheirs(message: string) {
    try {
      this.theirs = await getWritten(this.id ?? '');
      this.change({ edition: this.theirs.edition });
      this.setData({ published: this.theirs.state === 'published' });
    } catch {
      this.theirs = null;
    }
    this.setData({ changed: message });
  },

  handleTakeTheirs() {
    discardDraft(this.id);
    this.setData({ state: 'loading', changed: '', restored: false });
    void this.load();
  },

  picker(): PhotoPicker {
    return this.selectComponent('#photos') as unknown as PhotoPicker;
  },
});

function nameIn(places: readonly SpokenPlace[], code: string): string {
  return places.find((place) => place.code === code)?.name ?? '';
}
