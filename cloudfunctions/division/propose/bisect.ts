import { type Aim, sizesOf } from './aim';
import type { Graph } from './graph';
import { bestSplit } from './split';

/**
 * Divides sites into grids by splitting in two, the halves again, each in proportion to the grids it is to hold: recursive
 * bisection. Gives fewer grids where a part cannot be split.
 */
export function bisect(
  members: Uint32Array,
  grids: number,
  graphOf: (members: Uint32Array) => Graph,
  aim: Aim,
  random: () => number,
): Uint32Array[] {
  if (grids <= 1) return [members];
  const [few, many] = [Math.floor(grids / 2), Math.ceil(grids / 2)];
  const split = bestSplit(graphOf(members), { ...aim, sizes: sizesOf(aim, few, many) }, random);
  if (!split) return [members];
  const half = (side: number): Uint32Array => members.filter((_, place) => split.sides[place] === side);
  return [...bisect(half(1), few, graphOf, aim, random), ...bisect(half(0), many, graphOf, aim, random)];
}
