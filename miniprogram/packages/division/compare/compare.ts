import { largeText } from '../../../behaviors/large-text';
import { comparePlans } from '../../../services/division';
import { failureOf, type LoadState } from '../../../services/load-state';
import { boxOf, type Corner } from '../editing/ground';
import type { Comparison } from '../types';
import { wide } from '../wide';

type Side = 'both' | 'from' | 'to';
type Grid = Comparison['from']['grids'][number];

/** Two versions of a community's plan: over each other or one at a time, and what differs in words. */
Page({
  behaviors: [largeText, wide],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    side: 'both' as Side,
    sides: [] as Array<{ side: Side; name: string }>,
    start: { longitude: 0, latitude: 0 },
    corners: [] as Array<{ longitude: number; latitude: number }>,
    polygons: [] as object[],
    changes: [] as Comparison['changes'],
    chosen: '',
  },

  asked: { community: '', from: 0, to: 0 },
  comparison: null as Comparison | null,

  onLoad({ community = '', from = '0', to = '0' }: Record<string, string | undefined>) {
    this.asked = { community, from: Number(from), to: Number(to) };
    void this.load();
  },

  async load() {
    this.setData({ state: 'loading' });
    try {
      const { community, from, to } = this.asked;
      this.show(await comparePlans(community, from, to));
    } catch (error) {
      this.setData(failureOf(error));
    }
  },

  show(comparison: Comparison) {
    this.comparison = comparison;
    const all = [...comparison.from.grids, ...comparison.to.grids].flatMap(({ border }) => border.flat());
    const [west, south, east, north] = boxOf(all);
    const versionName = (version: number): string => (version === 0 ? '划分前' : `第 ${version} 版`);
    this.setData({
      state: all.length > 0 ? 'ready' : 'empty',
      sides: [
        { side: 'both', name: '叠在一起' },
        { side: 'from', name: versionName(comparison.from.version) },
        { side: 'to', name: versionName(comparison.to.version) },
      ],
      changes: comparison.changes,
      start: { longitude: (west + east) / 2, latitude: (south + north) / 2 },
      corners: pointsOf([
        [west, south],
        [east, north],
      ]),
    });
    this.draw();
  },

  draw() {
    const { comparison } = this;
    if (!comparison) return;
    const { side, chosen } = this.data;
    // Grey is what was, blue what will be; what changed has a fill.
    const changed = new Set(comparison.changes.map(({ code }) => code));
    const before = comparison.from.grids.map((grid) =>
      polygonOf(grid, '#4a5463', changed.has(grid.code), grid.code === chosen),
    );
    const after = comparison.to.grids.map((grid) =>
      polygonOf(grid, '#0a5fd1', changed.has(grid.code), grid.code === chosen),
    );
    this.setData({ polygons: [...(side === 'to' ? [] : before), ...(side === 'from' ? [] : after)] });
  },

  handleSide(event: WechatMiniprogram.TouchEvent) {
    this.setData({ side: event.currentTarget.dataset['side'] as Side });
    this.draw();
  },

  handleChange(event: WechatMiniprogram.TouchEvent) {
    const code = String(event.currentTarget.dataset['code']);
    const grids = [...(this.comparison?.from.grids ?? []), ...(this.comparison?.to.grids ?? [])];
    const corners = grids.filter((grid) => grid.code === code).flatMap(({ border }) => border.flat());
    this.setData({ chosen: code });
    this.draw();
    if (corners.length === 0) return;
    const [west, south, east, north] = boxOf(corners);
    const points = pointsOf([
      [west, south],
      [east, north],
    ]);
    wx.createMapContext('compared', this).includePoints({ points, padding: [48, 48, 48, 48] });
  },
});

const pointsOf = (corners: Corner[]) => corners.map(([longitude, latitude]) => ({ longitude, latitude }));

function polygonOf({ border }: Grid, colour: string, isChanged: boolean, isChosen: boolean): object {
  return {
    points: pointsOf(border[0] ?? []),
    strokeColor: colour,
    strokeWidth: isChosen ? 5 : isChanged ? 3 : 1,
    fillColor: `${colour}${isChosen ? '59' : isChanged ? '26' : '0a'}`,
  };
}
