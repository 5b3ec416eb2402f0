import Delaunator from 'delaunator';
import type { Sites } from './sites';

/**
 * Which cells of the Voronoi diagram touch, and along how many metres: the graph that grids must be connected in. Rows of
 * one site stand together: `to[from[site]] … to[from[site + 1] - 1]`.
 */
export interface Neighbours {
  from: Int32Array;
  to: Int32Array;
  /** What a grid's border between the two costs: its metres, less where it runs on a barrier. */
  cost: Float64Array;
  /** 1 where it does. */
  barrier: Uint8Array;
  diagram: Diagram;
}

/** The diagram's corners, for drawing. Sites from `count` on are far away and close the outer cells. */
export interface Diagram {
  triangles: ArrayLike<number>;
  halfedges: ArrayLike<number>;
  /** x, y of the corner in the middle of each triangle. */
  corners: Float64Array;
}

/** A border on a road costs this share of one across a yard. */
const barrierCost = 0.15;
/** Four cells that meet in a point meet along nothing: two of them are no way from one to the other. */
const leastBorder = 0.05;
const farSites = 24;

export function findNeighbours(sites: Sites): Neighbours {
  const diagram = diagramOf(sites);
  const { triangles, halfedges, corners } = diagram;
  const found: Array<[site: number, other: number, metres: number, isBarrier: boolean]> = [];
  for (let edge = 0; edge < triangles.length; edge++) {
    const twin = halfedges[edge] ?? -1;
    const site = triangles[edge] ?? 0;
    const other = triangles[edge % 3 === 2 ? edge - 2 : edge + 1] ?? 0;
    if (twin < 0 || site >= sites.count || other >= sites.count) continue;
    if (sites.outsideOf[site] !== -1 || sites.outsideOf[other] !== -1) continue;
    const [one, two] = [Math.floor(edge / 3) * 2, Math.floor(twin / 3) * 2];
    const length = Math.hypot(
      (corners[one] ?? 0) - (corners[two] ?? 0),
      (corners[one + 1] ?? 0) - (corners[two + 1] ?? 0),
    );
    if (length < leastBorder) continue;
    found.push([site, other, length, liesAcross(site, other, sites) || liesAcross(other, site, sites)]);
  }
  return { ...rowsOf(sites.count, found), diagram };
}

/** Whether the line of a marker runs between it and another site: that one is nearer to the marker's twin. */
function liesAcross(marker: number, other: number, { twin, xy }: Sites): boolean {
  const pair = twin[marker] ?? -1;
  if (pair === -1) return false;
  const distance = (site: number): number =>
    Math.hypot((xy[site * 2] ?? 0) - (xy[other * 2] ?? 0), (xy[site * 2 + 1] ?? 0) - (xy[other * 2 + 1] ?? 0));
  return distance(pair) < distance(marker);
}

function diagramOf(sites: Sites): Diagram {
  const reach = sites.xy.reduce((most, value) => Math.max(most, Math.abs(value)), 1) * 4;
  const xy = new Float64Array((sites.count + farSites) * 2);
  xy.set(sites.xy);
  for (let far = 0; far < farSites; far++) {
    const angle = (far * 2 * Math.PI) / farSites;
    xy.set([reach * Math.cos(angle), reach * Math.sin(angle)], (sites.count + far) * 2);
  }
  const { triangles, halfedges } = new Delaunator(xy);
  const corners = new Float64Array((triangles.length / 3) * 2);
  for (let triangle = 0; triangle < triangles.length / 3; triangle++) {
    const [a = 0, b = 0, c = 0] = triangles.subarray(triangle * 3, triangle * 3 + 3);
    corners.set(circumcentre(xy, a * 2, b * 2, c * 2), triangle * 2);
  }
  return { triangles, halfedges, corners };
}

function circumcentre(xy: Float64Array, a: number, b: number, c: number): [number, number] {
  const [x = 0, y = 0] = [xy[a], xy[a + 1]];
  const [bx, by] = [(xy[b] ?? 0) - x, (xy[b + 1] ?? 0) - y];
  const [cx, cy] = [(xy[c] ?? 0) - x, (xy[c + 1] ?? 0) - y];
  const twice = 2 * (bx * cy - by * cx);
  // Three in a row have no circle; half-way between two of them is on the border all the same.
  if (Math.abs(twice) < 1e-9) return [x + (bx + cx) / 3, y + (by + cy) / 3];
  const [b2, c2] = [bx * bx + by * by, cx * cx + cy * cy];
  return [x + (cy * b2 - by * c2) / twice, y + (bx * c2 - cx * b2) / twice];
}

function rowsOf(
  count: number,
  found: ReadonlyArray<[site: number, other: number, metres: number, isBarrier: boolean]>,
): Omit<Neighbours, 'diagram'> {
  const from = new Int32Array(count + 1);
  for (const [site] of found) from[site + 1] = (from[site + 1] ?? 0) + 1;
  for (let site = 0; site < count; site++) from[site + 1] = (from[site + 1] ?? 0) + (from[site] ?? 0);
  const next = from.slice();
  const rows = {
    from,
    to: new Int32Array(found.length),
    cost: new Float64Array(found.length),
    barrier: new Uint8Array(found.length),
  };
  for (const [site, other, metres, isBarrier] of found) {
    const at = next[site] ?? 0;
    next[site] = at + 1;
    rows.to[at] = other;
    rows.cost[at] = isBarrier ? metres * barrierCost : metres;
    rows.barrier[at] = isBarrier ? 1 : 0;
  }
  return rows;
}
