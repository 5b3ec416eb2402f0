import type { Grid, Region } from './grid';
import type { Bounds } from './ground';
import type { Corner, Outlines } from './outline';
import { outlineAt } from './outline';
import { type GridItem, type Place, presentPlace } from './presenter';

/** What a map of the atlas (网格图谱) shows at a zoom: names of towns, of communities, or grids with their borders. */
export type AtlasLevel = 'town' | 'community' | 'grid';

/** A pixel is 65 m at zoom 11 and 16 m at zoom 13: communities have names apart, then grids borders apart. */
const communitiesFrom = 11;
const gridsFrom = 13;

export function levelAt(zoom: number): AtlasLevel {
  return zoom < communitiesFrom ? 'town' : zoom < gridsFrom ? 'community' : 'grid';
}

/** A town or community with how many grids it has. */
export interface AtlasPlace extends Place {
  grids: number;
}

/** One on the map; GCJ-02 degrees. */
export interface PlaceOnMap extends AtlasPlace {
  centre: Corner;
}

export interface GridOnMap {
  code: string;
  name: string;
  /** Code of its community. */
  community: string;
  centre: Corner;
  /** Outer ring, the first corner repeated at the end, as fine as the zoom shows. */
  border: Corner[];
}

/** What is in view. */
export interface AtlasView {
  level: AtlasLevel;
  /** Towns or communities; none where grids are drawn. */
  places: PlaceOnMap[];
  grids: GridOnMap[];
  /** The communities of those grids, each once. */
  communities: Place[];
  /** There is more in view than is sent: people must zoom in. */
  more: boolean;
}

/** A place of the atlas and what lies directly below it. */
export interface AtlasPage {
  /** From the district down to the place itself. */
  path: Place[];
  /** null while it has no grids. */
  bounds: Bounds | null;
  places: AtlasPlace[];
  /** Those of a community. */
  grids: GridItem[];
}

/** A row of `grids` as the map reads it: of its outlines the one the zoom needs. */
export type GridDrawn = Pick<Grid, 'code' | 'name' | 'community' | 'communityName' | 'centreGcj02'> & {
  outlines: Partial<Outlines>;
};

export function presentPlaces(level: 'town' | 'community', regions: readonly Region[], most: number): AtlasView {
  const places = regions.slice(0, most).flatMap((region) => {
    const { ground } = region;
    return ground ? [{ ...presentCounted(region), centre: ground.centre }] : [];
  });
  return { level, places: byCode(places), grids: [], communities: [], more: regions.length > most };
}

export function presentGrids(zoom: number, rows: readonly GridDrawn[], most: number): AtlasView {
  const step = outlineAt(zoom);
  const shown = byCode(rows.slice(0, most));
  const communities = new Map(shown.map((row) => [row.community, row.communityName]));
  return {
    level: 'grid',
    places: [],
    grids: shown.map(({ code, name, community, centreGcj02, outlines }) => ({
      code,
      name,
      community,
      centre: [centreGcj02.longitude, centreGcj02.latitude],
      border: outlines[step] ?? [],
    })),
    communities: [...communities].map(([code, name]) => ({ code, name })),
    more: rows.length > most,
  };
}

export function presentCounted(region: Region): AtlasPlace {
  return { ...presentPlace(region), grids: region.ground?.grids ?? 0 };
}

/** The same question has the same answer, in whatever order the index found it. */
function byCode<T extends { code: string }>(rows: readonly T[]): T[] {
  return [...rows].sort((a, b) => (a.code < b.code ? -1 : 1));
}
