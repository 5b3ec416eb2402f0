import type { GridWithPeople, Region } from '../grid/grid';
import { type GridCard, presentCard } from '../grid/presenter';
import { findRegion, listGridsWithPeople } from '../grid/repository';
import { dutyHoursText, shiftsOnPaper } from '../platform/duty-hours';
import { AppError } from '../platform/errors';
import { settingsOf } from '../platform/read-settings';
import type { TownSettings } from '../platform/settings';

/** A community of 100,000 people has about 100 grids. */
export const mostGrids = 200;

/** A grid as it is printed: what its public card says with the weekly hours alone, and how many live there. */
export interface PrintGrid extends GridCard {
  /** Shifts of the coming week by their dates, for what is handed out in that week. */
  shifts: string[];
  households: number;
  people: number;
}

/** Everything printed matter of a community is made from, as it is now. */
export interface Material {
  community: Region;
  townName: string;
  /** By code. */
  grids: PrintGrid[];
  texts: TownSettings['texts'];
}

/**
 * What a community's printed matter says today. Two database calls, one more for each further hundred grids, and at most
 * two a minute for the town's settings.
 */
export async function readMaterial(community: string, now: Date): Promise<Material> {
  const [region, rows] = await Promise.all([findCommunity(community), listGridsWithPeople(community, mostGrids, now)]);
  const { texts } = await settingsOf(region.parent, now);
  const grids = rows.map((row) => printGrid(row, now));
  return { community: region, townName: rows[0]?.townName ?? '', grids, texts };
}

/** A card says 今天 and 明天, paper must not. */
function printGrid(row: GridWithPeople, now: Date): PrintGrid {
  const card = presentCard(row, now);
  const { dutyHours = [], shifts = [] } = row.officer ?? {};
  return {
    ...card,
    officer: card.officer && { ...card.officer, dutyHours: dutyHoursText(dutyHours) },
    shifts: shiftsOnPaper(shifts, now),
    households: row.households,
    people: row.people,
  };
}

/** A community by its code. One database call. Throws `NOT_FOUND` for anything else. */
export async function findCommunity(code: string): Promise<Region> {
  const region = await findRegion(code);
  if (region?.level !== 'community') throw new AppError('NOT_FOUND', 'no such community', '没有这个社区或村');
  return region;
}
