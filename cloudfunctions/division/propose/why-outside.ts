import type { ProposedGrid } from './propose';
import { type Band, outsideBy, type Size } from './size';

/** Why a grid lies outside the band. */
export type OutsideReason =
  /** Fewer households or people than one grid should have live in the whole community. */
  | 'fewPeople'
  /** No number of grids brings households and people into their bands at once: too many or too few people a household. */
  | 'noCountFits'
  /** A single address holds a quarter of a grid or more, and cannot be divided. */
  | 'largeAddress'
  /** What lies around would have to be torn apart. */
  | 'shape';

export function whyOutside(
  grid: ProposedGrid,
  addresses: readonly Size[],
  average: Size,
  grids: number,
  band: Band,
): OutsideReason {
  const isSmall = average.households < band.households[0] || average.people < band.people[0];
  if (grids === 1 && isSmall) return 'fewPeople';
  if (outsideBy(average.households, average.people, band) > 0) return 'noCountFits';
  const largest = Math.max(...grid.addresses.map((index) => addresses[index]?.households ?? 0));
  return largest * 4 >= band.households[0] ? 'largeAddress' : 'shape';
}
