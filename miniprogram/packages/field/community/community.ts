import { largeText } from '../../../behaviors/large-text';
import { getMe } from '../../../services/account';
import { dateText, daysAfter, mondayOf } from '../../../services/days';
import { failureOf, type LoadState } from '../../../services/load-state';
import { type CommunityLogs, getCommunityLogs } from '../../../services/worklog';

const dayNames = ['一', '二', '三', '四', '五', '六', '日'];
const weekWords: Record<CommunityLogs['officers'][number]['week'], string> = {
  open: '',
  confirmed: '周小结待阅',
  read: '已阅',
};

/** The work logs of a community's officers, week by week, in the order of their grids. For its lead. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    stale: false,
    title: '',
    dayNames,
    places: [] as Array<{ code: string; name: string }>,
    place: '',
    officers: [] as Array<CommunityLogs['officers'][number] & { weekText: string }>,
  },

  monday: '',

  onLoad() {
    this.monday = mondayOf(Date.now());
  },

  onShow() {
    void this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    const { monday } = this;
    try {
      const places = this.data.places.length > 0 ? this.data.places : await placesLed();
      const place = this.data.place || places[0]?.code;
      if (!place) {
        this.setData({ state: 'empty' });
        return;
      }
      const { officers } = await getCommunityLogs(place, monday);
      if (monday !== this.monday || (this.data.place && place !== this.data.place)) return;
      this.setData({
        state: officers.length > 0 ? 'ready' : 'empty',
        stale: false,
        title: `${dateText(monday)}至${dateText(daysAfter(monday, 6))}`,
        places,
        place,
        officers: officers.map((officer) => ({ ...officer, weekText: weekWords[officer.week] })),
      });
    } catch (error) {
      if (this.data.state === 'ready') this.setData({ stale: true });
      else this.setData(failureOf(error));
    }
  },

  handlePlace(event: WechatMiniprogram.TouchEvent) {
    this.setData({ place: String(event.currentTarget.dataset['code']), state: 'loading' });
    void this.load();
  },

  handleWeek(event: WechatMiniprogram.TouchEvent) {
    this.monday = daysAfter(this.monday, Number(event.currentTarget.dataset['by']));
    this.setData({ state: 'loading' });
    void this.load();
  },

  goToWeek(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    wx.navigateTo({ url: `/packages/field/week/week?monday=${this.monday}&person=${id}` });
  },
});

async function placesLed(): Promise<Array<{ code: string; name: string }>> {
  const { roles } = await getMe();
  return roles
    .filter(({ role }) => role === 'centreLead')
    .map(({ scope, scopeName }) => ({ code: scope, name: scopeName }));
}
