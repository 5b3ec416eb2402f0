import { findLivingGrid } from './living-grid';
import { type DeskTarget, findCentre } from './repository';

/**
 * The desk under a grid or community code; under the code of a grid that a division took back, the desk of the one that
 * follows. One call for a grid, three for a community.
 */
export async function findDesk(code: string, now: Date): Promise<DeskTarget | undefined> {
  const found = await findLivingGrid(code, now);
  if (!found) {
    const centre = await findCentre(code, now);
    return centre?.level === 'community' ? centre : undefined;
  }
  const { grid } = found;
  const handler = grid.officer && { personId: grid.officer._id, name: grid.officer.name, phone: grid.officer.phone };
  return {
    code: grid.code,
    name: grid.name,
    town: grid.town,
    phone: '',
    handler,
    community: grid.community,
    communityName: grid.communityName,
    isGrid: true,
  };
}
