import { largeText } from '../../../behaviors/large-text';
import { getMe, listPeople, type Me, type PeopleCursor, type PeopleFilter } from '../../../services/account';
import { messageOf } from '../../../services/cloud';
import { failureOf, type LoadState } from '../../../services/load-state';
import { type PersonRow, rowOf } from './person-row';

type Place = Me['manages'][number];

/** What the list may be narrowed to. */
const filters: ReadonlyArray<{ name: string; which: PeopleFilter }> = [
  { name: '全部', which: {} },
  { name: '网格员', which: { role: 'officer' } },
  { name: '受理中心', which: { role: 'centreClerk' } },
  { name: '负责人', which: { role: 'centreLead' } },
  { name: '包联领导', which: { role: 'leader' } },
  { name: '已离岗', which: { gone: true } },
];

/** The people of a place, who has joined and who not, and the invitation for each. For those who may invite. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    stale: false,
    // the places I manage
    places: [] as Place[],
    place: '',
    people: [] as Array<ReturnType<typeof rowOf>>,
    waiting: 0,
    onlyWaiting: false,
    filters: filters.map(({ name }) => name),
    filter: 0,
    hasMore: false,
    loadingMore: false,
    importing: false,
    /** Whose invitation is open; without an id while none is. */
    inviting: {} as Partial<PersonRow>,
    /** The invitation that is open, for sharing it in a chat. */
    sharing: { name: '', page: '', token: '' },
  },

  next: null as PeopleCursor | null,

  /** Also after somebody was added or has left. */
  onShow() {
    void this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    try {
      const places = this.data.places.length > 0 ? this.data.places : (await getMe()).manages;
      const place = this.data.place || places[0]?.code;
      if (!place) {
        this.setData({ state: 'empty' });
        return;
      }
      const { people, next } = await listPeople(place, filters[this.data.filter]?.which);
      this.next = next;
      const placeName = nameOf(places, place);
      this.show(
        people.map((person) => rowOf(person, placeName)),
        { places, place },
      );
    } catch (error) {
      if (this.data.state === 'ready') this.setData({ stale: true });
      else this.setData(failureOf(error));
    }
  },

  show(people: Array<ReturnType<typeof rowOf>>, about: { places: Place[]; place: string }) {
    this.setData({
      ...about,
      people,
      waiting: this.data.filter === filters.length - 1 ? 0 : people.filter((person) => !person.joined).length,
      hasMore: this.next !== null,
      state: people.length > 0 ? 'ready' : 'empty',
      stale: false,
    });
  },

  async onReachBottom() {
    const { places, place, people, loadingMore } = this.data;
    if (!this.next || loadingMore) return;
    this.setData({ loadingMore: true });
    try {
      const page = await listPeople(place, filters[this.data.filter]?.which, this.next);
      this.next = page.next;
      const placeName = nameOf(places, place);
      const added = page.people.map((person) => rowOf(person, placeName));
      this.setData({
        ...Object.fromEntries(added.map((row, index) => [`people[${people.length + index}]`, row])),
        waiting: this.data.waiting + added.filter((person) => !person.joined).length,
        hasMore: page.next !== null,
      });
    } catch (error) {
      wx.showToast({ title: messageOf(error), icon: 'none' });
    } finally {
      this.setData({ loadingMore: false });
    }
  },

  handlePlace(event: WechatMiniprogram.TouchEvent) {
    const place = String(event.currentTarget.dataset['code']);
    if (place === this.data.place) return;
    this.setData({ place, state: 'loading', people: [] });
    void this.load();
  },

  handleFilter(event: WechatMiniprogram.TouchEvent) {
    const filter = Number(event.currentTarget.dataset['index']);
    if (filter === this.data.filter) return;
    this.setData({ filter, state: 'loading', people: [], onlyWaiting: false });
    void this.load();
  },

  goToPerson(event: WechatMiniprogram.TouchEvent) {
    wx.navigateTo({ url: `/packages/manage/person/person?id=${event.currentTarget.dataset['id']}` });
  },

  goToAdd() {
    wx.navigateTo({ url: '/packages/manage/person-form/person-form' });
  },

  handleWaiting() {
    this.setData({ onlyWaiting: !this.data.onlyWaiting });
  },

  handleInvite(event: WechatMiniprogram.TouchEvent) {
    const id = String(event.currentTarget.dataset['id']);
    this.setData({ inviting: this.data.people.find((person) => person.id === id) ?? {} });
  },

  handleReady(event: WechatMiniprogram.CustomEvent<{ name: string; page: string; token: string }>) {
    this.setData({ sharing: event.detail });
  },

  /** They used it: their row is right at once, without asking again. */
  handleJoined() {
    const index = this.data.people.findIndex((person) => person.id === this.data.inviting.id);
    if (index < 0 || this.data.people[index]?.joined) return;
    this.setData({ [`people[${index}].joined`]: true, waiting: this.data.waiting - 1 });
  },

  handleClose() {
    this.setData({ inviting: {} });
  },

  handleRoster() {
    this.setData({ importing: true });
  },

  handleRosterClose() {
    this.setData({ importing: false });
  },

  handleImported() {
    this.setData({ importing: false });
    void this.load();
  },

  onShareAppMessage() {
    const { name, page, token } = this.data.sharing;
    if (!token) return { title: '网格通', path: '/pages/home/home' };
    return { title: `${name}，请加入网格通`, path: `/${page}?token=${encodeURIComponent(token)}` };
  },
});

function nameOf(places: readonly Place[], code: string): string {
  return places.find((place) => place.code === code)?.name ?? '';
}
