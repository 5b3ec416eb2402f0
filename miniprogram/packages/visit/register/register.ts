import { largeText } from '../../../behaviors/large-text';
import { getMe, type Me } from '../../../services/account';
import { listGrids } from '../../../services/grid';
import { failureOf, type LoadState } from '../../../services/load-state';
import { appended, PagedList } from '../../../services/paged-list';
import { type CareTag, type HouseholdItem, listHouseholds } from '../../../services/visit';
import { careTags } from '../words';

interface Grid {
  code: string;
  name: string;
}

/** The households of a grid (住户台账), masked, by number, by tag, or one by its exact name or phone. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    stale: false,
    grids: [] as Grid[],
    grid: 0,
    /** The community whose register the caller looks after; '' for an officer. */
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
    const me = await getMe();
    const { grids, community } = await gridsOf(me);
    const grid = Math.max(
      0,
      grids.findIndex(({ code }) => code === this.asked),
    );
    this.setData({ grids, grid, community });
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
  begin(changes: { grid?: number; tag?: CareTag | ''; find?: string }) {
    this.list.leave();
    this.setData({ ...changes, state: 'loading', items: [], stale: false });
    void this.load();
  },

  handleGrid(event: WechatMiniprogram.PickerChange) {
    this.begin({ grid: Number(event.detail.value) });
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

/** An officer's own grids and those they stand in for; all of a community for its centre. */
async function gridsOf({ roles }: Me): Promise<{ grids: Grid[]; community: string }> {
  const centre = roles.find(({ role }) => role === 'centreLead' || role === 'centreClerk');
  if (centre) {
    const { grids } = await listGrids(centre.scope);
    return { grids: grids.map(({ code, name }) => ({ code, name })), community: centre.scope };
  }
  const own = roles
    .filter(({ role }) => role === 'officer')
    .map(({ scope, scopeName }) => ({ code: scope, name: scopeName }));
  return { grids: [...new Map(own.map((one) => [one.code, one])).values()], community: '' };
}
