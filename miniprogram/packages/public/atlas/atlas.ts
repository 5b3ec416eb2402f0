import { largeText } from '../../../behaviors/large-text';
import { CloudError } from '../../../services/cloud';
import { type AtlasPage, getAtlasPage, getAtlasView } from '../../../services/grid';
import { failureOf, type LoadState } from '../../../services/load-state';
import { recall } from '../../../stores/storage';
import { draw, gridAt, type Named } from './drawing';
import { keepAnswer, knownAnswer, questionOf, type ShownRegion } from './question';
import type { AtlasQuestion, AtlasView } from './types';

/** How long a finger rests before what is in view is asked for. */
const pauseMs = 200;

/** The atlas (网格图谱): every place from the district down to the grid, as a map or a list. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    mode: 'map' as 'map' | 'list',
    // the place
    path: [] as AtlasPage['path'],
    places: [] as AtlasPage['places'],
    grids: [] as AtlasPage['grids'],
    // the map
    hasGround: false,
    start: { longitude: 0, latitude: 0 },
    /** Two corners of the place, which the map then shows. */
    corners: [] as Array<{ longitude: number; latitude: number }>,
    polygons: [] as object[],
    markers: [] as object[],
    level: '' as AtlasView['level'] | '',
    more: false,
    mapProblem: '',
    // the card of a grid; it stays while the sheet leaves
    chosen: '',
    chosenName: '',
    isChosen: false,
  },

  place: '',
  question: null as AtlasQuestion | null,
  view: null as AtlasView | null,
  names: [] as Named[],
  pause: 0,

  onLoad({ place, mode }: { place?: string; mode?: string }) {
    if (mode === 'list') this.setData({ mode });
    void this.open(place ?? recall('card')?.town.code ?? '');
  },

  onUnload() {
    clearTimeout(this.pause);
  },

  async open(place: string): Promise<void> {
    this.place = place;
    if (this.data.state !== 'ready') this.setData({ state: 'loading' });
    try {
      const page = await getAtlasPage(place);
      if (place === this.place) this.show(page);
    } catch (error) {
      if (place !== this.place) return;
      // A town this phone remembers may have been renumbered: the district is always there.
      if (place && error instanceof CloudError && error.code === 'NOT_FOUND') return this.open('');
      this.setData(failureOf(error));
    }
  },

  show({ path, bounds, places, grids }: AtlasPage) {
    // Those with grids first: the others have nothing to open yet.
    const sorted = [...places].sort((a, b) => Number(b.grids > 0) - Number(a.grids > 0));
    const isEmpty = !bounds && places.length === 0;
    this.setData({ state: isEmpty ? 'empty' : 'ready', problem: '', path, places: sorted, grids, hasGround: !!bounds });
    if (!bounds) return;
    const { west, south, east, north } = bounds;
    const start = { longitude: (west + east) / 2, latitude: (south + north) / 2 };
    const corners = [
      { longitude: west, latitude: south },
      { longitude: east, latitude: north },
    ];
    // The map's own middle is set once: later it moves by its corners alone, or it would jump twice.
    this.setData(this.data.start.longitude === 0 ? { start, corners } : { corners });
    this.redraw();
  },

  handleRegion(event: WechatMiniprogram.CustomEvent<{ type: string; scale: number; region: ShownRegion }>) {
    const { type, scale, region } = event.detail;
    if (type !== 'end' || !region) return;
    this.question = questionOf(region, scale);
    clearTimeout(this.pause);
    this.pause = setTimeout(() => void this.look(), pauseMs);
  },

  /** Draws what is in view; what was seen in this visit is not asked for again. */
  async look() {
    const { question } = this;
    if (!question) return;
    const known = knownAnswer(question);
    if (known) return this.draw(known);
    try {
      const view = await getAtlasView(question);
      keepAnswer(question, view);
      if (question === this.question) this.draw(view);
    } catch (error) {
      if (question !== this.question) return;
      const { state, problem } = failureOf(error);
      this.setData({ mapProblem: state === 'offline' ? '网络不通' : problem });
    }
  },

  draw(view: AtlasView) {
    const { chosen, isChosen, mapProblem } = this.data;
    const zoom = this.question?.zoom ?? 0;
    if (view === this.view && !mapProblem) return;
    this.view = view;
    const drawn = draw(view, {
      zoom,
      large: Boolean(recall('largeText')),
      place: this.place,
      chosen: isChosen ? chosen : '',
    });
    this.names = drawn.names;
    const { polygons, markers } = drawn;
    this.setData({ polygons, markers, level: view.level, more: view.more, mapProblem: '' });
  },

  handleName(event: WechatMiniprogram.CustomEvent<{ markerId: number }>) {
    const named = this.names[event.detail.markerId];
    if (named?.kind === 'place') void this.open(named.code);
    else if (named) this.choose(named.code, named.name);
  },

  handleMapTap(event: WechatMiniprogram.CustomEvent<{ longitude: number; latitude: number }>) {
    const { longitude, latitude } = event.detail;
    const grid = this.view && gridAt(this.view, longitude, latitude);
    if (grid) this.choose(grid.code, grid.name);
  },

  handleGrid(event: WechatMiniprogram.TouchEvent) {
    const { code, name } = event.currentTarget.dataset as { code: string; name: string };
    this.choose(code, name);
  },

  choose(chosen: string, chosenName: string) {
    this.setData({ chosen, chosenName, isChosen: true });
    this.redraw();
  },

  handleClose() {
    this.setData({ isChosen: false });
    this.redraw();
  },

  /** The chosen grid and those of the place stand out. */
  redraw() {
    const { view } = this;
    if (!view || this.data.mode !== 'map' || view.level !== 'grid') return;
    this.view = null;
    this.draw(view);
  },

  handleMode(event: WechatMiniprogram.TouchEvent) {
    const mode = event.currentTarget.dataset['mode'] as 'map' | 'list';
    if (mode === this.data.mode) return;
    this.setData({ mode });
    this.redraw();
  },

  handlePlace(event: WechatMiniprogram.TouchEvent) {
    const code = String(event.currentTarget.dataset['code']);
    if (code !== hereOf(this.data.path)?.code) void this.open(code);
  },

  handleRetry() {
    void this.open(this.place);
  },

  handleRetryMap() {
    void this.look();
  },

  onShareAppMessage() {
    const here = hereOf(this.data.path);
    return {
      title: `${here?.name ?? ''}网格图谱`,
      path: `/packages/public/atlas/atlas?place=${here?.code ?? ''}`,
    };
  },
});

const hereOf = (path: AtlasPage['path']) => path[path.length - 1];
