import { aggregate, box, command, find } from '../platform/database';
import type { AtlasLevel, GridDrawn } from './atlas';
import type { Region } from './grid';
import type { Bounds } from './ground';
import { outlineAt } from './outline';

/** Grids that reach into a rectangle, with the outline of the zoom alone. One call, by the geo index on borders. */
export function findGridsIn(bounds: Bounds, zoom: number, limit: number): Promise<GridDrawn[]> {
  return find<GridDrawn>('grids', {
    where: { borderGcj02: command().geoIntersects({ geometry: box(bounds) }) },
    fields: {
      code: true,
      name: true,
      community: true,
      communityName: true,
      centreGcj02: true,
      [`outlines.${outlineAt(zoom)}`]: true,
    },
    limit,
  });
}

/** Towns or communities whose middle lies in a rectangle. One call, by the level's own geo index. */
export function findPlacesIn(level: Exclude<AtlasLevel, 'grid'>, bounds: Bounds, limit: number): Promise<Region[]> {
  const within = command().geoIntersects({ geometry: box(bounds) });
  return find<Region>('regions', {
    where: level === 'town' ? { townPointGcj02: within } : { communityPointGcj02: within },
    limit,
  });
}

/** A region after those above it, the district first; empty when there is none. One call. */
export async function findPath(code: string): Promise<Region[]> {
  const [row] = await aggregate<Region & { above: Region[]; top: Region[] }>('regions', [
    { match: { _id: code } },
    { limit: 1 },
    { lookup: { from: 'regions', localField: 'parent', foreignField: '_id', as: 'above' } },
    { lookup: { from: 'regions', localField: 'above.parent', foreignField: '_id', as: 'top' } },
  ]);
  if (!row) return [];
  const { above, top, ...region } = row;
  return [...top, ...above, region];
}
