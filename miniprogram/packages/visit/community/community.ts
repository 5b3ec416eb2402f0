import { largeText } from '../../../behaviors/large-text';
import { messageOf, newRequestId } from '../../../services/cloud';
import { handOut } from '../../../services/files';
import { failureOf, type LoadState } from '../../../services/load-state';
import { appended, PagedList } from '../../../services/paged-list';
import { answerNeed, exportRegister, listNeeds, listOpenings, type Need, type Opening } from '../../../services/visit';
import { dropDraft, readDraft, saveDraft } from '../../../stores/drafts';

/**
 * What the centre does with its community's register (`?community=`): needs that partners may answer, who looked at whom and
 * why, import and export.
 */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    stale: false,
    tab: 'needs' as 'needs' | 'openings',
    needs: [] as Need[],
    openings: [] as Opening[],
    more: false,
    community: '',
    // a need that is being answered
    answering: {} as Partial<Need>,
    isAnswering: false,
    answer: '',
    // out and in
    importing: false,
    exporting: false,
    reason: '',
    busy: false,
    failure: '',
  },

  list: {} as PagedList<Awaited<ReturnType<typeof listOpenings>>>,
  answer: '',
  reason: '',
  exportId: '',

  onLoad({ community = '' }: { community?: string }) {
    this.setData({ community });
    this.list = new PagedList((before) => listOpenings(community, before));
    void this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    const { tab, community } = this.data;
    try {
      if (tab === 'needs') {
        const [open, answered] = await Promise.all([listNeeds(community, 'open'), listNeeds(community, 'answered')]);
        if (tab !== this.data.tab) return;
        const needs = [...open.needs, ...answered.needs];
        this.setData({ state: needs.length > 0 ? 'ready' : 'empty', stale: false, needs });
      } else {
        const page = await this.list.begin();
        if (!page || tab !== this.data.tab) return;
        const { openings, next } = page;
        this.setData({ state: openings.length > 0 ? 'ready' : 'empty', stale: false, openings, more: next !== null });
      }
    } catch (error) {
      if (tab !== this.data.tab) return;
      if (this.data.state === 'ready') this.setData({ stale: true });
      else this.setData(failureOf(error));
    }
  },

  async onReachBottom() {
    if (this.data.tab !== 'openings') return;
    try {
      const page = await this.list.more();
      if (!page) return;
      const { length } = this.data.openings;
      this.setData({ ...appended('openings', length, page.openings), more: page.next !== null });
    } catch {
      wx.showToast({ title: '网络不通，请再往上滑一次', icon: 'none' });
    }
  },

  handleTab(event: WechatMiniprogram.TouchEvent) {
    const tab = event.currentTarget.dataset['tab'] as 'needs' | 'openings';
    if (tab === this.data.tab) return;
    this.setData({ tab, state: 'loading', stale: false });
    void this.load();
  },

  handleAnswer(event: WechatMiniprogram.TouchEvent) {
    const answering = this.data.needs.find(({ id }) => id === event.currentTarget.dataset['id']);
    if (!answering) return;
    this.answer = readDraft<{ text: string }>(`need:${answering.id}`)?.text ?? '';
    this.setData({ answering, isAnswering: true, answer: this.answer, failure: '' });
  },

  handleAnswerText({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.answer = detail.value;
    saveDraft(`need:${this.data.answering.id}`, { text: detail.value });
  },

  async handleSend() {
    const { id = '' } = this.data.answering;
    await this.work(async () => {
      await answerNeed(id, this.answer.trim());
      dropDraft(`need:${id}`);
      this.setData({ isAnswering: false });
      await this.load();
    });
  },

  handleImport() {
    this.setData({ importing: true });
  },

  handleImported() {
    this.setData({ importing: false });
    wx.showToast({ title: '已导入', icon: 'success' });
  },

  handleExport() {
    // One that was made and not fetched is the same one still.
    this.exportId ||= newRequestId();
    this.setData({ exporting: true, failure: '' });
  },

  handleReason({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.reason = detail.value;
    this.exportId = newRequestId();
  },

  async handleFetch() {
    await this.work(async () => {
      const file = await exportRegister(this.data.community, this.reason.trim(), this.exportId);
      await handOut(file);
      this.exportId = '';
      this.setData({ exporting: false });
    });
  },

  /** One thing at a time; what went wrong stands in the sheet. */
  async work(act: () => Promise<void>) {
    if (this.data.busy) return;
    this.setData({ busy: true, failure: '' });
    try {
      await act();
    } catch (error) {
      this.setData({ failure: messageOf(error) });
    } finally {
      this.setData({ busy: false });
    }
  },

  handleClose() {
    this.setData({ isAnswering: false, exporting: false, importing: false });
  },

  goToHousehold(event: WechatMiniprogram.TouchEvent) {
    wx.navigateTo({ url: `/packages/visit/household/household?id=${event.currentTarget.dataset['id']}` });
  },
});
