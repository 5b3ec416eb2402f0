import { removeCorner } from './corners';
import {
  type Corner,
  cornersOf,
  edgesOf,
  type Grids,
  type Ground,
  keyOf,
  lastOf,
  nearestOn,
  Refused,
  type Ring,
  ringOf,
  same,
  signedArea,
} from './ground';

/**
 * Two neighbours as one that keeps what `into` is, with the border they had in common gone. Ends of that border that now
 * lie on a straight line go as well.
 */
export function merge<G extends Ground>(grids: Grids<G>, into: string, gone: string): Grids<G> {
  const [keeps, leaves] = [grids.get(into), grids.get(gone)];
  if (!keeps || !leaves || into === gone) throw new Refused('请选两个不同的网格');
  const border = mergedBorder(keeps.border, leaves.border);
  if (!border) throw new Refused(`“${keeps.name}”和“${leaves.name}”没有共同的边，不能合并`);
  const merged = new Map(grids);
  merged.delete(gone);
  merged.set(into, { ...keeps, border });
  return straightened(merged, border, [keeps.border, leaves.border]);
}

/** The border round both, or undefined when they do not lie along each other. */
export function mergedBorder(one: readonly Ring[], other: readonly Ring[]): Ring[] | undefined {
  const edges = new Map<string, [Corner, Corner]>();
  const all = [...one.map(turned), ...other.map(turned)].flatMap(edgesOf);
  for (const [from, to] of all) {
    const back = `${keyOf(to)};${keyOf(from)}`;
    if (!edges.delete(back)) edges.set(`${keyOf(from)};${keyOf(to)}`, [from, to]);
  }
  if (edges.size === all.length) return undefined;
  const loops = loopsOf([...edges.values()]);
  const outer = loops.filter((ring) => signedArea(ring) > 0);
  return outer.length === 1 ? [outer[0] as Ring, ...loops.filter((ring) => signedArea(ring) < 0)] : undefined;
}

/** Outer rings anticlockwise and holes clockwise: the ground is always on the left. */
function turned(ring: Ring, index: number): Ring {
  return signedArea(ring) > 0 === (index === 0) ? ring : [...ring].reverse();
}

/** Edges put together to rings in which no corner comes twice. */
function loopsOf(edges: Array<[Corner, Corner]>): Ring[] {
  const from = new Map<string, Corner[]>();
  for (const [a, b] of edges) from.set(keyOf(a), [...(from.get(keyOf(a)) ?? []), b]);
  const loops: Ring[] = [];
  for (const [start] of edges) {
    const path: Corner[] = [start];
    for (let next = from.get(keyOf(start))?.pop(); next; next = from.get(keyOf(next))?.pop()) {
      const at: Corner = next;
      const index = path.findIndex((corner) => same(corner, at));
      if (index >= 0) loops.push(ringOf(path.splice(index)));
      path.push(at);
    }
  }
  return loops;
}

/** Without the corners where the common border ended, when nothing bends there. */
function straightened<G extends Ground>(grids: Grids<G>, border: Ring[], before: Ring[][]): Grids<G> {
  const [one = new Set(), other = new Set()] = before.map((rings) => new Set(rings.flat().map(keyOf)));
  let result = grids;
  for (const ring of border) {
    const corners = cornersOf(ring);
    corners.forEach((at, index) => {
      if (!one.has(keyOf(at)) || !other.has(keyOf(at))) return;
      const edge: [Corner, Corner] = [
        (index > 0 ? corners[index - 1] : lastOf(corners)) as Corner,
        corners[(index + 1) % corners.length] as Corner,
      ];
      // A few centimetres: what rounding has left of a corner that was put into a straight edge.
      if (nearestOn(edge, at).away > 0.03) return;
      try {
        result = removeCorner(result, at);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
      }
    });
  }
  return result;
}
