import { largeText } from '../../../behaviors/large-text';
import type { PhotoPicker } from '../../../components/photo-picker/photo-picker';
import { addPerson, type Grant, getMe, getPerson, type Me, type Person, savePerson } from '../../../services/account';
import { CloudError, messageOf, newRequestId } from '../../../services/cloud';
import { dateAt } from '../../../services/days';
import { failureOf, type LoadState } from '../../../services/load-state';
import type { Photo } from '../../../services/photos';
import { dropDraft, readDraft, saveDraft } from '../../../stores/drafts';
import { dayNames } from '../words';
import { changesOf, type Fields, type FormDraft, fieldsOf, restored } from './fields';

/** Adds somebody, or changes what is said of a person; officers change their own portrait and duties here. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    isNew: false,
    /** The caller looks after this person, and may change everything. */
    all: false,
    manages: [] as Me['manages'],
    today: '',
    photo: '',
    fields: {} as Partial<Fields>,
    days: [] as Array<Array<{ day: number; name: string; on: boolean }>>,
    saving: false,
    failure: '',
    wrong: '',
  },

  id: '',
  person: undefined as Person | undefined,
  fields: {} as Fields,
  /** The fields as they stood before anything was typed. */
  base: {} as Fields,
  grant: null as Grant | null,

  onLoad({ id = '' }: { id?: string }) {
    this.id = id;
    this.setData({ isNew: id === '', today: dateAt(Date.now()) });
    wx.setNavigationBarTitle({ title: id ? '修改资料' : '添加人员' });
    void this.load();
  },

  form(): string {
    return `person:${this.id || 'new'}`;
  },

  async load() {
    try {
      const [me, person] = await Promise.all([getMe(), this.id ? getPerson(this.id) : undefined]);
      this.person = person;
      this.base = fieldsOf(person, this.data.today, newRequestId());
      const draft = readDraft<FormDraft>(this.form());
      this.fields = draft ? restored(draft, this.base) : { ...this.base };
      this.setData({
        state: 'ready',
        manages: me.manages,
        all: !person || person.manages,
        photo: person?.photo ?? '',
        fields: this.fields,
        days: daysOf(this.fields),
      });
    } catch (error) {
      this.setData(failureOf(error));
    }
  },

  /** Another content is another saving. */
  keep(changes: Partial<Fields>) {
    this.fields = { ...this.fields, ...changes, requestId: newRequestId() };
    saveDraft<FormDraft>(this.form(), { fields: this.fields, base: this.base });
    if (this.data.failure) this.setData({ failure: '', wrong: '' });
  },

  handleText(event: WechatMiniprogram.Input) {
    this.keep({ [String(event.currentTarget.dataset['field'])]: event.detail.value });
  },

  handlePhotos(event: WechatMiniprogram.CustomEvent<{ photos: Photo[] }>) {
    this.keep({ photos: event.detail.photos });
  },

  handleCommittee(event: WechatMiniprogram.SwitchChange) {
    this.keep({ committeeMember: event.detail.value });
    this.setData({ 'fields.committeeMember': event.detail.value });
  },

  handlePhase(event: WechatMiniprogram.TouchEvent) {
    const phase = event.currentTarget.dataset['phase'] as Fields['phase'];
    this.keep({ phase });
    this.setData({ 'fields.phase': phase });
  },

  handlePhaseFrom(event: WechatMiniprogram.PickerChange) {
    const phaseFrom = String(event.detail.value);
    this.keep({ phaseFrom });
    this.setData({ 'fields.phaseFrom': phaseFrom });
  },

  handleGrant(event: WechatMiniprogram.CustomEvent<{ grant: Grant | null }>) {
    this.grant = event.detail.grant;
    this.keep({});
  },

  setHours(hours: Fields['hours']) {
    this.keep({ hours });
    this.setData({ 'fields.hours': hours, days: daysOf(this.fields) });
  },

  handleDay(event: WechatMiniprogram.TouchEvent) {
    const { index, day } = event.currentTarget.dataset as { index: number; day: number };
    const toggled = (days: number[]): number[] =>
      days.includes(day) ? days.filter((one) => one !== day) : [...days, day].sort((a, b) => a - b);
    this.setHours(this.fields.hours.map((one, at) => (at === index ? { ...one, days: toggled(one.days) } : one)));
  },

  handleTime(event: WechatMiniprogram.PickerChange) {
    const { index, end } = event.currentTarget.dataset as { index: number; end: 'from' | 'to' };
    const value = String(event.detail.value);
    this.setHours(this.fields.hours.map((one, at) => (at === index ? { ...one, [end]: value } : one)));
  },

  handleRemove(event: WechatMiniprogram.TouchEvent) {
    const index = Number(event.currentTarget.dataset['index']);
    this.setHours(this.fields.hours.filter((_one, at) => at !== index));
  },

  handleAdd() {
    this.setHours([...this.fields.hours, { days: [1, 2, 3, 4, 5], from: '08:30', to: '17:30' }]);
  },

  async handleSave() {
    if (this.data.saving) return;
    if (!this.person && !this.grant) {
      this.setData({ failure: '请选择角色和地方' });
      return;
    }
    this.setData({ saving: true, failure: '', wrong: '' });
    try {
      const saved = this.person ? await this.change(this.person) : await this.add();
      dropDraft(this.form());
      wx.showToast({ title: '已保存', icon: 'success' });
      // A new one has an invitation to be sent from their page.
      if (this.person) setTimeout(() => wx.navigateBack(), 600);
      else wx.redirectTo({ url: `/packages/manage/person/person?id=${saved.id}` });
    } catch (error) {
      this.fail(error);
    } finally {
      this.setData({ saving: false });
    }
  },

  add(): Promise<Person> {
    const { name, phone, committeeMember, requestId } = this.fields;
    if (!this.grant) throw new Error('no role');
    return addPerson({ name, phone, committeeMember, grant: this.grant }, requestId);
  },

  async change(person: Person): Promise<Person> {
    const picker = this.selectComponent('#photos') as unknown as PhotoPicker | null;
    const { requestId } = this.fields;
    const [photo = ''] = (await picker?.upload()) ?? [];
    const changes = changesOf(this.fields, person, photo);
    const saved = await savePerson({ personId: person.id, edition: person.edition, changes }, requestId);
    picker?.clear();
    return saved;
  },

  fail(error: unknown) {
    const wrong = error instanceof CloudError ? String(error.details['field'] ?? '') : '';
    this.setData({ failure: messageOf(error), wrong });
    if (!(error instanceof CloudError) || error.code === 'OFFLINE') return;
    this.fields.requestId = newRequestId();
    // What was typed lies over what is true now.
    if (error.code === 'PERSON_CHANGED') void this.load();
  },
});

function daysOf({ hours }: Fields) {
  return hours.map(({ days }) =>
    dayNames.map((name, index) => ({ day: index + 1, name, on: days.includes(index + 1) })),
  );
}
