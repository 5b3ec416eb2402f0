import { area } from '@turf/area';
import { featureCollection, polygon } from '@turf/helpers';
import { intersect } from '@turf/intersect';
import { union } from '@turf/union';
import { type Degrees, isInside, type Metres, signedArea } from './plane';

type Rings = Degrees[][];

/**
 * The ground of each grid: its outline cut off at the community's border, in one piece. What is cut into pieces by a bend
 * of the border goes to the grid it lies against. Rings are in degrees; a corner on the
 * community's border is as exact as that border, or a long straight stretch of it would no longer be one.
 */
export function groundsOf(outlines: ReadonlyArray<readonly Degrees[][]>, border: Rings): Rings[] {
  const loose: Rings[] = [];
  const grounds = outlines.map((rings) => {
    const pieces = polygonsOf(rings).flatMap((piece) => cutOff(piece, border));
    pieces.sort((a, b) => area(polygon(b)) - area(polygon(a)));
    loose.push(...pieces.slice(1));
    return pieces[0] ?? [];
  });
  // A large piece first: a small one may lie against it and nothing else.
  for (const piece of loose.sort((a, b) => area(polygon(b)) - area(polygon(a)))) join(piece, grounds);
  return grounds.map((rings) => rings.map(rounded).filter((ring) => ring.length > 3));
}

/** Outlines with the holes that lie in them. */
function polygonsOf(rings: readonly Degrees[][]): Rings[] {
  const outer = rings.filter((ring) => signedArea(ring as Metres[]) > 0).map((ring): Rings => [ring]);
  for (const hole of rings.filter((ring) => signedArea(ring as Metres[]) < 0)) {
    const around = outer.find(([ring]) => ring && hole[0] && isInside(hole[0], [ring]));
    around?.push(hole);
  }
  return outer;
}

function cutOff(piece: Rings, border: Rings): Rings[] {
  const inside = (rings: Rings, others: Rings): boolean =>
    rings.every((ring) => ring.every((point) => isInside(point, others)));
  const bordersInside = border.some((ring) => ring.some((point) => isInside(point, piece)));
  if (!bordersInside && inside(piece, border)) return [piece];
  const cut = intersect(featureCollection([polygon(piece), polygon(border)]))?.geometry;
  if (!cut) return [];
  return (cut.type === 'Polygon' ? [cut.coordinates] : cut.coordinates) as Rings[];
}

/** Adds a piece to the grid that shares most corners with it, of those it makes one polygon with. */
function join(piece: Rings, grounds: Rings[]): void {
  const corners = new Set(piece.flat().map(String));
  const shared = grounds.map((rings) => rings.flat().filter((corner) => corners.has(String(corner))).length);
  const order = [...grounds.keys()].filter((grid) => shared[grid]).sort((a, b) => (shared[b] ?? 0) - (shared[a] ?? 0));
  for (const grid of order) {
    const joined = union(featureCollection([polygon(grounds[grid] ?? []), polygon(piece)]))?.geometry;
    if (joined?.type !== 'Polygon') continue;
    grounds[grid] = joined.coordinates as Rings;
    return;
  }
}

function rounded(ring: readonly Degrees[]): Degrees[] {
  const corners: Degrees[] = [];
  for (const [x, y] of ring) {
    const corner: Degrees = [Math.round(x * 1e9) / 1e9, Math.round(y * 1e9) / 1e9];
    if (String(corner) !== String(corners.at(-1))) corners.push(corner);
  }
  return corners;
}
