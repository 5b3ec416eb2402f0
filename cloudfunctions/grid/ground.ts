import type { Grid, Region } from './grid';
import type { Corner } from './outline';

/** A rectangle in GCJ-02 degrees. */
export interface Bounds {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** What a place covers, as the atlas draws it. */
export interface Ground {
  /** How many grids lie in it. */
  grids: number;
  bounds: Bounds;
  /** Where its name stands: in the grid nearest to its middle, so that it never stands in somebody else's. */
  centre: Corner;
}

/** What of a grid says where it lies. */
type Located = Pick<Grid, 'district' | 'town' | 'community' | 'borderGcj02' | 'centreGcj02'>;

/**
 * Regions with the ground their grids cover; one without grids has none. To be called by whatever writes grids. The
 * point is kept under a name of its level: each level is then found by a geo index of its own.
 */
export function withGround(regions: readonly Region[], grids: readonly Located[]): Region[] {
  const below = new Map<string, Located[]>();
  for (const grid of grids) {
    for (const place of [grid.community, grid.town, grid.district]) {
      const others = below.get(place);
      if (others) others.push(grid);
      else below.set(place, [grid]);
    }
  }
  return regions.map((region) => {
    const ground = groundOf(below.get(region.code) ?? []);
    if (!ground) return region;
    const pointGcj02 = { type: 'Point' as const, coordinates: ground.centre };
    if (region.level === 'town') return { ...region, ground, townPointGcj02: pointGcj02 };
    if (region.level === 'community') return { ...region, ground, communityPointGcj02: pointGcj02 };
    return { ...region, ground };
  });
}

/** A town with the ground that its communities cover together. */
export function groundOfParts(town: Region, parts: readonly Ground[]): Region {
  if (parts.length === 0) return town;
  const bounds = parts.reduce(
    (all, { bounds: one }) => ({
      west: Math.min(all.west, one.west),
      south: Math.min(all.south, one.south),
      east: Math.max(all.east, one.east),
      north: Math.max(all.north, one.north),
    }),
    { west: 180, south: 90, east: -180, north: -90 },
  );
  const centre = innermost(parts.map(({ centre: [longitude, latitude] }) => ({ longitude, latitude })));
  const ground = { grids: parts.reduce((sum, { grids }) => sum + grids, 0), bounds, centre };
  return { ...town, ground, townPointGcj02: { type: 'Point', coordinates: centre } };
}

function groundOf(grids: readonly Located[]): Ground | undefined {
  if (grids.length === 0) return undefined;
  const bounds = { west: 180, south: 90, east: -180, north: -90 };
  for (const { borderGcj02 } of grids) {
    for (const [longitude, latitude] of borderGcj02.coordinates[0] ?? []) {
      bounds.west = Math.min(bounds.west, longitude);
      bounds.south = Math.min(bounds.south, latitude);
      bounds.east = Math.max(bounds.east, longitude);
      bounds.north = Math.max(bounds.north, latitude);
    }
  }
  return { grids: grids.length, bounds, centre: innermost(grids.map(({ centreGcj02 }) => centreGcj02)) };
}

function innermost(centres: ReadonlyArray<Grid['centreGcj02']>): Corner {
  const mean = (of: (centre: Grid['centreGcj02']) => number): number =>
    centres.reduce((sum, centre) => sum + of(centre), 0) / centres.length;
  const [x, y] = [mean((centre) => centre.longitude), mean((centre) => centre.latitude)];
  const away = ({ longitude, latitude }: Grid['centreGcj02']): number => Math.hypot(longitude - x, latitude - y);
  const [first = { longitude: x, latitude: y }] = [...centres].sort((a, b) => away(a) - away(b));
  return [first.longitude, first.latitude];
}
