import { checkSimple, insertCorner } from './corners';
import {
  areaOf,
  type Corner,
  cornersOf,
  crosses,
  crossingOf,
  distance,
  edgesOf,
  type Grids,
  type Ground,
  holds,
  isSimple,
  keyOf,
  lastOf,
  nearestOn,
  Refused,
  type Ring,
  ringOf,
  rounded,
  same,
} from './ground';
import { merge, mergedBorder } from './merge';

/** A grid cut in two: the border left of the line and right of it, and all grids with the ends of the line in their edges. */
interface Cut<G extends Ground> {
  grids: Grids<G>;
  left: Ring[];
  right: Ring[];
}

/** Square metres: less is a slip of the finger. */
const leastArea = 20;

/**
 * A grid in two by a line drawn over it. Both pieces keep everything else of the grid; `remake` says what is particular.
 *
 * @param line ends on the border (within `tolerance` metres) or beyond it
 */
export function split<G extends Ground>(
  grids: Grids<G>,
  code: string,
  line: readonly Corner[],
  tolerance: number,
  remake: (grid: G, larger: Ring[], smaller: Ring[]) => [G, G],
): Grids<G> {
  const { grids: ready, left, right } = cut(grids, code, line, tolerance);
  const [larger, smaller] = areaOf(left) >= areaOf(right) ? [left, right] : [right, left];
  const result = new Map(ready);
  const pieces = remake(ready.get(code) as G, larger, smaller);
  for (const piece of pieces) result.set(piece.code, piece);
  checkSimple(grids, result, '这样拆边界会交叉，请重新画线');
  return result;
}

/** What a line cuts off a grid goes to a neighbour: the piece that holds `piece`, a point inside it. */
export function giveAway<G extends Ground>(
  grids: Grids<G>,
  from: string,
  to: string,
  line: readonly Corner[],
  piece: Corner,
  tolerance: number,
): Grids<G> {
  const { grids: ready, left, right } = cut(grids, from, line, tolerance);
  const [given, kept] = holds(left, piece) ? [left, right] : [right, left];
  if (!holds(given, piece)) throw new Refused('请点要划出去的那一块');
  return handOver(ready, from, to, given, kept);
}

/** The grids that lie along either side of a cut, for asking which neighbour the piece goes to. */
export function takersOf<G extends Ground>(
  grids: Grids<G>,
  from: string,
  line: readonly Corner[],
  piece: Corner,
  tolerance: number,
): string[] {
  const { grids: ready, left, right } = cut(grids, from, line, tolerance);
  const given = holds(left, piece) ? left : right;
  return [...ready.values()]
    .filter((grid) => grid.code !== from && mergedBorder(grid.border, given))
    .map(({ code }) => code);
}

function handOver<G extends Ground>(grids: Grids<G>, from: string, to: string, given: Ring[], kept: Ring[]): Grids<G> {
  const [giver, taker] = [grids.get(from), grids.get(to)];
  if (!giver || !taker) throw new Refused('请选挨着的网格');
  if (!mergedBorder(taker.border, given)) throw new Refused(`这一块和“${taker.name}”没有共同的边`);
  const pieceCode = '\u0000piece';
  const apart = new Map(grids);
  apart.set(from, { ...giver, border: kept });
  apart.set(pieceCode, { ...giver, code: pieceCode, border: given });
  const result = merge(apart, to, pieceCode);
  checkSimple(grids, result, '这样划边界会交叉，请重新画线');
  return result;
}

/** @throws Refused when the line does not cut the grid into exactly two */
export function cut<G extends Ground>(
  grids: Grids<G>,
  code: string,
  line: readonly Corner[],
  tolerance: number,
): Cut<G> {
  const grid = grids.get(code);
  if (!grid) throw new Refused('请先选一个网格');
  const path = pathInside(grid.border, line, tolerance);
  let ready = grids;
  for (const end of [path[0] as Corner, lastOf(path) as Corner]) ready = withCorner(ready, code, end);
  const [outer = [], ...holes] = (ready.get(code) as G).border;
  const corners = cornersOf(outer);
  const place = (corner: Corner): number => corners.findIndex((at) => same(at, corner));
  const [start, end] = [place(path[0] as Corner), place(lastOf(path) as Corner)];
  if (start < 0 || end < 0 || start === end) throw new Refused('线的两头要落在边上的两个地方');
  const inner = path.slice(1, -1);
  const left = ringOf([...between(corners, start, end), ...[...inner].reverse()]);
  const right = ringOf([...between(corners, end, start), ...inner]);
  const withHoles = (ring: Ring): Ring[] => [ring, ...holes.filter((hole) => holds([ring], middleOf(hole)))];
  const pieces = [withHoles(left), withHoles(right)] as const;
  if (pieces.some((piece) => !isSimple(piece))) throw new Refused('这条线自己交叉了，或碰到了边界，请重新画');
  if (pieces.some((piece) => areaOf(piece) < leastArea)) throw new Refused('切下来的一块太小了，请重新画线');
  return { grids: ready, left: pieces[0], right: pieces[1] };
}

/** From one corner to another round the ring, both with it. */
function between(corners: Corner[], from: number, to: number): Corner[] {
  return from <= to ? corners.slice(from, to + 1) : [...corners.slice(from), ...corners.slice(0, to + 1)];
}

/** The part of a line that lies inside, from border to border. */
function pathInside([outer = [], ...holes]: Ring[], line: readonly Corner[], tolerance: number): Corner[] {
  if (line.length < 2) throw new Refused('请至少点两个地方，画一条线');
  const edges = edgesOf(outer);
  const snapped = line.map((at, index) =>
    index === 0 || index === line.length - 1 ? (ontoBorder(edges, at, tolerance) ?? at) : at,
  );
  const along = snapped.slice(1).flatMap((to, index) => {
    const from = snapped[index] as Corner;
    const hits = edges.flatMap((edge) => {
      if (crosses([from, to], edge)) return [nearCorner(edge, crossingOf([from, to], edge))];
      // Through a corner: no crossing in the middle of both.
      return nearestOn([from, to], edge[0]).away < 0.3 ? [edge[0]] : [];
    });
    if (holes.some((hole) => edgesOf(hole).some((edge) => crosses([from, to], edge)))) {
      throw new Refused('线碰到了网格里的空洞，请绕开');
    }
    return [from, ...hits.sort((a, b) => distance(from, a) - distance(from, b))];
  });
  // Closer than five centimetres is the same place said twice, by the line's end and by its crossing.
  const points: Corner[] = [];
  for (const at of [...along, lastOf(snapped) as Corner]) {
    const last = lastOf(points);
    if (!last || distance(last, at) > 0.05) points.push(at);
  }
  const onBorder = (at: Corner): boolean => edges.some((edge) => nearestOn(edge, at).away < 0.05);
  const parts: Corner[][] = [];
  let part: Corner[] = [];
  points.forEach((at, index) => {
    part.push(at);
    if (index === 0 || (!onBorder(at) && index < points.length - 1)) return;
    const [first, second] = part as [Corner, Corner];
    const isInside = holds([outer], part.length > 2 ? second : middleOf([first, second, first]));
    if (isInside && part.length > 1) parts.push(part);
    part = [at];
  });
  const [only] = parts;
  if (!only || !onBorder(only[0] as Corner) || !onBorder(lastOf(only) as Corner)) {
    throw new Refused('线的两头要画到网格的边上，或画出边外');
  }
  if (parts.length > 1) throw new Refused('线把网格切成了不止两块，请画短一些');
  return only.map(rounded);
}

/** The corner or the place on an edge a point means, or undefined when it is too far. */
function ontoBorder(edges: Array<[Corner, Corner]>, at: Corner, tolerance: number): Corner | undefined {
  const [corner] = edges.map(([from]) => from).sort((a, b) => distance(a, at) - distance(b, at));
  if (corner && distance(corner, at) <= tolerance) return corner;
  const [nearest] = edges.map((edge) => nearestOn(edge, at)).sort((a, b) => a.away - b.away);
  return nearest && nearest.away <= tolerance ? rounded(nearest.point) : undefined;
}

/** A crossing within half a metre of a corner is that corner: no needles. */
const nearCorner = (edge: [Corner, Corner], at: Corner): Corner =>
  edge.find((corner) => distance(corner, at) < 0.5) ?? at;

/** The grids with a corner at a place on a grid's border. */
function withCorner<G extends Ground>(grids: Grids<G>, code: string, at: Corner): Grids<G> {
  const edges = (grids.get(code)?.border ?? []).flatMap(edgesOf);
  if (edges.some(([from]) => keyOf(from) === keyOf(at))) return grids;
  const [edge] = [...edges].sort((a, b) => nearestOn(a, at).away - nearestOn(b, at).away);
  return edge ? insertCorner(grids, edge, at) : grids;
}

function middleOf(ring: Ring): Corner {
  const corners = cornersOf(ring);
  const sum = (axis: 0 | 1): number => corners.reduce((total, at) => total + at[axis], 0) / corners.length;
  return [sum(0), sum(1)];
}
