import { seeded } from '../cloudfunctions/division/propose/random';
import type { Sites } from '../cloudfunctions/division/propose/sites';

/** A grid for every site, numbered from 0. */
export type Labels = Int32Array;

const rounds = 30;

/** Lloyd's k-means, addresses weighted by households, started from addresses drawn by chance. Knows nothing of balance. */
export function kMeans(sites: Sites, grids: number, seed: number): Labels {
  const random = seeded(seed);
  const inhabited = inhabitedOf(sites);
  const centres = Float64Array.from({ length: grids }, () => inhabited[Math.floor(random() * inhabited.length)] ?? 0);
  const xs = centres.map((site) => sites.xy[site * 2] ?? 0);
  const ys = centres.map((site) => sites.xy[site * 2 + 1] ?? 0);
  const labels = new Int32Array(sites.count);
  for (let round = 0; round < rounds; round++) {
    const [sumX, sumY, weight] = [new Float64Array(grids), new Float64Array(grids), new Float64Array(grids)];
    for (let site = 0; site < sites.count; site++) {
      const [x, y] = [sites.xy[site * 2] ?? 0, sites.xy[site * 2 + 1] ?? 0];
      const grid = nearest(x, y, xs, ys);
      const households = sites.households[site] ?? 0;
      labels[site] = grid;
      sumX[grid] = (sumX[grid] ?? 0) + x * households;
      sumY[grid] = (sumY[grid] ?? 0) + y * households;
      weight[grid] = (weight[grid] ?? 0) + households;
    }
    for (let grid = 0; grid < grids; grid++) {
      if (!weight[grid]) continue;
      xs[grid] = (sumX[grid] ?? 0) / (weight[grid] ?? 1);
      ys[grid] = (sumY[grid] ?? 0) / (weight[grid] ?? 1);
    }
  }
  return labels;
}

/** Sites in the order of Hilbert's curve, cut where a grid's share of households is full. Knows nothing of shape. */
export function hilbert(sites: Sites, grids: number): Labels {
  const reach = sites.xy.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  const keys = Float64Array.from({ length: sites.count }, (_, site) =>
    alongCurve(...([0, 1].map((axis) => scaled(sites.xy[site * 2 + axis] ?? 0, reach)) as [number, number])),
  );
  const order = [...keys.keys()].sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
  const total = sites.households.reduce((sum, value) => sum + value, 0);
  const labels = new Int32Array(sites.count);
  let passed = 0;
  for (const site of order) {
    const households = sites.households[site] ?? 0;
    labels[site] = Math.min(grids - 1, Math.floor(((passed + households / 2) * grids) / total));
    passed += households;
  }
  return labels;
}

const inhabitedOf = (sites: Sites): number[] =>
  [...sites.households.keys()].filter((site) => (sites.households[site] ?? 0) > 0);

function nearest(x: number, y: number, xs: Float64Array, ys: Float64Array): number {
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (let grid = 0; grid < xs.length; grid++) {
    const [dx, dy] = [(xs[grid] ?? 0) - x, (ys[grid] ?? 0) - y];
    const distance = dx * dx + dy * dy;
    if (distance >= least) continue;
    least = distance;
    best = grid;
  }
  return best;
}

const bits = 16;

function scaled(value: number, reach: number): number {
  return Math.floor(((value / reach + 1) / 2) * (2 ** bits - 1));
}

/** Position along Hilbert's curve of a square of 2^16 by 2^16 (the usual turn-and-flip from the largest quarter down). */
function alongCurve(x: number, y: number): number {
  let along = 0;
  for (let half = 2 ** (bits - 1); half >= 1; half /= 2) {
    const [right, upper] = [(x & half) > 0 ? 1 : 0, (y & half) > 0 ? 1 : 0];
    along += half * half * ((3 * right) ^ upper);
    if (upper === 0) {
      if (right === 1) [x, y] = [2 ** bits - 1 - x, 2 ** bits - 1 - y];
      [x, y] = [y, x];
    }
  }
  return along;
}
