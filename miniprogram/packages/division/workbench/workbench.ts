import { largeText } from '../../../behaviors/large-text';
import { CloudError, messageOf, newRequestId } from '../../../services/cloud';
import { beginPlan, openPlan, savePlan, takeBackPlan } from '../../../services/division';
import { failureOf, type LoadState } from '../../../services/load-state';
import { dropDraft, readDraft, saveDraft } from '../../../stores/drafts';
import { recall } from '../../../stores/storage';
import { bandWords } from '../band';
import { snap } from '../editing/draw';
import { boxOf, type Corner, distance, holds, Refused, rounded } from '../editing/ground';
import { takersOf } from '../editing/split';
import { takeOnce } from '../plan-steps';
import { listChanges } from '../set-changed';
import type { PlanChanges, PlanGrid, PlanView, SavedView } from '../types';
import { wide } from '../wide';
import { besideGround, touching } from './beside';
import { type Dot, markersOf, polygonsOf, polylinesOf, type Scene } from './drawing';
import { drawGrid, dropCorner, fillGround, givePiece, layCorner, mergeGrids, splitGrid } from './perform';
import { fitsOver, type KeptChanges, PlanEditor } from './plan-editor';
import { handOutPlan } from './plan-files/export-plan';
import type { FileOf } from './plan-files/kinds';
import { type GridRow, inTheWay, rowsOf } from './rows';
import { Saver, type SaveState } from './saver';
import { emptyHead, headOf } from './shown';
import { begun, hintOf, type Tool, type ToolKind, toolNames } from './tool';

type Place = { longitude: number; latitude: number };
type Region = { southwest: Place; northeast: Place };

/** How far a finger may miss, in pixels. */
const fingerPixels = 14;
const none: Tool = { kind: 'none' };
const cornerAt = ({ longitude, latitude }: Place): Corner => [longitude, latitude];

/** The division workbench: a community's plan on the map, changed by words and taps, saved after every step. */
Page({
  behaviors: [largeText, wide],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    // the plan
    ...emptyHead,
    totals: '',
    // saving
    saveState: 'saved' as SaveState,
    saveWords: '',
    conflict: '',
    mayKeepMine: false,
    // the map
    start: { longitude: 0, latitude: 0 },
    corners: [] as Place[],
    polygons: [] as object[],
    polylines: [] as object[],
    markers: [] as object[],
    // what is done
    tools: toolNames,
    tool: 'none' as Tool['kind'],
    points: 0,
    hasPicked: false,
    canDrop: false,
    hint: '',
    neighbours: [] as Array<{ code: string; name: string }>,
    canUndo: false,
    canRedo: false,
    // the panel
    tab: 'grids' as 'grids' | 'findings' | 'plan',
    bandWords,
    rows: [] as GridRow[],
    chosen: '',
    chosenRow: null as GridRow | null,
    findings: [] as Array<PlanView['findings'][number] & { index: number }>,
    filling: -1,
    blocked: [] as string[],
    // forms
    editing: null as PlanGrid | null,
    step: '' as '' | 'submit' | 'sendBack' | 'accept' | 'propose',
    importing: '' as '' | FileOf,
    filePlan: { community: '', version: 0, edition: 0 },
    quality: '',
    stepPlan: { community: '', version: 0, edition: 0, grids: 0 },
  },

  community: '',
  asked: undefined as number | undefined,
  view: null as PlanView | null,
  editor: null as PlanEditor | null,
  saver: null as Saver<PlanChanges, SavedView> | null,
  whenNetwork: undefined as unknown as WechatMiniprogram.OnNetworkStatusChangeCallback,
  work: none as Tool,
  dots: [] as Dot[],
  region: null as [number, number, number, number] | null,
  scale: 15,
  /** Changes that wait for a choice: the plan was changed by somebody else. */
  mine: null as KeptChanges | null,

  onLoad({ community = '', version }: { community?: string; version?: string }) {
    this.community = community;
    this.asked = version ? Number(version) : undefined;
    this.whenNetwork = ({ isConnected }) => this.handleNetwork(isConnected);
    wx.onNetworkStatusChange(this.whenNetwork);
    void this.load();
  },

  onUnload() {
    // The typings have forgotten what the callback is handed.
    wx.offNetworkStatusChange(this.whenNetwork as unknown as WechatMiniprogram.OffNetworkStatusChangeCallback);
    this.keep();
  },

  onHide() {
    this.keep();
  },

  isWide(): boolean {
    return (this.data as unknown as { wide: boolean }).wide;
  },

  // ---- the plan ----

  async load() {
    if (!this.view) this.setData({ state: 'loading' });
    try {
      this.show(await openPlan(this.community, this.asked));
      this.takeUpKept();
    } catch (error) {
      if (!this.view) {
        this.setData(failureOf(error));
        return;
      }
      // What is shown stays, and is what is asked for again.
      this.asked = this.data.older ? this.view.version : undefined;
      wx.showToast({ title: messageOf(error), icon: 'none', duration: 3000 });
    }
  },

  /** A plan as the server has it; what was being done to the one before is over. */
  show(view: PlanView) {
    this.saver?.stop();
    this.view = view;
    this.editor = new PlanEditor(view);
    this.saver = this.makeSaver();
    this.work = none;
    const { community, state } = view;
    const isNew = this.data.state !== 'ready';
    if (isNew) this.goToAll();
    wx.setNavigationBarTitle({ title: community.name });
    this.setData({
      state: 'ready',
      problem: '',
      ...headOf(view),
      saveState: 'saved',
      saveWords: '',
      conflict: '',
      editing: null,
      filling: -1,
      tab: isNew && state !== 'draft' && view.versions.length > 0 ? 'plan' : this.data.tab,
    });
    this.refresh();
  },

  /** Where the map begins: the community, or what its grids cover. */
  goToAll() {
    const { view } = this;
    const corners = [...(view?.border ?? []), ...(view?.grids ?? []).flatMap(({ border }) => border)].flat();
    if (corners.length === 0) return;
    const [west, south, east, north] = boxOf(corners);
    this.setData({
      start: { longitude: (west + east) / 2, latitude: (south + north) / 2 },
      corners: [
        { longitude: west, latitude: south },
        { longitude: east, latitude: north },
      ],
    });
  },

  /** Everything that follows from the plan and what is being done, but only what changed of it. */
  refresh() {
    const { editor, view } = this;
    if (!editor || !view) return;
    const rows = rowsOf(editor.grids.values(), view);
    const chosenRow = rows.find(({ code }) => code === this.data.chosen) ?? null;
    const households = rows.reduce((sum, row) => sum + row.households.count, 0);
    const people = rows.reduce((sum, row) => sum + row.people.count, 0);
    const findings = view.findings.map((one, index) => ({ ...one, area: undefined, index }));
    this.setData({
      ...listChanges('rows', this.data.rows, rows),
      chosenRow,
      chosen: chosenRow ? this.data.chosen : '',
      totals: `${rows.length} 个网格，${households} 户，${people} 人`,
      ...listChanges('findings', this.data.findings, findings),
      blocked: inTheWay(editor.grids.values(), view.findings),
      canUndo: editor.canUndo,
      canRedo: editor.canRedo,
    });
    this.redraw();
  },

  // ---- saving ----

  makeSaver(): Saver<PlanChanges, SavedView> {
    const requestIds = new WeakMap<PlanChanges, string>();
    const saver: Saver<PlanChanges, SavedView> = new Saver<PlanChanges, SavedView>({
      take: () => this.editor?.changes(),
      send: (changes) => {
        const { version = 0, edition = 0 } = this.view ?? {};
        const requestId = requestIds.get(changes) ?? newRequestId();
        requestIds.set(changes, requestId);
        return savePlan({ community: this.community, version, edition, ...changes }, requestId);
      },
      done: (sent, answer) => this.wasSaved(sent, answer),
      judge: (error) => {
        if (!(error instanceof CloudError)) return 'failed';
        return error.code === 'OFFLINE' ? 'offline' : error.code === 'PLAN_CHANGED' ? 'conflict' : 'failed';
      },
      show: (state, error) => {
        if (saver === this.saver) this.showSaving(state, error);
      },
    });
    return saver;
  },

  wasSaved(sent: PlanChanges, answer: SavedView) {
    const { view, editor } = this;
    if (!view || !editor) return;
    editor.wasSaved(sent, answer);
    this.view = { ...view, edition: answer.edition, findings: answer.findings, totals: answer.totals };
    this.refresh();
  },

  showSaving(saveState: SaveState, error?: unknown) {
    const words: Record<SaveState, string> = {
      saved: '已保存',
      saving: '正在保存…',
      offline: '网络不通，改动存在手机上，联网后自动保存',
      conflict: '',
      failed: `没有保存：${messageOf(error)}`,
    };
    this.setData({ saveState, saveWords: words[saveState] });
    if (saveState === 'saved') dropDraft(this.formName());
    else this.keep();
    if (saveState === 'conflict') void this.meetOther();
  },

  formName(): string {
    return `division:${this.community}@${this.view?.version ?? 0}`;
  },

  /** What is not saved stays on the phone. */
  keep() {
    const { view, editor } = this;
    if (!view || !editor || !this.data.can.save) return;
    const kept = editor.kept(view);
    if (kept) saveDraft(this.formName(), kept);
  },

  /** Changes of an earlier visit that never reached the server. */
  takeUpKept() {
    const { view, editor } = this;
    const kept = readDraft<KeptChanges>(this.formName());
    if (!kept || !view || !editor) return;
    if (!this.data.can.save) {
      dropDraft(this.formName());
      return;
    }
    if (kept.edition !== view.edition && !fitsOver(kept, view)) {
      this.mine = kept;
      this.setData({ conflict: '上次没有保存的改动还在手机上，但方案已被其他人修改', mayKeepMine: false });
      return;
    }
    editor.layOver(kept);
    this.refresh();
    void this.saver?.poke();
  },

  /** Somebody else saved: both ways are offered, mine only where nobody touched the same grids. */
  async meetOther() {
    this.mine = (this.view && this.editor?.kept(this.view)) ?? null;
    this.setData({ conflict: '方案刚刚被其他人修改，正在看改了哪里…', mayKeepMine: false });
    this.handleCancel();
    try {
      const latest = await openPlan(this.community);
      const mayKeepMine = this.mine !== null && latest.can.includes('save') && fitsOver(this.mine, latest);
      this.setData({
        conflict: mayKeepMine
          ? '方案刚刚被其他人修改。您改的网格别人没有动，可以一起保存'
          : '方案刚刚被其他人修改，您改的网格别人也改了',
        mayKeepMine,
      });
    } catch (error) {
      this.setData({ conflict: `方案刚刚被其他人修改。${messageOf(error)}`, mayKeepMine: false });
    }
  },

  async handleTheirs() {
    dropDraft(this.formName());
    this.mine = null;
    this.asked = undefined;
    await this.load();
  },

  async handleMine() {
    const { mine } = this;
    if (!mine) return;
    try {
      const latest = await openPlan(this.community);
      if (!fitsOver(mine, latest)) {
        this.setData({ conflict: '又有人改了同样的网格', mayKeepMine: false });
        return;
      }
      this.show(latest);
      this.mine = null;
      this.editor?.layOver(mine);
      this.refresh();
      await this.saver?.poke();
    } catch (error) {
      wx.showToast({ title: messageOf(error), icon: 'none' });
    }
  },

  handleNetwork(isConnected: boolean) {
    const { saveState } = this.data;
    if (isConnected && (saveState === 'offline' || saveState === 'failed')) void this.saver?.poke();
  },

  handleSave() {
    void this.saver?.poke();
  },

  // ---- the map ----

  redraw() {
    const { editor, view, work } = this;
    if (!editor || !view) return;
    const line = 'points' in work ? work.points : [];
    const scene: Scene = {
      grids: editor.grids,
      findings: view.findings,
      border: view.border,
      chosen: this.data.chosen,
      picked: work.kind === 'corner' ? work.picked : null,
      line,
      isArea: work.kind === 'draw',
      withCorners: work.kind === 'corner',
      view: this.region,
      large: Boolean(recall('largeText')),
    };
    const { markers, dots } = markersOf(scene);
    this.dots = dots;
    const { data } = this;
    const changes = {
      ...listChanges('polygons', data.polygons, polygonsOf(scene)),
      ...listChanges('polylines', data.polylines, polylinesOf(scene)),
      ...listChanges('markers', data.markers, markers),
    };
    if (Object.keys(changes).length > 0) this.setData(changes);
  },

  /** Metres a finger may miss at this zoom. */
  near(): number {
    const metresPerPixel = (156_543 * Math.cos((31.8 * Math.PI) / 180)) / 2 ** this.scale;
    return Math.min(40, Math.max(1, metresPerPixel * fingerPixels));
  },

  handleRegion(event: WechatMiniprogram.CustomEvent<{ type: string; scale: number; region: Region }>) {
    const { type, scale, region } = event.detail;
    if (type !== 'end' || !region) return;
    this.scale = scale;
    const { southwest, northeast } = region;
    this.region = [southwest.longitude, southwest.latitude, northeast.longitude, northeast.latitude];
    // The map may tell this in the middle of a setData that moved it.
    wx.nextTick(() => this.redraw());
  },

  handleMapTap(event: WechatMiniprogram.CustomEvent<Place>) {
    this.tapAt(cornerAt(event.detail));
  },

  handleMarker(event: WechatMiniprogram.CustomEvent<{ markerId: number }>) {
    const dot = this.dots[event.detail.markerId];
    if (!dot) return;
    if (dot.kind === 'name') {
      const grid = this.editor?.grids.get(dot.code);
      const marker = this.data.markers[event.detail.markerId] as Place | undefined;
      if (grid && marker) this.tapAt(cornerAt(marker));
    } else if (this.work.kind === 'corner') {
      this.pick(dot.at, dot.kind === 'middle' ? dot.edge : null);
    }
  },

  tapAt(at: Corner) {
    const { work, editor } = this;
    if (!editor) return;
    const under = [...editor.grids.values()].find(({ border }) => holds(border, at))?.code ?? '';
    switch (work.kind) {
      case 'none':
        return this.choose(under);
      case 'merge':
        if (under && under !== this.data.chosen) this.mergeWith(under);
        return;
      case 'corner':
        return this.tapCorner(at);
      case 'give':
        if (work.points.length >= 2 && !work.piece && this.cutsOff(at)) return;
        if (work.piece && under && work.takers.includes(under)) return this.giveTo(under);
        if (!work.piece) this.addPoint(at);
        return;
      default:
        this.addPoint(at);
    }
  },

  choose(code: string) {
    this.setData({ chosen: code, tab: code ? 'grids' : this.data.tab });
    this.refresh();
  },

  /** A tap beside the dots means the nearest; once one is picked, a wide screen lays it down by a tap. */
  tapCorner(at: Corner) {
    const { work } = this;
    if (work.kind !== 'corner') return;
    const [nearest] = this.dots
      .flatMap((dot) => (dot.kind === 'name' ? [] : [{ dot, away: distance(dot.at, at) }]))
      .sort((a, b) => a.away - b.away);
    if (nearest && nearest.away <= this.near() * 1.5 && !(work.picked && this.isWide())) {
      this.pick(nearest.dot.at, nearest.dot.kind === 'middle' ? nearest.dot.edge : null);
    } else if (work.picked && this.isWide()) this.layDown(at);
  },

  pick(picked: Corner, edge: [Corner, Corner] | null) {
    this.work = { kind: 'corner', picked: rounded(picked), edge };
    wx.createMapContext('map', this).moveToLocation({ longitude: picked[0], latitude: picked[1] });
    this.showTool();
  },

  addPoint(at: Corner) {
    const { work, editor } = this;
    if (!editor || !('points' in work)) return;
    const point = snap(editor.grids, at, this.near()).at;
    this.work = { ...work, points: [...work.points, point] };
    this.showTool();
  },

  async atCentre(): Promise<Corner> {
    return new Promise((resolve, reject) => {
      wx.createMapContext('map', this).getCenterLocation({
        success: ({ longitude, latitude }) => resolve([longitude, latitude]),
        fail: reject,
      });
    });
  },

  // ---- tools ----

  handleTool(event: WechatMiniprogram.TouchEvent) {
    const kind = event.currentTarget.dataset['kind'] as ToolKind;
    const needsGrid = toolNames.find((one) => one.kind === kind)?.needsGrid;
    if (needsGrid && !this.data.chosen) {
      wx.showToast({ title: '请先在地图上点一个网格', icon: 'none' });
      return;
    }
    this.work = begun(kind);
    this.showTool();
    // The map has grown by what the panel left; a finger is exact on one grid that fills it.
    if (needsGrid && kind !== 'merge') wx.nextTick(() => this.goToGrid(this.data.chosen));
  },

  /** Buttons, hint and drawing of what is being done. */
  showTool() {
    const { work, editor } = this;
    const grid = editor?.grids.get(this.data.chosen);
    this.setData({
      tool: work.kind,
      points: 'points' in work ? work.points.length : 0,
      hasPicked: (work.kind === 'corner' && work.picked !== null) || (work.kind === 'give' && work.piece !== null),
      canDrop: work.kind === 'corner' && work.picked !== null && work.edge === null,
      hint: hintOf(work, grid?.name ?? ''),
      neighbours: this.neighboursFor(),
    });
    this.redraw();
  },

  neighboursFor(): Array<{ code: string; name: string }> {
    const { work, editor } = this;
    const named = (code: string) => ({ code, name: editor?.grids.get(code)?.name ?? '' });
    if (work.kind === 'give') return work.takers.map(named);
    if (work.kind !== 'merge' || !editor) return [];
    return touching(editor.grids, this.data.chosen).map(({ code }) => named(code));
  },

  handleNeighbour(event: WechatMiniprogram.TouchEvent) {
    const code = String(event.currentTarget.dataset['code']);
    if (this.work.kind === 'merge') this.mergeWith(code);
    else this.giveTo(code);
  },

  /** While two ways stand open nothing is edited: it would belong to neither and be lost. */
  mayEdit(): boolean {
    if (this.data.conflict) wx.showToast({ title: '方案被其他人修改了，请先在上面选一种', icon: 'none' });
    return this.data.can.save === true && !this.data.conflict;
  },

  /** Does a step, and whether it was done; a refusal is said and nothing changes. */
  perform(step: (editor: PlanEditor) => string | undefined): boolean {
    const { editor } = this;
    if (!editor || !this.mayEdit()) return false;
    try {
      const chosen = step(editor);
      this.work = none;
      // It was said of the proposal as it came.
      if (this.data.quality) this.setData({ quality: '' });
      if (chosen !== undefined) this.setData({ chosen, tab: 'grids' });
      this.showTool();
      this.refresh();
      void this.saver?.poke();
      return true;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      wx.showToast({ title: error.message, icon: 'none', duration: 3000 });
      return false;
    }
  },

  handleFinish() {
    const { work } = this;
    const near = this.near();
    if (work.kind === 'draw') this.perform((editor) => drawGrid(editor, work.points, near));
    if (work.kind === 'split') this.perform((editor) => splitGrid(editor, this.data.chosen, work.points, near));
  },

  /** The older grid stays: its code is on cards and boards already. */
  mergeWith(code: string) {
    const [into = '', gone = ''] = [this.data.chosen, code].sort();
    this.perform((editor) => {
      mergeGrids(editor, into, gone);
      return into;
    });
  },

  /** Whether a point lies in a piece the line cuts off; then it is that piece. */
  cutsOff(at: Corner): boolean {
    const { work, editor } = this;
    if (work.kind !== 'give' || !editor) return false;
    try {
      const takers = takersOf(editor.grids, this.data.chosen, work.points, at, this.near());
      if (!holds(editor.grids.get(this.data.chosen)?.border ?? [], at)) return false;
      if (takers.length === 0) {
        wx.showToast({ title: '这一块旁边没有别的网格', icon: 'none' });
        return true;
      }
      this.work = { ...work, piece: at, takers };
      this.showTool();
      return true;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return false;
    }
  },

  giveTo(to: string) {
    const { work } = this;
    if (work.kind !== 'give' || !work.piece) return;
    const { points: line, piece } = work;
    const from = this.data.chosen;
    const near = this.near();
    this.perform((editor) => {
      givePiece(editor, { from, to, line, piece, near });
      return from;
    });
  },

  layDown(target: Corner) {
    const { work } = this;
    if (work.kind !== 'corner' || !work.picked) return;
    const { picked, edge } = work;
    const { chosen } = this.data;
    const near = this.near();
    this.perform((editor) => {
      layCorner(editor, picked, edge, target, near);
      return chosen;
    });
    // The next corner is moved just as well, until the person is done.
    if (this.work.kind === 'none') {
      this.work = begun('corner');
      this.showTool();
    }
  },

  async handleHere() {
    const at = await this.atCentre();
    if (this.work.kind === 'corner') this.layDown(at);
    else this.tapAt(at);
  },

  handleDrop() {
    const { work } = this;
    if (work.kind !== 'corner' || !work.picked) return;
    const { picked } = work;
    this.perform((editor) => {
      dropCorner(editor, picked);
      return undefined;
    });
  },

  handleBackOne() {
    const { work } = this;
    if (work.kind === 'give' && work.piece) this.work = { ...work, piece: null, takers: [] };
    else if ('points' in work) this.work = { ...work, points: work.points.slice(0, -1) };
    this.showTool();
  },

  handleCancel() {
    this.work = none;
    this.showTool();
  },

  handleUndo() {
    if (this.mayEdit() && this.editor?.undo()) this.afterStep();
  },

  handleRedo() {
    if (this.mayEdit() && this.editor?.redo()) this.afterStep();
  },

  afterStep() {
    this.work = none;
    this.showTool();
    this.refresh();
    void this.saver?.poke();
  },

  // ---- the panel ----

  handleTab(event: WechatMiniprogram.TouchEvent) {
    this.setData({ tab: event.currentTarget.dataset['tab'] as 'grids' | 'findings' | 'plan' });
  },

  handleRow(event: WechatMiniprogram.TouchEvent) {
    const code = String(event.currentTarget.dataset['code']);
    this.choose(code);
    this.goToGrid(code);
  },

  handleAll() {
    this.choose('');
    this.setData({ corners: [] });
    this.goToAll();
  },

  goToGrid(code: string) {
    this.goTo(this.editor?.grids.get(code)?.border.flat() ?? []);
  },

  goTo(corners: Corner[]) {
    if (corners.length === 0) return;
    const [west, south, east, north] = boxOf(corners);
    const points = [
      { longitude: west, latitude: south },
      { longitude: east, latitude: north },
    ];
    wx.createMapContext('map', this).includePoints({ points, padding: [40, 40, 40, 40] });
  },

  handleFinding(event: WechatMiniprogram.TouchEvent) {
    const index = Number(event.currentTarget.dataset['index']);
    const finding = this.view?.findings[index];
    if (!finding) return;
    const [code] = finding.grids;
    const ground =
      finding.area?.flat() ?? finding.grids.flatMap((one) => this.editor?.grids.get(one)?.border.flat() ?? []);
    this.goTo(ground);
    const canFill = finding.kind === 'uncovered' && Boolean(finding.area) && this.data.can.save === true;
    this.setData({ filling: canFill ? index : -1 });
    if (code && this.editor?.grids.has(code)) {
      this.setData({ chosen: code });
      this.refresh();
    }
  },

  /** Uncovered ground: a grid of its own, or to the one that is chosen next. */
  async handleFill(event: WechatMiniprogram.TouchEvent) {
    const area = this.view?.findings[this.data.filling]?.area;
    const { editor } = this;
    if (!area || !editor) return;
    let to: string | null = null;
    if (event.currentTarget.dataset['way'] === 'neighbour') {
      const taker = await this.chooseNeighbour(area.flat());
      if (!taker) return;
      to = taker;
    }
    if (this.perform((editing) => fillGround(editing, area, to))) this.setData({ filling: -1 });
  },

  async chooseNeighbour(ground: Corner[]): Promise<string | undefined> {
    const beside = this.editor ? besideGround(this.editor.grids, ground) : [];
    if (beside.length === 0) {
      wx.showToast({ title: '旁边没有网格，请作为新网格', icon: 'none' });
      return undefined;
    }
    try {
      const { tapIndex } = await wx.showActionSheet({ itemList: beside.map(({ name }) => `并入“${name}”`) });
      return beside[tapIndex]?.code;
    } catch {
      return undefined;
    }
  },

  // ---- forms ----

  handleEdit() {
    this.setData({ editing: this.editor?.grids.get(this.data.chosen) ?? null });
  },

  handleEdited(event: WechatMiniprogram.CustomEvent<PlanGrid>) {
    const grid = event.detail;
    const isDone = this.perform((editor) => {
      editor.step((grids) =>
        new Map(grids).set(grid.code, { ...grid, border: grids.get(grid.code)?.border ?? grid.border }),
      );
      return grid.code;
    });
    // What was typed stays where it could not be taken.
    if (isDone) this.setData({ editing: null });
  },

  handleCloseForm() {
    this.setData({ editing: null, step: '' });
  },

  async handleStep(event: WechatMiniprogram.TouchEvent) {
    const step = event.currentTarget.dataset['step'] as 'submit' | 'sendBack' | 'accept' | 'propose';
    // What was done last must be there before it is handed in or replaced.
    if (step === 'submit' || step === 'propose') await this.saver?.poke();
    if (this.data.saveState !== 'saved') {
      wx.showToast({ title: '改动还没有保存，请稍后再试', icon: 'none' });
      return;
    }
    const { version = 0, edition = 0 } = this.view ?? {};
    this.setData({ step, stepPlan: { community: this.community, version, edition, grids: this.data.rows.length } });
  },

  handleStepped(event: WechatMiniprogram.CustomEvent<{ view: PlanView; quality?: string }>) {
    const { view, quality = '' } = event.detail;
    this.asked = undefined;
    this.setData({ step: '', quality });
    this.show(view);
  },

  async handleBegin() {
    const { version } = this.data;
    const isBegun = await this.take('正在准备', () =>
      takeOnce(['begin', this.community, version], (id) => beginPlan(this.community, id)),
    );
    if (isBegun) this.setData({ tab: 'grids' });
  },

  async handleTakeBack() {
    const { version } = this.data;
    await this.take('正在收回', () =>
      takeOnce(['takeBack', this.community, version], (id) => takeBackPlan(this.community, version, id)),
    );
  },

  async take(title: string, step: () => Promise<PlanView>): Promise<boolean> {
    wx.showLoading({ title, mask: true });
    try {
      const view = await step();
      this.asked = undefined;
      this.show(view);
      wx.hideLoading();
      return true;
    } catch (error) {
      wx.hideLoading();
      wx.showToast({ title: messageOf(error), icon: 'none', duration: 3000 });
      if (error instanceof CloudError && error.code === 'PLAN_CHANGED') await this.load();
      return false;
    }
  },

  handleVersion(event: WechatMiniprogram.TouchEvent) {
    const version = Number(event.currentTarget.dataset['version']);
    if (version === this.data.version) return;
    this.asked = version;
    void this.load();
  },

  handleNewest() {
    this.asked = undefined;
    void this.load();
  },

  handleCompare() {
    const { version, versions } = this.data;
    const from = this.view?.base ?? versions[1]?.version ?? 0;
    wx.navigateTo({
      url: `/packages/division/compare/compare?community=${this.community}&from=${from}&to=${version}`,
    });
  },

  // ---- files ----

  async handleImport(event: WechatMiniprogram.TouchEvent) {
    await this.saver?.poke();
    const { version = 0, edition = 0 } = this.view ?? {};
    const importing = event.currentTarget.dataset['of'] as FileOf;
    this.setData({ importing, filePlan: { community: this.community, version, edition } });
  },

  async handleChanged(event: WechatMiniprogram.CustomEvent<{ view?: PlanView }>) {
    const { view } = event.detail;
    if (view) {
      this.show(view);
      this.handleAll();
    } else await this.load();
  },

  handleCloseImport() {
    this.setData({ importing: '' });
  },

  handleExport() {
    void handOutPlan(this.community, this.data.version);
  },
});
