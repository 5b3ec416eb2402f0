import { type Band, costOfSize, type Size } from './size';

/** What all grids of a proposal are judged by. */
export interface Aim {
  band: Band;
  /** The size each would have if all had the same. */
  average: Size;
  /** Cost of a metre of border. */
  metre: number;
  /** See `SplitAim`. */
  barrierWidth: number;
}

/**
 * The aim for grids of this size and ground (square metres). All the border of a square grid of average size costs as
 * much as being 70 per cent off in households: a shorter border is worth some per cent of balance, and no more.
 */
export function aimFor(average: Size, ground: number, band: Band): Aim {
  const side = Math.sqrt(ground);
  return { band, average, metre: 1 / (2 * side), barrierWidth: side };
}

/** Cost of the sizes of two parts that are to hold so many grids each. */
export function sizesOf(
  { average, band }: Aim,
  leftGrids: number,
  rightGrids: number,
): (leftHouseholds: number, leftPeople: number, rightHouseholds: number, rightPeople: number) => number {
  return (leftHouseholds, leftPeople, rightHouseholds, rightPeople) =>
    leftGrids * costOfSize(leftHouseholds / leftGrids, leftPeople / leftGrids, average, band) +
    rightGrids * costOfSize(rightHouseholds / rightGrids, rightPeople / rightGrids, average, band);
}
