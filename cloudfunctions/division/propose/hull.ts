import type { Metres } from './plane';

const corners = 12;

/** A closed ring around all points, counter-clockwise, with so many metres between: the ground of a community nobody gave a border of. */
export function hullAround(points: readonly Metres[], metres: number): Metres[] {
  const spread = hullOf(points).flatMap(([x, y]) =>
    Array.from({ length: corners }, (_, index): Metres => {
      const angle = (index * 2 * Math.PI) / corners;
      return [x + metres * Math.cos(angle), y + metres * Math.sin(angle)];
    }),
  );
  const ring = hullOf(spread);
  return ring[0] ? [...ring, ring[0]] : [];
}

/** Andrew's monotone chain. */
function hullOf(points: readonly Metres[]): Metres[] {
  const sorted = [...points].sort(([x, y], [otherX, otherY]) => x - otherX || y - otherY);
  const lower = half(sorted);
  const upper = half(sorted.reverse());
  return sorted.length < 2 ? sorted : [...lower.slice(0, -1), ...upper.slice(0, -1)];
}

function half(points: readonly Metres[]): Metres[] {
  const chain: Metres[] = [];
  for (const point of points) {
    while (chain.length > 1 && turn(chain.at(-2), chain.at(-1), point) <= 0) chain.pop();
    chain.push(point);
  }
  return chain;
}

function turn([ax, ay]: Metres = [0, 0], [bx, by]: Metres = [0, 0], [cx, cy]: Metres): number {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}
