import { checkNoNewCrossing, checkSimple, insertCorner } from './corners';
import {
  areaOf,
  type Corner,
  cornersOf,
  distance,
  edgesOf,
  type Grids,
  type Ground,
  holds,
  isSimple,
  lastOf,
  nearestOn,
  Refused,
  type Ring,
  ringOf,
  rounded,
  same,
  signedArea,
} from './ground';
import { merge } from './merge';

/** Where a point that was tapped comes to lie. */
export interface Snapped {
  at: Corner;
  /** What it holds on to: a corner, an edge (with it), or nothing. */
  edge?: [Corner, Corner];
  held: 'corner' | 'edge' | 'none';
}

/** The corner within `tolerance` metres, else the place on an edge within it, else the point itself. */
export function snap<G extends Ground>(grids: Grids<G>, at: Corner, tolerance: number): Snapped {
  const edges = [...grids.values()].flatMap(({ border }) => border.flatMap(edgesOf));
  let best: { corner?: Corner; corners: number; edge?: [Corner, Corner]; edges: number } = {
    corners: tolerance,
    edges: tolerance,
  };
  for (const edge of edges) {
    const toCorner = distance(edge[0], at);
    if (toCorner <= best.corners) best = { ...best, corner: edge[0], corners: toCorner };
    const { away } = nearestOn(edge, at);
    if (away <= best.edges) best = { ...best, edge, edges: away };
  }
  if (best.corner) return { at: best.corner, held: 'corner' };
  if (best.edge) return { at: rounded(nearestOn(best.edge, at).point), edge: best.edge, held: 'edge' };
  return { at: rounded(at), held: 'none' };
}

/**
 * A new grid. Its corners hold on to what is near; between two corners on the border of the same neighbour it follows that
 * border, so that nothing is left between them.
 *
 * @param points as they were tapped, at least three
 * @param make the new grid with that border
 */
export function draw<G extends Ground>(
  grids: Grids<G>,
  points: readonly Corner[],
  tolerance: number,
  make: (border: Ring[]) => G,
): Grids<G> {
  let ready = grids;
  const corners: Corner[] = [];
  for (const point of points) {
    const { at, edge } = snap(ready, point, tolerance);
    if (edge) ready = insertCorner(ready, edge, at);
    const last = lastOf(corners);
    if (!last || !same(last, at)) corners.push(at);
  }
  if (corners.length > 1 && same(corners[0] as Corner, lastOf(corners) as Corner)) corners.pop();
  if (corners.length < 3) throw new Refused('一个网格至少要三个角，请再点几个地方');
  const followed = follow(ready, corners);
  const drawn = isSimple([followed]) ? followed : ringOf(corners);
  const ring = signedArea(drawn) > 0 ? drawn : [...drawn].reverse();
  if (!isSimple([ring])) throw new Refused('画的边界自己交叉了，请按顺序沿着边点');
  if (areaOf([ring]) < 20) throw new Refused('画的网格太小了');
  checkFree(ready, ring);
  const grid = make([ring]);
  const result = new Map(ready).set(grid.code, grid);
  checkSimple(grids, result, '画的边界自己交叉了，请按顺序沿着边点');
  checkNoNewCrossing(ready, result);
  return result;
}

/** Uncovered ground goes to a neighbour. */
export function fillInto<G extends Ground>(
  grids: Grids<G>,
  points: readonly Corner[],
  tolerance: number,
  to: string,
): Grids<G> {
  const taker = grids.get(to);
  if (!taker) throw new Refused('请选挨着的网格');
  const pieceCode = '\u0000piece';
  const drawn = draw(grids, points, tolerance, (border) => ({ ...taker, code: pieceCode, border }));
  return merge(drawn, to, pieceCode);
}

/** @throws Refused when the ring lies over another grid or round one */
function checkFree<G extends Ground>(grids: Grids<G>, ring: Ring): void {
  const inside = insideOf(ring);
  for (const { border, name } of grids.values()) {
    const isOver =
      holds(border, inside) || isAround(ring, border) || cornersOf(ring).some((at) => isDeepIn(border, at));
    if (isOver) throw new Refused(`画到“${name}”里面去了，请沿着它的边画`);
  }
}

const isDeepIn = (border: Ring[], at: Corner): boolean =>
  holds(border, at) && border.flatMap(edgesOf).every((edge) => nearestOn(edge, at).away > 0.5);

function isAround(ring: Ring, border: Ring[]): boolean {
  const [outer] = border;
  return outer !== undefined && isDeepIn([ring], insideOf(outer));
}

/** A point inside a ring: beside the middle of its longest edge, on the ground's side. */
function insideOf(ring: Ring): Corner {
  const edges = edgesOf(ring).sort((a, b) => distance(...b) - distance(...a));
  for (const metresIn of [5, 1, 0.2]) {
    for (const [from, to] of edges) {
      const step = metresIn / Math.max(distance(from, to), 1e-9);
      const middle: Corner = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
      for (const sign of [1, -1]) {
        const at: Corner = [middle[0] - sign * (to[1] - from[1]) * step, middle[1] + sign * (to[0] - from[0]) * step];
        if (holds([ring], at)) return at;
      }
    }
  }
  return ring[0] as Corner;
}

/** Each edge between two corners of the same ring becomes the way along that ring, when that is no detour. */
function follow<G extends Ground>(grids: Grids<G>, corners: Corner[]): Ring {
  const rings = [...grids.values()].flatMap(({ border }) => border);
  return ringOf(
    corners.flatMap((from, index) => {
      const to = corners[(index + 1) % corners.length] as Corner;
      const ways = rings.flatMap((ring) => waysAlong(ring, from, to));
      const straight = distance(from, to);
      const [best] = ways.filter(({ length }) => length <= straight * 2.5).sort((a, b) => a.length - b.length);
      return [from, ...(best?.between ?? [])];
    }),
  );
}

function waysAlong(ring: Ring, from: Corner, to: Corner): Array<{ between: Corner[]; length: number }> {
  const corners = cornersOf(ring);
  const [start, end] = [corners.findIndex((at) => same(at, from)), corners.findIndex((at) => same(at, to))];
  if (start < 0 || end < 0) return [];
  const forward =
    start <= end ? corners.slice(start, end + 1) : [...corners.slice(start), ...corners.slice(0, end + 1)];
  const backward =
    end <= start ? corners.slice(end, start + 1) : [...corners.slice(end), ...corners.slice(0, start + 1)];
  const lengthOf = (way: Corner[]): number =>
    way.slice(1).reduce((sum, at, index) => sum + distance(way[index] as Corner, at), 0);
  return [forward, backward.reverse()].map((way) => ({ between: way.slice(1, -1), length: lengthOf(way) }));
}
