/**
 * Corners, edges and rings of grids as the workbench edits them. Coordinates are GCJ-02 degrees, [longitude, latitude]; a
 * ring repeats its first corner at the end, as GeoJSON has it. Corners at the same place in two grids have exactly the
 * same numbers (share-corners.ts sees to that at loading), so "the same corner" is a comparison of numbers.
 */
export type Corner = [longitude: number, latitude: number];
export type Ring = Corner[];

/** What the editing needs to know of a grid; it hands back everything else as it was. */
export interface Ground {
  code: string;
  name: string;
  border: Ring[];
}

/** All grids of a plan by code. Never changed in place: undo is the map from before. */
export type Grids<G extends Ground> = ReadonlyMap<string, G>;

/** An operation that cannot be: the sentence is for the person. */
export class Refused extends Error {}

/** Metres a degree of latitude has. */
const degree = 111_320;

/** About a centimetre: finer is noise. */
export const rounded = ([x, y]: Corner): Corner => [Math.round(x * 1e7) / 1e7, Math.round(y * 1e7) / 1e7];
export const same = (a: Corner, b: Corner): boolean => a[0] === b[0] && a[1] === b[1];
export const keyOf = ([x, y]: Corner): string => `${x},${y}`;

/** Metres east and north from `origin`: a community is small enough for a flat plane. */
export function metres(origin: Corner, at: Corner): [number, number] {
  return [(at[0] - origin[0]) * degree * Math.cos((origin[1] * Math.PI) / 180), (at[1] - origin[1]) * degree];
}

/** The last of a list; old phones have no `at`. */
export const lastOf = <T>(list: readonly T[]): T | undefined => list[list.length - 1];

export const distance = (a: Corner, b: Corner): number => Math.hypot(...metres(a, b));

/** The ring without its repeated corner. */
export const cornersOf = (ring: Ring): Corner[] => ring.slice(0, -1);
/** A ring of corners, the first repeated. */
export const ringOf = (corners: Corner[]): Ring => (corners[0] ? [...corners, corners[0]] : []);
export const edgesOf = (ring: Ring): Array<[Corner, Corner]> =>
  ring.slice(1).map((to, index) => [ring[index] as Corner, to]);

/** Square metres; positive when it runs anticlockwise. */
export function signedArea(ring: Ring): number {
  const [origin] = ring;
  if (!origin) return 0;
  let twice = 0;
  for (const [from, to] of edgesOf(ring)) {
    const [[ax, ay], [bx, by]] = [metres(origin, from), metres(origin, to)];
    twice += ax * by - bx * ay;
  }
  return twice / 2;
}

/** Square metres without the holes. */
export function areaOf([outer = [], ...holes]: Ring[]): number {
  return Math.abs(signedArea(outer)) - holes.reduce((sum, hole) => sum + Math.abs(signedArea(hole)), 0);
}

/** By the even-odd rule over all rings, so that a hole is outside. */
export function holds(border: readonly Ring[], [x, y]: Corner): boolean {
  let inside = false;
  for (const ring of border) {
    for (let index = 1; index < ring.length; index++) {
      const [from, to] = [ring[index - 1] as Corner, ring[index] as Corner];
      if (from[1] > y === to[1] > y) continue;
      if (from[0] + ((y - from[1]) / (to[1] - from[1])) * (to[0] - from[0]) > x) inside = !inside;
    }
  }
  return inside;
}

/** The nearest point of an edge, how far it is in metres, and where on the edge (0 at its start, 1 at its end). */
export function nearestOn([from, to]: [Corner, Corner], at: Corner): { point: Corner; away: number; share: number } {
  const [[ax, ay], [bx, by]] = [metres(at, from), metres(at, to)];
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * (bx - ax) + ay * (by - ay)) / length));
  const point: Corner = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
  return { point, away: Math.hypot(ax + (bx - ax) * share, ay + (by - ay) * share), share };
}

/** On which side of a → b a point lies: positive is left. In square degrees. */
const sideOf = (a: Corner, b: Corner, c: Corner): number =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

/** Whether two edges cross in the middle of both; meeting at an end is no crossing. */
export function crosses([a, b]: [Corner, Corner], [c, d]: [Corner, Corner]): boolean {
  if (Math.max(a[0], b[0]) < Math.min(c[0], d[0]) || Math.max(c[0], d[0]) < Math.min(a[0], b[0])) return false;
  if (Math.max(a[1], b[1]) < Math.min(c[1], d[1]) || Math.max(c[1], d[1]) < Math.min(a[1], b[1])) return false;
  if (same(a, c) || same(a, d) || same(b, c) || same(b, d)) return false;
  return sideOf(a, b, c) * sideOf(a, b, d) < 0 && sideOf(c, d, a) * sideOf(c, d, b) < 0;
}

/** Where two crossing edges cross. */
export function crossingOf([a, b]: [Corner, Corner], [c, d]: [Corner, Corner]): Corner {
  const [toC, toD] = [sideOf(a, b, c), sideOf(a, b, d)];
  const share = toC / (toC - toD);
  return rounded([c[0] + (d[0] - c[0]) * share, c[1] + (d[1] - c[1]) * share]);
}

/** Whether a → b → c comes back over the way it went. */
function turnsBack(a: Corner, b: Corner, c: Corner): boolean {
  return sideOf(a, b, c) === 0 && (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]) < 0;
}

/** Whether the rings are what a border may be: three corners at least, none twice, no edge over another. */
export function isSimple(border: readonly Ring[]): boolean {
  const edges = border.flatMap(edgesOf);
  for (const ring of border) {
    const corners = cornersOf(ring);
    if (corners.length < 3 || new Set(corners.map(keyOf)).size !== corners.length) return false;
    const count = corners.length;
    const back = corners.some((at, index) =>
      turnsBack(corners[(index + count - 1) % count] as Corner, at, corners[(index + 1) % count] as Corner),
    );
    if (back) return false;
  }
  for (let one = 0; one < edges.length; one++) {
    for (let other = one + 1; other < edges.length; other++) {
      if (crosses(edges[one] as [Corner, Corner], edges[other] as [Corner, Corner])) return false;
    }
  }
  return true;
}

/** West, south, east, north of some corners. */
export function boxOf(corners: readonly Corner[]): [number, number, number, number] {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [x, y] of corners) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  return [west, south, east, north];
}
