import type { DemoGrid } from './demo-grids';
import type { DemoTown } from './make-demo-town';
import { wgs84PlaceIn } from './place-in';
import { type Random, seeded } from './random';

/** Households of a stair or a row of houses. */
const householdsOfAddress = [6, 14] as const;

/** The address points of a community's grids as an office would hand them over: WGS-84, their sums those of the grids. */
export function addressesCsv({ grids, seed }: Pick<DemoTown, 'grids' | 'seed'>, community: string): string {
  const random = seeded(seed + Number(community.slice(-6)));
  const rows = grids.filter((grid) => grid.community === community).flatMap((grid) => rowsOf(grid, random));
  return `${['经度,纬度,户数,人数,小区', ...rows].join('\n')}\n`;
}

function rowsOf(grid: DemoGrid, random: Random): string[] {
  const { households, people, estates } = grid;
  const rows: string[] = [];
  for (let [left, peopleLeft] = [households, people]; left > 0; ) {
    const here = Math.min(left, random.whole(...householdsOfAddress));
    // What is left to share out, so that nobody is lost to rounding.
    const peopleHere = Math.round((peopleLeft * here) / left);
    const [longitude, latitude] = wgs84PlaceIn(grid, random);
    rows.push(
      [longitude.toFixed(6), latitude.toFixed(6), here, peopleHere, estates[rows.length % estates.length] ?? ''].join(),
    );
    left -= here;
    peopleLeft -= peopleHere;
  }
  return rows;
}
