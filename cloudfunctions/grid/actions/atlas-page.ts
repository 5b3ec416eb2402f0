import { optional, strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { type AtlasPage, presentCounted } from '../atlas';
import { findPath } from '../atlas-repository';
import type { Region } from '../grid';
import { codeInput } from '../inputs';
import { presentItem, presentPlace } from '../presenter';
import { findTopRegion, listGrids, listRegions } from '../repository';

/** As many as a district has towns, a large town communities, a large community grids. */
const mostRows = 300;

/**
 * A place of the atlas (网格图谱): the way down to it, the ground its map shows first, and what lies directly below: towns
 * of the district (the place when none is named), communities of a town, grids of a community with their officers'
 * names. Public, two database calls.
 *
 * @throws NOT_FOUND no such place
 */
export const atlasPage = defineAction({
  input: strictObject({ place: optional(codeInput) }),
  async run({ place }, { now }): Promise<AtlasPage> {
    const path = place ? await findPath(place) : await topPath();
    const region = path.at(-1);
    if (!region) throw new AppError('NOT_FOUND', 'no such place', '没有这个地方，请重新选择');
    const isCommunity = region.level === 'community';
    return {
      path: path.map(presentPlace),
      bounds: region.ground?.bounds ?? null,
      places: isCommunity ? [] : (await listRegions(region.code, mostRows)).map(presentCounted),
      grids: isCommunity ? (await listGrids(region.code, mostRows)).map((row) => presentItem(row, now)) : [],
    };
  },
});

async function topPath(): Promise<Region[]> {
  const top = await findTopRegion();
  return top ? [top] : [];
}
