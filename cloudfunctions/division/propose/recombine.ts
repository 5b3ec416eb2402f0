import { type Aim, sizesOf } from './aim';
import type { Graph } from './graph';
import type { Neighbours } from './neighbours';
import { bestSplit, costOf } from './split';

const mostRounds = 12;
/** In the first rounds every pair is tried, since each time the sweeps go in other directions. */
const fullRounds = 3;
/** About one per cent off in size, or a border shorter by a hundredth: less is not worth another round. */
const leastGain = 0.002;
const empty = new Uint32Array(0);

/**
 * Improves grids in place: takes two that touch, puts them together and splits them anew, as ReCom does, but keeps the new
 * border only when it costs less. What one grid has too much of wanders from neighbour to neighbour to where it is wanted.
 */
export function recombine(
  grids: Uint32Array[],
  near: Neighbours,
  graphOf: (members: Uint32Array) => Graph,
  aim: Aim,
  random: () => number,
): void {
  const gridOf = new Int32Array(near.from.length - 1).fill(-1);
  for (const [grid, members] of grids.entries()) for (const site of members) gridOf[site] = grid;
  const splitAim = { ...aim, sizes: sizesOf(aim, 1, 1) };
  let changed = new Set(grids.keys());
  for (let round = 0; round < mostRounds && changed.size > 0; round++) {
    const before = changed;
    changed = new Set();
    for (const [a, b] of shuffled(touchingPairs(gridOf, near), random)) {
      if (round >= fullRounds && ![a, b].some((grid) => before.has(grid) || changed.has(grid))) continue;
      // In the order of their numbers, whatever happened before.
      const both = together(grids[a], grids[b]);
      const graph = graphOf(both);
      const now = costOf(
        Uint8Array.from(both, (site) => (gridOf[site] === a ? 1 : 0)),
        graph,
        splitAim,
      );
      const split = bestSplit(graph, splitAim, random);
      if (!split || split.cost > now - leastGain) continue;
      for (const [place, site] of both.entries()) gridOf[site] = split.sides[place] === 1 ? a : b;
      for (const grid of [a, b]) grids[grid] = both.filter((site) => gridOf[site] === grid);
      changed.add(a).add(b);
    }
  }
}

function together(one: Uint32Array = empty, two: Uint32Array = empty): Uint32Array {
  const both = new Uint32Array(one.length + two.length);
  both.set(one);
  both.set(two, one.length);
  return both.sort();
}

function touchingPairs(gridOf: Int32Array, near: Neighbours): Array<[number, number]> {
  const pairs = new Map<number, [number, number]>();
  for (let site = 0; site < gridOf.length; site++) {
    const a = gridOf[site] ?? -1;
    for (let at = near.from[site] ?? 0; at < (near.from[site + 1] ?? 0); at++) {
      const b = gridOf[near.to[at] ?? 0] ?? -1;
      if (a < b && a >= 0) pairs.set(a * 100_000 + b, [a, b]);
    }
  }
  return [...pairs].sort(([one], [two]) => one - two).map(([, pair]) => pair);
}

/** Fisher–Yates. */
function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const [a, b] = [order[last], order[other]];
    if (a !== undefined && b !== undefined) [order[last], order[other]] = [b, a];
  }
  return order;
}
