import { largeText } from '../../../behaviors/large-text';
import { CloudError, messageOf, newRequestId } from '../../../services/cloud';
import { fetchFile, handOut, onComputer, openFile, saveToDisk, shareFile } from '../../../services/files';
import { type GridItem, listGrids } from '../../../services/grid';
import { failureOf, type LoadState } from '../../../services/load-state';
import {
  advanceRun,
  beginRun,
  listRuns,
  listStale,
  makeSingle,
  type PieceKind,
  type RunView,
  type StaleList,
} from '../../../services/print';
import { pieceChoices, remakeOf, singleChoices } from '../choices';
import { type Community, myCommunities } from '../communities';
import { RunDriver } from '../driver';

type Request = Parameters<typeof beginRun>[0];

/** Printed matter of a community: what is stale, what to make, how far it is, and the finished files. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    // of which community
    communities: [] as Community[],
    community: {} as Partial<Community>,
    stale: [] as StaleList['stale'],
    mayRemake: false,
    // what to make
    pieces: pieceChoices.map((choice) => ({ ...choice, on: false })),
    grids: [] as Array<Pick<GridItem, 'code' | 'name'> & { on: boolean }>,
    choosesGrids: false,
    ready: false,
    // making it
    starting: false,
    working: '',
    failure: '',
    runs: [] as RunView[],
    // one piece of one grid
    singles: singleChoices,
    single: { grid: 0, kind: 0 },
    makingSingle: false,
    // a file on its way to the screen
    opening: '',
    onComputer: onComputer(),
  },

  driver: undefined as RunDriver | undefined,
  /** The same request asked again is the same run. */
  asked: { text: '', requestId: '' },
  stalePieces: { stale: [], printed: [], grids: 0 } as StaleList,

  onLoad() {
    this.driver = new RunDriver({
      advance: advanceRun,
      show: (run) => this.showRun(run),
      wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    });
    void this.load();
  },

  onUnload() {
    this.driver?.leave();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    const before = this.data.community.code;
    try {
      if (this.data.communities.length === 0) {
        const communities = await myCommunities();
        if (communities.length === 0) {
          this.setData({ state: 'empty' });
          return;
        }
        this.setData({ communities, community: communities[0] ?? {} });
      }
      await this.loadCommunity();
    } catch (error) {
      // Of the community that was chosen meanwhile it says nothing.
      if (!before || before === this.data.community.code) this.setData(failureOf(error));
    }
  },

  async loadCommunity() {
    const { code = '' } = this.data.community;
    const [{ grids }, stale, { runs }] = await Promise.all([listGrids(code), listStale(code), listRuns(code)]);
    if (code !== this.data.community.code) return;
    this.stalePieces = stale;
    this.setData({
      state: 'ready',
      grids: grids.map(({ code: grid, name }) => ({ code: grid, name, on: false })),
      stale: stale.stale,
      mayRemake: remakeOf(stale) !== null,
      runs,
    });
    this.judge();
    const unfinished = runs.find(({ state }) => state === 'running');
    if (unfinished) void this.drive(unfinished.id);
  },

  /** Goes on with a run until it is done, the page is left or something fails. What was made stays made. */
  async drive(id: string) {
    if (this.data.working || !this.driver) return;
    this.setData({ working: id, failure: '' });
    try {
      if ((await this.driver.drive(id)) === 'left') return;
      this.setData({ working: '' });
      await this.refreshStale();
    } catch (error) {
      this.setData({ working: '', failure: failureWords(error) });
    }
  },

  showRun(run: RunView) {
    if (run.community !== this.data.community.code) return;
    const { runs } = this.data;
    const known = runs.some(({ id }) => id === run.id);
    this.setData({ runs: known ? runs.map((one) => (one.id === run.id ? run : one)) : [run, ...runs] });
  },

  /** Not being able to tell what is stale spoils nothing of what was made. */
  async refreshStale() {
    const { code = '' } = this.data.community;
    const stale = await listStale(code).catch(() => undefined);
    if (!stale || code !== this.data.community.code) return;
    this.stalePieces = stale;
    this.setData({ stale: stale.stale, mayRemake: remakeOf(stale) !== null });
  },

  async start(request: Request) {
    if (this.data.starting) return;
    const text = JSON.stringify(request);
    if (this.asked.text !== text) this.asked = { text, requestId: newRequestId() };
    this.setData({ starting: true, failure: '' });
    try {
      const run = await beginRun(request, this.asked.requestId);
      this.asked = { text: '', requestId: '' };
      // Another community was chosen meanwhile: the run is found again there.
      if (run.community !== this.data.community.code) return;
      this.showRun(run);
      wx.pageScrollTo({ selector: '.runs' });
      void this.drive(run.id);
    } catch (error) {
      if (request.community === this.data.community.code) this.setData({ failure: failureWords(error) });
    } finally {
      this.setData({ starting: false });
    }
  },

  handleCommunity(event: WechatMiniprogram.PickerChange) {
    const community = this.data.communities[Number(event.detail.value)];
    if (!community || community.code === this.data.community.code) return;
    this.driver?.leave();
    this.setData({
      community,
      state: 'loading',
      runs: [],
      working: '',
      failure: '',
      choosesGrids: false,
      'single.grid': 0,
    });
    void this.load();
  },

  handlePiece(event: WechatMiniprogram.TouchEvent) {
    const { kind } = event.currentTarget.dataset;
    this.setData({ pieces: this.data.pieces.map((one) => (one.kind === kind ? { ...one, on: !one.on } : one)) });
    this.judge();
  },

  handleAllGrids() {
    this.setData({ choosesGrids: false });
    this.judge();
  },

  handleSomeGrids() {
    this.setData({ choosesGrids: true });
    this.judge();
  },

  handleGrid(event: WechatMiniprogram.TouchEvent) {
    const { code } = event.currentTarget.dataset;
    this.setData({ grids: this.data.grids.map((one) => (one.code === code ? { ...one, on: !one.on } : one)) });
    this.judge();
  },

  judge() {
    const { pieces, grids, choosesGrids } = this.data;
    this.setData({ ready: pieces.some(({ on }) => on) && (!choosesGrids || grids.some(({ on }) => on)) });
  },

  handleStart() {
    const { pieces, grids, choosesGrids, community, ready } = this.data;
    if (!ready) {
      wx.showToast({ title: pieces.some(({ on }) => on) ? '请选择网格' : '请选择要印什么', icon: 'none' });
      return;
    }
    const chosen: PieceKind[] = pieces.filter(({ on }) => on).map(({ kind }) => kind);
    const some = choosesGrids ? { grids: grids.filter(({ on }) => on).map(({ code }) => code) } : {};
    void this.start({ community: community.code ?? '', pieces: chosen, ...some });
  },

  handleRemake() {
    const remake = remakeOf(this.stalePieces);
    if (remake) void this.start({ community: this.data.community.code ?? '', ...remake });
  },

  handleContinue(event: WechatMiniprogram.TouchEvent) {
    void this.drive(String(event.currentTarget.dataset['id']));
  },

  handlePreview(event: WechatMiniprogram.TouchEvent) {
    void this.take(event, openFile);
  },

  handleShare(event: WechatMiniprogram.TouchEvent) {
    void this.take(event, shareFile);
  },

  handleSave(event: WechatMiniprogram.TouchEvent) {
    void this.take(event, saveToDisk);
  },

  handleSingle(event: WechatMiniprogram.PickerChange) {
    const { field } = event.currentTarget.dataset;
    this.setData({ [`single.${field}`]: Number(event.detail.value) });
  },

  /** Made and handed out at once; asked for again it is the same file. */
  async handleMakeSingle() {
    const { grids, singles, single, makingSingle } = this.data;
    const grid = grids[single.grid];
    const kind = singles[single.kind]?.kind;
    if (!grid || !kind || makingSingle) return;
    this.setData({ makingSingle: true });
    try {
      const file = await makeSingle(grid.code, kind);
      await this.refreshStale();
      if (file.notes.length > 0) {
        await wx.showModal({ title: '已做好', content: file.notes.join('；'), showCancel: false });
      }
      await handOut({ fileId: file.fileId, fileName: file.name });
    } catch (error) {
      wx.showModal({ title: '没有做成', content: messageOf(error), showCancel: false });
    } finally {
      this.setData({ makingSingle: false });
    }
  },

  async take(event: WechatMiniprogram.TouchEvent, how: (path: string) => Promise<void>) {
    const { file: fileId } = event.currentTarget.dataset;
    const documents = this.data.runs.flatMap((run) => run.documents);
    const file = documents.find((one) => one.file?.fileId === fileId)?.file;
    if (!file || this.data.opening) return;
    this.setData({ opening: file.fileId });
    try {
      await how(await fetchFile(file.fileId, file.name));
    } catch (error) {
      wx.showModal({ title: '没有打开', content: messageOf(error), showCancel: false });
    } finally {
      this.setData({ opening: '' });
    }
  },
});

function failureWords(error: unknown): string {
  if (error instanceof CloudError && error.code === 'OFFLINE') return '网络不通，已经做好的都在，联网后点「继续」';
  return messageOf(error);
}
