import { largeText } from '../../../behaviors/large-text';
import { getMe } from '../../../services/account';
import { listGrids } from '../../../services/grid';
import { failureOf, type LoadState } from '../../../services/load-state';
import { appended, PagedList } from '../../../services/paged-list';
import { type CareTag, type HouseholdItem, listHouseholds } from '../../../services/visit';
import { centresOf, type KeptGrid, keptGrids } from '../kept-grids';
import { careTags } from '../words';

/** The households of a grid (住户台账), masked, by number, by tag, or one by its exact name or phone. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    stale: false,
    grids: [] as KeptGrid[],
    grid: 0,
    /** The chosen grid's community, where the caller keeps its whole register; '' for an officer. */
    community: '',
    tags: careTags,
    tag: '' as CareTag | '',
    find: '',
    items: [] as HouseholdItem[],
    more: false,
  },

  asked: '',
  typed: '',
  list: {} as PagedList<Awaited<ReturnType<typeof listHouseholds>>>,

  onLoad({ grid = '' }: { grid?: string }) {
    this.asked = grid;
    this.list = new PagedList((after) => {
      const { grids, grid: index, tag, find } = this.data;
      return listHouseholds({
        grid: grids[index]?.code ?? '',
        ...(after === undefined ? {} : { after }),
        ...(tag ? { tag } : {}),
        ...(find ? { find } : {}),
      });
    });
  },

  /** Also after a household was registered or changed. */
  onShow() {
    void this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    try {
      if (this.data.grids.length === 0) await this.loadGrids();
      if (this.data.grids.length === 0) {
        this.setData({ state: 'empty' });
        return;
      }
      const page = await this.list.begin();
      if (!page) return;
      this.setData({
        state: page.items.length > 0 ? 'ready' : 'empty',
        stale: false,
        items: page.items,
        more: page.next !== null,
      });
    } catch (error) {
      if (this.data.state === 'ready') this.setData({ stale: true });
      else this.setData(failureOf(error));
    }
  },

  async loadGrids() {
    const { roles } = await getMe();
    const ofCentres = await Promise.all(
      centresOf(roles).map(async (centre) => ({ ...centre, grids: (await listGrids(centre.code)).grids })),
    );
    const grids = keptGrids(roles, ofCentres);
    const grid = Math.max(
      0,
      grids.findIndex(({ code }) => code === this.asked),
    );
    this.setData({ grids, grid, community: grids[grid]?.community ?? '' });
  },

  async onReachBottom() {
    try {
      const page = await this.list.more();
      if (!page) return;
      this.setData({ ...appended('items', this.data.items.length, page.items), more: page.next !== null });
    } catch {
      wx.showToast({ title: '网络不通，请再往上滑一次', icon: 'none' });
    }
  },

  /** Another list. */
  begin(changes: { grid?: number; community?: string; tag?: CareTag | ''; find?: string }) {
    this.list.leave();
    this.setData({ ...changes, state: 'loading', items: [], stale: false });
    void this.load();
  },

  handleGrid(event: WechatMiniprogram.PickerChange) {
    const grid = Number(event.detail.value);
    this.begin({ grid, community: this.data.grids[grid]?.community ?? '' });
  },

  handleTag(event: WechatMiniprogram.TouchEvent) {
    const tag = event.currentTarget.dataset['tag'] as CareTag;
    this.begin({ tag: tag === this.data.tag ? '' : tag, find: '' });
  },

  handleTyped(event: WechatMiniprogram.Input) {
    this.typed = event.detail.value.trim();
    if (this.typed === '' && this.data.find !== '') this.begin({ find: '' });
  },

  handleFind() {
    if (this.typed !== this.data.find) this.begin({ find: this.typed, tag: '' });
  },

  goToHousehold(event: WechatMiniprogram.TouchEvent) {
    wx.navigateTo({ url: `/packages/visit/household/household?id=${event.currentTarget.dataset['id']}` });
  },

  goToNew() {
    const { grids, grid } = this.data;
    wx.navigateTo({ url: `/packages/visit/edit/edit?grid=${grids[grid]?.code ?? ''}` });
  },

  goToCommunity() {
    wx.navigateTo({ url: `/packages/visit/community/community?community=${this.data.community}` });
  },
});
