import { largeText } from '../../../behaviors/large-text';
import { CloudError, messageOf, newRequestId } from '../../../services/cloud';
import { failureOf, type LoadState } from '../../../services/load-state';
import { onPendingChange, pendingOn } from '../../../services/pending/pending';
import { callPhone } from '../../../services/phone';
import {
  getHousehold,
  type Household,
  moveHousehold,
  type OpenedHousehold,
  openHousehold,
  type Purpose,
} from '../../../services/visit';
import { purposes } from '../words';

/** A household: masked, opened with a purpose; its visits; and the way to record the next. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    stale: false,
    view: {} as Household,
    /** Visits that wait on the phone. */
    waiting: 0,
    /** What was opened, as long as the page is there. */
    opened: null as OpenedHousehold | null,
    purposes,
    asking: false,
    purpose: '' as Purpose | '',
    words: '',
    purposeProblem: '',
    busy: false,
    failure: '',
  },

  id: '',
  words: '',
  /** Of a look without an answer yet: another tap is the same look. */
  lookId: '',
  stopListening: () => undefined as unknown,

  onLoad({ id = '' }: { id?: string }) {
    this.id = id;
  },

  onShow() {
    this.stopListening = onPendingChange(() => this.handlePending());
    this.setData({ waiting: pendingOn(this.id).length });
    void this.load();
  },

  onHide() {
    this.stopListening();
  },

  onUnload() {
    this.stopListening();
  },

  handlePending() {
    const waiting = pendingOn(this.id).length;
    if (waiting === this.data.waiting) return;
    this.setData({ waiting });
    void this.load();
  },

  async load() {
    try {
      this.show(await getHousehold(this.id));
    } catch (error) {
      if (this.data.state === 'ready') this.setData({ stale: true });
      else this.setData(failureOf(error));
    }
  },

  show(view: Household) {
    // Somebody else may have changed what was opened.
    const opened = view.edition === this.data.view.edition ? this.data.opened : null;
    this.setData({ state: 'ready', stale: false, view, opened });
    wx.setNavigationBarTitle({ title: `${view.gridName} ${view.no} 号` });
  },

  handleAsk() {
    this.setData({ asking: true, purposeProblem: '' });
  },

  handleClose() {
    this.setData({ asking: false });
  },

  handlePurpose(event: WechatMiniprogram.TouchEvent) {
    const purpose = event.currentTarget.dataset['purpose'] as Purpose;
    this.lookId = '';
    this.setData({ purpose, purposeProblem: '' });
    if (purpose !== 'other') void this.open();
  },

  handleWords({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.words = detail.value;
    this.lookId = '';
  },

  handleOpen() {
    void this.open();
  },

  async open() {
    const { purpose, busy } = this.data;
    if (busy || !purpose) return;
    this.lookId ||= newRequestId();
    this.setData({ busy: true, purposeProblem: '' });
    try {
      const words = purpose === 'other' ? this.words.trim() : '';
      const opened = await openHousehold({ id: this.id, purpose, words }, this.lookId);
      this.lookId = '';
      this.setData({ opened, asking: false, purpose: '' });
    } catch (error) {
      if (error instanceof CloudError && error.code !== 'OFFLINE') this.lookId = '';
      this.setData({ purposeProblem: messageOf(error) });
    } finally {
      this.setData({ busy: false });
    }
  },

  handleCall(event: WechatMiniprogram.TouchEvent) {
    callPhone(String(event.currentTarget.dataset['phone']));
  },

  handlePlace() {
    const { point, gridName, no } = this.data.view;
    if (point) wx.openLocation({ ...point, name: `${gridName} ${no} 号`, fail: () => undefined });
  },

  async handleMove() {
    const { movedAway, edition } = this.data.view;
    if (this.data.busy) return;
    const { confirm } = await wx.showModal({
      title: movedAway ? '这一户又搬回来了？' : '这一户搬走了？',
      content: movedAway ? '会重新排进走访' : '不再排走访，记录都留着，搬回来可以恢复',
      confirmText: movedAway ? '搬回来了' : '搬走了',
    });
    if (!confirm) return;
    this.setData({ busy: true, failure: '' });
    try {
      this.show(await moveHousehold({ id: this.id, edition, away: !movedAway }, newRequestId()));
    } catch (error) {
      this.setData({ failure: messageOf(error) });
      void this.load();
    } finally {
      this.setData({ busy: false });
    }
  },

  goToVisit() {
    const { id, grid, no, who } = this.data.view;
    const name = encodeURIComponent(`${no} 号 ${who}`);
    wx.navigateTo({ url: `/packages/visit/visit/visit?id=${id}&grid=${grid}&name=${name}` });
  },

  goToEdit() {
    const { id, grid } = this.data.view;
    wx.navigateTo({ url: `/packages/visit/edit/edit?id=${id}&grid=${grid}` });
  },

  goToCase(event: WechatMiniprogram.TouchEvent) {
    wx.navigateTo({ url: `/packages/staff/case/case?id=${event.currentTarget.dataset['id']}` });
  },
});
