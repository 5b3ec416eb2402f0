import { bbox } from '@turf/bbox';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { PlanGrid } from './plan';
import { shapeOf, shared, squareMetres } from './shape';

/** An address point: GCJ-02 degrees, households, people. */
export type AddressPoint = [longitude: number, latitude: number, households: number, people: number];

/**
 * Pure: changed grids with their sizes. Where the community has address points they are counted; an address on a border
 * of two belongs to the first. Without points a grid whose ground was changed is estimated by its share of the ground
 * of the grids before, and one whose ground stays has what its people say.
 *
 * @param others the grids that stay, so that no address counts twice
 */
export function sized(
  changed: readonly PlanGrid[],
  others: readonly PlanGrid[],
  before: readonly PlanGrid[],
  points: readonly AddressPoint[],
): PlanGrid[] {
  if (points.length > 0) return counted(changed, others, points);
  return changed.map((grid) => {
    const same = before.find(({ code }) => code === grid.code);
    const isSameGround = same && JSON.stringify(same.border) === JSON.stringify(grid.border);
    const isSaid =
      grid.counted === 'hand' && (!same || same.households !== grid.households || same.people !== grid.people);
    if (isSameGround || isSaid || before.length === 0) {
      return { ...grid, counted: isSaid ? 'hand' : (same?.counted ?? 'hand') };
    }
    return { ...grid, ...byArea(grid, before), counted: 'area' as const };
  });
}

function counted(
  changed: readonly PlanGrid[],
  others: readonly PlanGrid[],
  points: readonly AddressPoint[],
): PlanGrid[] {
  const all = [...others, ...changed].map((grid) => ({
    grid,
    ground: shapeOf(grid.border),
    box: bbox(shapeOf(grid.border)),
  }));
  const sums = new Map(changed.map(({ code }) => [code, { households: 0, people: 0 }]));
  for (const [longitude, latitude, households, people] of points) {
    const holder = all.find(
      ({ ground, box: [west, south, east, north] }) =>
        longitude >= west &&
        longitude <= east &&
        latitude >= south &&
        latitude <= north &&
        booleanPointInPolygon([longitude, latitude], ground),
    );
    const sum = holder && sums.get(holder.grid.code);
    if (!sum) continue;
    sum.households += households;
    sum.people += people;
  }
  return changed.map((grid) => ({ ...grid, ...sums.get(grid.code), counted: 'addresses' }));
}

function byArea(grid: PlanGrid, before: readonly PlanGrid[]): Pick<PlanGrid, 'households' | 'people'> {
  const ground = shapeOf(grid.border);
  let [households, people] = [0, 0];
  for (const one of before) {
    const other = shapeOf(one.border);
    const whole = squareMetres(other);
    // Clicked in one line, it covers nothing.
    if (whole === 0) continue;
    const share = squareMetres(shared(ground, other)) / whole;
    households += one.households * share;
    people += one.people * share;
  }
  return { households: Math.round(households), people: Math.round(people) };
}
