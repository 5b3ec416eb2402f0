import type { Region } from '../grid/grid';
import { type GridCard, presentCard } from '../grid/presenter';
import { findRegion, listGridsWithPeople } from '../grid/repository';
import { AppError } from '../platform/errors';
import { settingsOf } from '../platform/read-settings';
import type { TownSettings } from '../platform/settings';

/** A community of 100,000 people has about 100 grids. */
export const mostGrids = 200;

/** A grid as it is printed: what its public card says, and how many live there. */
export interface PrintGrid extends GridCard {
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
  const grids = rows.map((row) => ({ ...presentCard(row, now), households: row.households, people: row.people }));
  return { community: region, townName: rows[0]?.townName ?? '', grids, texts };
}

/** A community by its code. One database call. Throws `NOT_FOUND` for anything else. */
export async function findCommunity(code: string): Promise<Region> {
  const region = await findRegion(code);
  if (region?.level !== 'community') throw new AppError('NOT_FOUND', 'no such community', '没有这个社区或村');
  return region;
}
