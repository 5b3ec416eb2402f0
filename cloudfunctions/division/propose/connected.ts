import type { Graph } from './graph';

/** Side of each site of a graph: 1 is left. */
export type Sides = Uint8Array;

/**
 * The first `count` sites of an order on the left and the rest on the right, made connected: of each side the part with most
 * households and people stays, islands go over to the side that surrounds them. What the left gives up touches only the right,
 * since all of it together is connected; then the other way round. Undefined when nothing is left of a side.
 */
export function parted(order: Uint32Array, count: number, graph: Graph): Sides | undefined {
  const sides = new Uint8Array(graph.count);
  for (const site of order.subarray(0, count)) sides[site] = 1;
  for (const side of [1, 0]) giveIslands(sides, side, graph);
  return sides.includes(1) && sides.includes(0) ? sides : undefined;
}

/** How many pieces sites fall into. */
export function piecesIn(graph: Graph): number {
  return partsOf(new Uint8Array(graph.count), 0, graph).length;
}

function giveIslands(sides: Sides, side: number, graph: Graph): void {
  const parts = partsOf(sides, side, graph);
  const weights = parts.map((part) =>
    // Among parts without people the larger ground.
    part.reduce((sum, site) => sum + (graph.households[site] ?? 0) + (graph.people[site] ?? 0), part.length * 1e-6),
  );
  const main = weights.indexOf(Math.max(...weights));
  for (const [index, part] of parts.entries()) if (index !== main) for (const site of part) sides[site] = 1 - side;
}

/** The connected parts of one side. */
function partsOf(sides: Sides, side: number, { count, from, to }: Graph): number[][] {
  const seen = new Uint8Array(count);
  const parts: number[][] = [];
  for (let start = 0; start < count; start++) {
    if (seen[start] || sides[start] !== side) continue;
    const part = [start];
    seen[start] = 1;
    for (let index = 0; index < part.length; index++) {
      const site = part[index] ?? 0;
      for (let at = from[site] ?? 0; at < (from[site + 1] ?? 0); at++) {
        const other = to[at] ?? 0;
        if (seen[other] || sides[other] !== side) continue;
        seen[other] = 1;
        part.push(other);
      }
    }
    parts.push(part);
  }
  return parts;
}
