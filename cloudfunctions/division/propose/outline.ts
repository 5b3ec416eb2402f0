import type { Neighbours } from './neighbours';
import { type Degrees, type Metres, type Plane, signedArea } from './plane';
import type { Sites } from './sites';

type Segment = { from: string; to: string };

/**
 * The rings around each grid's cells, in degrees, outlines counter-clockwise and holes clockwise. Two grids walk along the
 * same corners of the same diagram: no gap and no overlap between them by construction. Ground outside of the community
 * along its border is still in it, to be cut off exactly.
 */
export function outlinesOf(
  gridOf: Int32Array,
  grids: number,
  sites: Sites,
  near: Neighbours,
  plane: Plane,
): Degrees[][][] {
  const { triangles, halfedges, corners } = near.diagram;
  const owner = (site: number): number => {
    if (site >= sites.count) return -1;
    const twin = sites.outsideOf[site] ?? -1;
    return gridOf[twin === -1 ? site : twin] ?? -1;
  };
  const spots = new Map<string, Degrees>();
  const spotOf = (triangle: number): string => {
    const spot = plane.toDegrees([corners[triangle * 2] ?? 0, corners[triangle * 2 + 1] ?? 0]);
    spots.set(String(spot), spot);
    return String(spot);
  };
  const segments = Array.from({ length: grids }, (): Segment[] => []);
  for (let edge = 0; edge < triangles.length; edge++) {
    const twin = halfedges[edge] ?? -1;
    const grid = owner(triangles[edge] ?? 0);
    if (twin < 0 || grid < 0 || grid === owner(triangles[edge % 3 === 2 ? edge - 2 : edge + 1] ?? 0)) continue;
    const [from, to] = [spotOf(Math.floor(edge / 3)), spotOf(Math.floor(twin / 3))];
    if (from !== to) segments[grid]?.push({ from, to });
  }
  return segments.map((own) => {
    const rings = ringsOf(own, spots);
    const total = rings.reduce((sum, ring) => sum + signedArea(ring as Metres[]), 0);
    return total < 0 ? rings.map((ring) => ring.reverse()) : rings;
  });
}

/** Joins segments end to end. Where a grid meets itself in a point it turns back into itself, and keeps clear of the point. */
function ringsOf(segments: readonly Segment[], spots: ReadonlyMap<string, Degrees>): Degrees[][] {
  const leaving = new Map<string, Segment[]>();
  for (const segment of segments) leaving.set(segment.from, [...(leaving.get(segment.from) ?? []), segment]);
  const met = new Set([...leaving].filter(([, list]) => list.length > 1).map(([spot]) => spot));
  const left = new Set(segments);
  const rings: Degrees[][] = [];
  for (const first of segments) {
    if (!left.delete(first)) continue;
    const walk = [first];
    for (let last = first; last.to !== first.from; ) {
      const ways = (leaving.get(last.to) ?? []).filter((way) => left.has(way));
      const next = ways.length > 1 ? sharpest(last, ways, spots) : ways[0];
      if (!next) break;
      left.delete(next);
      walk.push(next);
      last = next;
    }
    const ring = walk.map(({ from }): Degrees => spots.get(from) ?? [0, 0]);
    const clear = walk.map(
      ({ from }, index): Degrees => (met.has(from) ? clearOf(ring, index) : (ring[index] ?? [0, 0])),
    );
    if (clear.length > 2) rings.push([...clear, clear[0] ?? [0, 0]]);
  }
  return rings;
}

/** The way on that leaves the least of the grid between, whichever side the grid lies on: the one nearest to going back. */
function sharpest(last: Segment, ways: readonly Segment[], spots: ReadonlyMap<string, Degrees>): Segment | undefined {
  const angle = (from: string, to: string): number => {
    const [x = 0, y = 0] = spots.get(from) ?? [];
    const [toX = 0, toY = 0] = spots.get(to) ?? [];
    return Math.atan2(toY - y, toX - x);
  };
  const back = angle(last.to, last.from);
  const turn = (way: Segment): number =>
    Math.abs(Math.atan2(Math.sin(angle(way.from, way.to) - back), Math.cos(angle(way.from, way.to) - back)));
  return [...ways].sort((a, b) => turn(a) - turn(b))[0];
}

const clearance = 3e-7;

/** Three centimetres from a corner, towards the middle of the two beside it. */
function clearOf(ring: readonly Degrees[], index: number): Degrees {
  const [x, y] = ring[index] ?? [0, 0];
  const [beforeX, beforeY] = ring.at(index - 1) ?? [x, y];
  const [afterX, afterY] = ring[(index + 1) % ring.length] ?? [x, y];
  const [dx, dy] = [(beforeX + afterX) / 2 - x, (beforeY + afterY) / 2 - y];
  const length = Math.hypot(dx, dy) || 1;
  return [round(x + (dx / length) * clearance), round(y + (dy / length) * clearance)];
}

function round(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
