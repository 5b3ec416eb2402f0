import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import type { Desk, Region } from '../grid';
import { codeInput } from '../inputs';
import { type GridItem, type Place, presentItem, presentPlace } from '../presenter';
import { findRegion, listGridsOfTown, listRegions } from '../repository';

/** A large town of 30 communities with 20 grids each. */
const mostGrids = 600;
const mostCommunities = 100;

/** A community with its desk and grids, as something can be handed to it. */
export interface CommunityGrids extends Place {
  desk: Desk;
  grids: GridItem[];
}

/**
 * A community and the others of its town, the asked one first, each with its desk and grids: where an officer may
 * transfer a case to. Public, three database calls.
 *
 * @throws NOT_FOUND no such community
 */
export const neighbours = defineAction({
  input: strictObject({ community: codeInput }),
  async run({ community }, { now }): Promise<{ communities: CommunityGrids[] }> {
    const own = await findRegion(community);
    if (own?.level !== 'community') throw new AppError('NOT_FOUND', 'no such community', '没有这个社区或村');
    const [regions, rows] = await Promise.all([
      listRegions(own.parent, mostCommunities),
      listGridsOfTown(own.parent, mostGrids),
    ]);
    const grids = rows.map((row) => presentItem(row, now));
    const others = regions.filter((region) => region.code !== community);
    return { communities: [own, ...others].map((region) => present(region, grids)) };
  },
});

function present(region: Region, grids: readonly GridItem[]): CommunityGrids {
  return { ...presentPlace(region), desk: region.desk, grids: grids.filter((grid) => grid.community === region.code) };
}
