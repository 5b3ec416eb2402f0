/** A ring's corner: [longitude, latitude] in degrees. */
export type Corner = [longitude: number, latitude: number];

/** About 3 m at our latitudes: invisible on a map the width of a phone. */
const finestTolerance = 0.00003;
const maxCorners = 80;

/**
 * A ring with few enough corners for a small map (at most 80), the first repeated at the end. Leaves out corners that
 * lie closer to the line between their neighbours than a tolerance (the method of Douglas and Peucker, 1973), which
 * grows until the ring is small enough.
 */
export function outlineOf(ring: readonly Corner[]): Corner[] {
  let simple = [...ring];
  for (let tolerance = finestTolerance; simple.length > maxCorners; tolerance *= 2) simple = simplify(ring, tolerance);
  return simple;
}

function simplify(line: readonly Corner[], tolerance: number): Corner[] {
  const first = line[0];
  const last = line.at(-1);
  if (!first || !last || line.length < 3) return [...line];
  let farthest = 0;
  let distance = tolerance;
  for (const [index, corner] of line.entries()) {
    const away = distanceToSegment(corner, first, last);
    if (away > distance) [farthest, distance] = [index, away];
  }
  if (farthest === 0) return [first, last];
  return [
    ...simplify(line.slice(0, farthest + 1), tolerance).slice(0, -1),
    ...simplify(line.slice(farthest), tolerance),
  ];
}

/** In degrees: exact enough to choose corners by. A ring begins and ends at one corner, so `from` may equal `to`. */
function distanceToSegment([x, y]: Corner, from: Corner, to: Corner): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - from[0]) * dx + (y - from[1]) * dy) / length));
  return Math.hypot(x - from[0] - along * dx, y - from[1] - along * dy);
}
