import { asGeometry, type Box, boxAround, distanceTo, type Position } from './geometry';
import { visitPath } from './paths';
import type { Plan } from './plan';
import type { Sqlite } from './sqlite';
import type { Stored } from './stored';

/** The rows whose box touches `box`, in natural order. */
export function rowsInBox(sqlite: Sqlite, table: string, [west, south, east, north]: Box): number[] {
  const sql = `SELECT row FROM ${table} WHERE west <= ? AND east >= ? AND south <= ? AND north >= ? ORDER BY row`;
  return sqlite
    .prepare(sql)
    .all([east, west, north, south])
    .map(([row]) => Number(row));
}

/** Metres from the centre to the nearest geometry a document has on the path. */
export function documentDistance(stored: Stored, parts: readonly string[], center: Position): number {
  let least = Number.POSITIVE_INFINITY;
  visitPath(stored.document, parts, true, (value) => {
    const geometry = asGeometry(value);
    if (geometry !== undefined) least = Math.min(least, distanceTo(center, geometry));
    return false;
  });
  return least;
}

const FIRST_RING = 250;
const HALF_EARTH = 20_100_000;

/** Documents by growing distance: rings around the centre, each twice as wide, until the greatest distance is passed. */
export function* readNear(
  sqlite: Sqlite,
  plan: Plan & { kind: 'near' },
  fetch: (row: number) => Stored,
): Generator<{ stored: Stored; distance: number }> {
  const { center, minDistance, maxDistance } = plan.query;
  const parts = plan.index.geo?.parts ?? [];
  const farthest = Math.min(maxDistance, HALF_EARTH);
  const seen = new Set<number>();
  let waiting: Array<{ stored: Stored; distance: number }> = [];
  for (let ring = Math.min(Math.max(FIRST_RING, minDistance), farthest); ; ring = Math.min(ring * 2, farthest)) {
    for (const row of rowsInBox(sqlite, plan.index.table, boxAround(center, ring))) {
      if (seen.has(row)) continue;
      seen.add(row);
      const stored = fetch(row);
      const distance = documentDistance(stored, parts, center);
      if (distance >= minDistance && distance <= maxDistance) waiting.push({ stored, distance });
    }
    const whole = ring >= farthest;
    const ready = waiting.filter(({ distance }) => whole || distance <= ring).sort((a, b) => a.distance - b.distance);
    waiting = waiting.filter(({ distance }) => !whole && distance > ring);
    yield* ready;
    if (whole) return;
  }
}
