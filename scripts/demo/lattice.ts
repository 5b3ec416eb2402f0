import type { Point } from '../../cloudfunctions/exchange/border';
import type { Random } from './random';

/** A town cut into cells by streets that bend a little. Cells tile the outline: neighbours share every corner. */
export interface Lattice {
  /** The ring of a cell in WGS-84 degrees, counter-clockwise, closed. */
  cell(row: number, column: number): Point[];
  /** The ring around all cells. */
  outline: Point[];
}

export interface LatticeSize {
  /** Widths of the columns from west to east and heights of the rows from north to south, in metres. */
  columns: readonly number[];
  rows: readonly number[];
  /** The middle of the town in WGS-84 degrees. */
  centre: Point;
}

/** How far crossings and streets leave the straight, as a share of the spacing. */
const crossingJitter = 0.12;
const streetJitter = 0.035;
const outlineJitter = 0.08;
/** The town does not face north exactly. */
const turn = (7 * Math.PI) / 180;
const metresPerDegree = 111_320;

interface Spot {
  east: number;
  north: number;
}

export function makeLattice({ columns, rows, centre }: LatticeSize, random: Random): Lattice {
  const easts = edgesOf(columns);
  const norths = edgesOf(rows).map((edge) => -edge);
  const crossings = norths.map((north, row) =>
    easts.map((east, column) => {
      // Long waves bend whole streets, the jitter makes every crossing its own.
      const bend = { east: 90 * Math.sin(row * 1.1), north: 70 * Math.sin(column * 0.8 + 1) };
      const width = columns[Math.min(column, columns.length - 1)] ?? 0;
      const height = rows[Math.min(row, rows.length - 1)] ?? 0;
      return {
        east: east + bend.east + width * random.between(-crossingJitter, crossingJitter),
        north: north + bend.north + height * random.between(-crossingJitter, crossingJitter),
      };
    }),
  );
  const crossing = (row: number, column: number): Spot => crossings[row]?.[column] ?? { east: 0, north: 0 };

  // Streets are drawn once, west to east and north to south; the cells on both sides walk along the same points.
  const along = norths.map((_, row) =>
    columns.map((_, column) =>
      street(crossing(row, column), crossing(row, column + 1), row === 0 || row === rows.length, random),
    ),
  );
  const down = rows.map((_, row) =>
    easts.map((_, column) =>
      street(crossing(row, column), crossing(row + 1, column), column === 0 || column === columns.length, random),
    ),
  );
  const eastward = (row: number, column: number): Spot[] => along[row]?.[column] ?? [];
  const southward = (row: number, column: number): Spot[] => down[row]?.[column] ?? [];

  const toRing = (spots: Spot[]): Point[] => {
    const points = spots.map((spot) => toDegrees(spot, centre));
    const first = points[0];
    return first ? [...points, first] : [];
  };
  return {
    cell: (row, column) =>
      toRing(
        walk([
          southward(row, column),
          eastward(row + 1, column),
          [...southward(row, column + 1)].reverse(),
          [...eastward(row, column)].reverse(),
        ]),
      ),
    outline: toRing(
      walk([
        ...rows.map((_, row) => southward(row, 0)),
        ...columns.map((_, column) => eastward(rows.length, column)),
        ...rows.map((_, row) => [...southward(rows.length - 1 - row, columns.length)].reverse()),
        ...columns.map((_, column) => [...eastward(0, columns.length - 1 - column)].reverse()),
      ]),
    ),
  };
}

/** Positions of the edges between strips of these sizes, around zero. */
function edgesOf(sizes: readonly number[]): number[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let edge = -total / 2;
  return [edge, ...sizes.map((size) => (edge += size))];
}

/** From crossing to crossing with two bends between; the town's edge follows fields and water and bends more. */
function street(from: Spot, to: Spot, isOutline: boolean, random: Random): Spot[] {
  const jitter = isOutline ? outlineJitter : streetJitter;
  const across = { east: -(to.north - from.north), north: to.east - from.east };
  const bends = [random.between(0.25, 0.4), random.between(0.6, 0.75)].map((share) => {
    const aside = random.between(-jitter, jitter);
    return {
      east: from.east + (to.east - from.east) * share + across.east * aside,
      north: from.north + (to.north - from.north) * share + across.north * aside,
    };
  });
  return [from, ...bends, to];
}

/** Joins streets that meet end to end into one way round, without naming a crossing twice. */
function walk(streets: ReadonlyArray<readonly Spot[]>): Spot[] {
  return streets.flatMap((spots) => spots.slice(0, -1));
}

function toDegrees({ east, north }: Spot, [longitude, latitude]: Point): Point {
  const turnedEast = east * Math.cos(turn) - north * Math.sin(turn);
  const turnedNorth = east * Math.sin(turn) + north * Math.cos(turn);
  const metresPerDegreeEast = metresPerDegree * Math.cos((latitude * Math.PI) / 180);
  return [round(longitude + turnedEast / metresPerDegreeEast), round(latitude + turnedNorth / metresPerDegree)];
}

/** 0.1 m, as surveys give it. */
function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
