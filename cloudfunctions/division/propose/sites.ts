import { type Degrees, lengthOf, type Metres, type Plane } from './plane';
import type { Size } from './size';

/** An address with who lives there. */
export interface Address extends Size {
  at: Degrees;
}

/**
 * What is divided: one site an address (all at one spot are one), and markers, who are nobody: pairs of them on both
 * sides of every given line. Half-way between the two of a pair runs the line, so the Voronoi cells of what lies on
 * either side meet exactly on it, and a grid's border can follow it.
 */
export interface Sites {
  count: number;
  /** x, y of each, in metres. */
  xy: Float64Array;
  households: Float64Array;
  people: Float64Array;
  /** Of a marker the other one of its pair; -1 for an address. */
  twin: Int32Array;
  /** A marker outside of the community: the site inside that it is paired with; -1 for all that lies inside. */
  outsideOf: Int32Array;
  /** Site of each address, in the order given. */
  siteOf: Int32Array;
}

interface Listed {
  x: number;
  y: number;
  twin: number;
  outsideOf: number;
}

/** Markers stand a tenth of their distance off the line, which only an address nearer than half of it disturbs. */
const offset = 0.1;
const closest = 8;
const mostMarkers = 12_000;

/** @param border rings of the community, outline first; @param barriers lines that borders should keep to */
export function makeSites(
  addresses: readonly Address[],
  border: ReadonlyArray<readonly Metres[]>,
  barriers: ReadonlyArray<readonly Metres[]>,
  plane: Plane,
  isWithin: (point: Metres) => boolean,
): Sites {
  const list: Listed[] = [];
  const siteOf = new Int32Array(addresses.length);
  const bySpot = new Map<string, number>();
  for (const [index, { at }] of addresses.entries()) {
    const [x, y] = plane.toMetres(at);
    // Rows of one building share its coordinates; ten centimetres are the same door.
    const spot = `${Math.round(x * 10)},${Math.round(y * 10)}`;
    const known = bySpot.get(spot) ?? list.push({ x, y, twin: -1, outsideOf: -1 }) - 1;
    bySpot.set(spot, known);
    siteOf[index] = known;
  }
  // A road map of the whole town is given; only what lies in the community asks for markers.
  const inside = barriers.map((line) =>
    line.filter((_, index) =>
      [line[index - 1], line[index], line[index + 1]].some((point) => point && isWithin(point)),
    ),
  );
  const total = [...border, ...inside].reduce((sum, line) => sum + lengthOf(line), 0);
  const step = Math.max(closest, (total * 2) / mostMarkers);
  for (const line of [...border, ...barriers]) {
    for (const [left, right] of markersAlong(line, step)) {
      const [leftIn, rightIn] = [isWithin(left), isWithin(right)];
      // Of a barrier outside of the community nothing is needed, nor of a pair that straddles a corner.
      if (!leftIn && !rightIn) continue;
      const first = list.length;
      list.push({ x: left[0], y: left[1], twin: first + 1, outsideOf: leftIn ? -1 : first + 1 });
      list.push({ x: right[0], y: right[1], twin: first, outsideOf: rightIn ? -1 : first });
    }
  }
  return packed(list, addresses, siteOf);
}

function packed(list: readonly Listed[], addresses: readonly Address[], siteOf: Int32Array): Sites {
  const count = list.length;
  const sites: Sites = {
    count,
    xy: new Float64Array(count * 2),
    households: new Float64Array(count),
    people: new Float64Array(count),
    twin: Int32Array.from(list, (site) => site.twin),
    outsideOf: Int32Array.from(list, (site) => site.outsideOf),
    siteOf,
  };
  for (const [site, { x, y }] of list.entries()) sites.xy.set([x, y], site * 2);
  for (const [index, { households, people }] of addresses.entries()) {
    const site = siteOf[index] ?? 0;
    sites.households[site] = (sites.households[site] ?? 0) + households;
    sites.people[site] = (sites.people[site] ?? 0) + people;
  }
  return sites;
}

/** Pairs of spots left and right of a line, evenly along each of its straight stretches. */
function markersAlong(line: readonly Metres[], step: number): Array<[left: Metres, right: Metres]> {
  return line.slice(1).flatMap(([toX, toY], index) => {
    const [fromX, fromY] = line[index] ?? [toX, toY];
    const length = Math.hypot(toX - fromX, toY - fromY);
    if (length === 0) return [];
    const parts = Math.max(1, Math.round(length / step));
    const [unitX, unitY] = [(toX - fromX) / length, (toY - fromY) / length];
    const aside = Math.min(step, length / parts) * offset;
    return Array.from({ length: parts }, (_, part): [Metres, Metres] => {
      const along = ((part + 0.5) * length) / parts;
      const [x, y] = [fromX + unitX * along, fromY + unitY * along];
      return [
        [x - unitY * aside, y + unitX * aside],
        [x + unitY * aside, y - unitX * aside],
      ];
    });
  });
}
