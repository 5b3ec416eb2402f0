import { largeText } from '../../../behaviors/large-text';
import { CloudError, messageOf, newRequestId } from '../../../services/cloud';
import { failureOf, type LoadState } from '../../../services/load-state';
import { askForSettings, choosePlace, whereAmI } from '../../../services/location';
import { type CareTag, getHousehold, type Household, openHousehold, saveHousehold } from '../../../services/visit';
import { dropDraft, readDraft, saveDraft } from '../../../stores/drafts';
import { careTags } from '../words';
import { changesOf, emptyPerson, type Fields, fieldsOf, laidOver, type PersonFields } from './fields';

/** What was typed, of which edition, and what stood there before: of another edition what was typed is laid over it. */
interface Draft {
  edition: number;
  base: Fields;
  fields: Fields;
  requestId: string;
}

/** Registers a household of a grid (`?grid=`), or changes what is registered (`&id=`): to change it is to look at it. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    isNew: true,
    // as restored; what is typed since is in `fields` of the page
    fields: fieldsOf(),
    tags: [] as Array<{ tag: CareTag; name: string; on: boolean }>,
    locating: false,
    placeProblem: '',
    failure: '',
    saving: false,
  },

  id: '',
  grid: '',
  view: undefined as Household | undefined,
  base: {} as Fields,
  fields: {} as Fields,
  requestId: '',

  onLoad({ id = '', grid = '' }: { id?: string; grid?: string }) {
    this.id = id;
    this.grid = grid;
    this.setData({ isNew: id === '' });
    if (id) wx.setNavigationBarTitle({ title: '修改登记' });
    void this.load();
  },

  form(): string {
    return `household:${this.id || this.grid}`;
  },

  async load() {
    try {
      const view = this.id ? await getHousehold(this.id) : undefined;
      const opened = view && (await openHousehold({ id: view.id, purpose: 'verify', words: '' }, newRequestId()));
      this.view = view;
      this.base = fieldsOf(view, opened);
      const draft = readDraft<Draft>(this.form());
      const isNewer = draft !== undefined && draft.edition !== (view?.edition ?? 0);
      this.fields = draft ? laidOver(draft, this.base) : fieldsOf(view, opened);
      this.requestId = draft && !isNewer ? draft.requestId : newRequestId();
      this.setData({ state: 'ready', fields: this.fields, tags: tagsOf(this.fields) });
      if (isNewer) this.setData({ failure: '这一户刚刚被其他人改过，您填的都还在，请看一遍再保存' });
    } catch (error) {
      this.setData(failureOf(error));
    }
  },

  /** Another content is another saving. */
  change(changes: Partial<Fields>) {
    this.fields = { ...this.fields, ...changes };
    this.requestId = newRequestId();
    const { base, fields, requestId } = this;
    saveDraft<Draft>(this.form(), { edition: this.view?.edition ?? 0, base, fields, requestId });
    if (this.data.failure) this.setData({ failure: '' });
  },

  handleText(event: WechatMiniprogram.Input) {
    this.change({ [String(event.currentTarget.dataset['field'])]: event.detail.value });
  },

  handlePerson(event: WechatMiniprogram.Input) {
    const { index, field } = event.currentTarget.dataset as { index: number; field: keyof PersonFields };
    const { value } = event.detail;
    this.change({ people: this.fields.people.map((one, at) => (at === index ? { ...one, [field]: value } : one)) });
  },

  handleAdd() {
    this.setPeople([...this.fields.people, { ...emptyPerson }]);
  },

  handleRemove(event: WechatMiniprogram.TouchEvent) {
    const index = Number(event.currentTarget.dataset['index']);
    this.setPeople(this.fields.people.filter((_one, at) => at !== index));
  },

  /** The fields hold what was typed, which our data does not know: they are made anew. */
  setPeople(people: PersonFields[]) {
    this.change({ people });
    this.setData({ 'fields.people': [] }, () => this.setData({ 'fields.people': people }));
  },

  handleTag(event: WechatMiniprogram.TouchEvent) {
    const tag = event.currentTarget.dataset['tag'] as CareTag;
    const { tags } = this.fields;
    this.change({ tags: tags.includes(tag) ? tags.filter((one) => one !== tag) : [...tags, tag] });
    this.setData({ tags: tagsOf(this.fields) });
  },

  async handleHere() {
    if (this.data.locating) return;
    this.setData({ locating: true, placeProblem: '' });
    const here = await whereAmI();
    this.setData({ locating: false });
    if (here === 'denied') await askForSettings('scope.userLocation', '打开位置权限，才能记下这一户在哪里');
    else if (here === 'unknown') this.setData({ placeProblem: '没有得到位置，请在地图上选' });
    else this.take(here);
  },

  async handlePlace() {
    const place = await choosePlace(this.fields.point ?? undefined);
    if (place === 'denied') await askForSettings('scope.userLocation', '打开位置权限，才能在地图上选地点');
    else if (place) this.take({ longitude: place.longitude, latitude: place.latitude });
  },

  take(point: Fields['point']) {
    this.change({ point });
    this.setData({ 'fields.point': point });
  },

  async handleSave() {
    if (this.data.saving) return;
    const changes = changesOf(this.fields, this.base);
    if (Object.keys(changes).length === 0) {
      wx.navigateBack();
      return;
    }
    this.setData({ saving: true, failure: '' });
    try {
      const input = { id: this.id || null, grid: this.grid, edition: this.view?.edition ?? 0, changes };
      const saved = await saveHousehold(input, this.requestId);
      dropDraft(this.form());
      wx.showToast({ title: '已保存', icon: 'success' });
      if (this.id) wx.navigateBack();
      else wx.redirectTo({ url: `/packages/visit/household/household?id=${saved.id}` });
    } catch (error) {
      this.fail(error);
    } finally {
      this.setData({ saving: false });
    }
  },

  fail(error: unknown) {
    this.setData({ failure: messageOf(error) });
    if (!(error instanceof CloudError) || error.code === 'OFFLINE') return;
    this.requestId = newRequestId();
    if (error.code === 'HOUSEHOLD_CHANGED') void this.load();
  },
});

function tagsOf({ tags }: Fields) {
  return careTags.map(({ tag, name }) => ({ tag, name, on: tags.includes(tag) }));
}
