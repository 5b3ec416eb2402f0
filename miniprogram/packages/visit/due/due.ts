import { largeText } from '../../../behaviors/large-text';
import { getMe } from '../../../services/account';
import { timeText } from '../../../services/days';
import { failureOf, type LoadState } from '../../../services/load-state';
import { askForSettings, type Position, whereAmI } from '../../../services/location';
import { onPendingChange, pendingOn } from '../../../services/pending/pending';
import { type HouseholdItem, listDue } from '../../../services/visit';
import { rememberStaff } from '../../../stores/staff';
import { recall, remember } from '../../../stores/storage';
import { distanceText, metresBetween, nearestFirst } from '../route';

interface Row extends HouseholdItem {
  /** Its place on the way, '' before there is one. */
  step: string;
  distance: string;
  /** A visit to it waits on the phone. */
  waits: boolean;
}

/** Whom to visit now (走访): the longest due first, or by the shortest way from here. Works on what was last seen, too. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    stale: false,
    /** When what is shown was got, while it is not the newest. */
    seenAt: '',
    rows: [] as Row[],
    late: 0,
    more: false,
    // the way
    here: null as Position | null,
    locating: false,
    locationProblem: '',
    onMap: false,
    markers: [] as object[],
    corners: [] as Position[],
  },

  items: [] as HouseholdItem[],
  stopListening: () => undefined as unknown,

  onLoad() {
    const seen = recall('dueVisits');
    if (!seen) return;
    this.items = seen.items;
    this.setData({ state: seen.items.length > 0 ? 'ready' : 'empty', seenAt: timeText(seen.seenAt) });
    this.draw();
  },

  onShow() {
    this.stopListening = onPendingChange(() => this.handlePending());
    void this.load();
  },

  onHide() {
    this.stopListening();
  },

  onUnload() {
    this.stopListening();
  },

  /** A visit that has gone up has moved a day. */
  handlePending() {
    const hadWaiting = this.data.rows.filter(({ waits }) => waits);
    if (hadWaiting.some(({ id }) => pendingOn(id).length === 0)) void this.load();
    else this.draw();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    try {
      // Without a signal a visit is kept under whoever is known to hold the phone.
      if (!recall('staff')) rememberStaff(await getMe());
      const { items, more } = await listDue();
      this.items = items;
      remember('dueVisits', { seenAt: Date.now(), items });
      this.setData({ state: items.length > 0 ? 'ready' : 'empty', stale: false, seenAt: '', more });
      this.draw();
    } catch (error) {
      if (this.data.state === 'ready') this.setData({ stale: true });
      else this.setData(failureOf(error));
    }
  },

  draw() {
    const { here } = this.data;
    const ordered = here ? nearestFirst(here, this.items) : this.items;
    const rows = ordered.map((item, index): Row => {
      const before = index === 0 ? here : (ordered[index - 1]?.point ?? null);
      const onWay = here !== null && item.point !== null;
      return {
        ...item,
        step: onWay ? String(index + 1) : '',
        distance: onWay && before && item.point ? distanceText(metresBetween(before, item.point)) : '',
        waits: pendingOn(item.id).length > 0,
      };
    });
    if (JSON.stringify(rows) === JSON.stringify(this.data.rows)) return;
    const onWay = rows.filter(({ step }) => step !== '');
    this.setData({
      rows,
      late: rows.filter(({ isOverdue }) => isOverdue).length,
      markers: onWay.map(markerOf),
      corners: here ? [here, ...onWay.flatMap(({ point }) => point ?? [])] : [],
    });
  },

  /** One fix, asked for by a tap. */
  async handleRoute() {
    if (this.data.locating) return;
    this.setData({ locating: true, locationProblem: '' });
    const here = await whereAmI();
    this.setData({ locating: false });
    if (here === 'denied') await askForSettings('scope.userLocation', '打开位置权限，才能按路线排好先后');
    else if (here === 'unknown') this.setData({ locationProblem: '没有得到位置，请到室外再试' });
    else {
      this.setData({ here });
      this.draw();
    }
  },

  handleMap() {
    this.setData({ onMap: !this.data.onMap });
  },

  handleMarker({ detail }: WechatMiniprogram.MarkerTap) {
    const row = this.data.rows[Number(detail.markerId)];
    if (row) wx.navigateTo({ url: `/packages/visit/household/household?id=${row.id}` });
  },

  goToHousehold(event: WechatMiniprogram.TouchEvent) {
    wx.navigateTo({ url: `/packages/visit/household/household?id=${event.currentTarget.dataset['id']}` });
  },

  goToVisit(event: WechatMiniprogram.TouchEvent) {
    const row = this.data.rows.find(({ id }) => id === event.currentTarget.dataset['id']);
    if (!row) return;
    wx.navigateTo({
      url: `/packages/visit/visit/visit?id=${row.id}&grid=${row.grid}&name=${encodeURIComponent(`${row.no} 号 ${row.who}`)}`,
    });
  },

  goToRegister() {
    const grid = this.items[0]?.grid ?? '';
    wx.navigateTo({ url: `/packages/visit/register/register?grid=${grid}` });
  },
});

/** A number on the map, big enough for a thumb. */
function markerOf({ step, point, no }: Row, index: number): object {
  return {
    id: index,
    longitude: point?.longitude,
    latitude: point?.latitude,
    width: 1,
    height: 1,
    ariaLabel: `第 ${step} 站，${no} 号住户`,
    callout: {
      content: step,
      display: 'ALWAYS',
      color: '#ffffff',
      fontSize: 15,
      padding: 7,
      borderRadius: 14,
      bgColor: '#0a5fd1',
      textAlign: 'center',
    },
  };
}
