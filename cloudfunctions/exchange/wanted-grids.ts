import { centroid } from '@turf/centroid';
import { polygon } from '@turf/helpers';
import type { Grid, Region } from '../grid/grid';
import { answeringAt } from '../grid/officer';
import { outlinesOf } from '../grid/outline';
import { gridTermsOf } from '../grid/terms';
import { holds, type Person } from '../platform/identity';
import { toGcj02 } from './border';
import type { GridFeature } from './grids-file';

/**
 * Stored grids with the file's features laid over them by code, and everything in them that follows from regions and
 * people made anew: a renamed community or a new officer shows in names and search terms. A grid keeps its code, so
 * the cards and boards that carry it stay valid.
 */
export function wantedGrids(
  features: readonly GridFeature[],
  stored: readonly Grid[],
  regions: ReadonlyMap<string, Region>,
  people: ReadonlyMap<string, Person>,
  officerOf: ReadonlyMap<string, string>,
  now: Date,
): Grid[] {
  const grids = new Map(stored.map((grid) => [grid.code, grid]));
  for (const feature of features) grids.set(feature.code, fromFeature(feature, grids.get(feature.code), now));
  const staffOf = new Map<string, Person[]>();
  for (const person of people.values()) {
    for (const scope of person.scopes) staffOf.set(scope, [...(staffOf.get(scope) ?? []), person]);
  }
  return [...grids.values()].map((grid) => {
    const officerId =
      officerOf.get(grid.code) ?? (serves(people.get(grid.officerId), grid.code, now) ? grid.officerId : '');
    const answering = answeringAt({ code: grid.code, officerId }, staffOf.get(grid.code) ?? [], now).officer;
    const names = [people.get(officerId)?.name ?? '', answering?.name ?? ''];
    return derived({ ...grid, officerId }, regions, names);
  });
}

function fromFeature(feature: GridFeature, before: Grid | undefined, now: Date): Grid {
  const coordinates = toGcj02(feature.border);
  const [longitude = 0, latitude = 0] = centroid(polygon(coordinates)).geometry.coordinates.map(round);
  const { code, name, kind, community, households, people, estates } = feature;
  return {
    _id: code,
    code,
    name,
    kind,
    district: '',
    town: '',
    community,
    communityName: '',
    townName: '',
    borderGcj02: { type: 'Polygon', coordinates },
    outlines: { z13: [], z15: [], z17: [] },
    centreGcj02: { longitude, latitude },
    households,
    people,
    estates,
    officerId: before?.officerId ?? '',
    terms: [],
    updatedAt: now,
  };
}

function derived(grid: Grid, regions: ReadonlyMap<string, Region>, officers: readonly string[]): Grid {
  const community = regions.get(grid.community);
  const town = regions.get(community?.parent ?? '');
  const communityName = community?.shortName ?? grid.communityName;
  return {
    ...grid,
    district: town?.parent ?? grid.district,
    town: town?.code ?? grid.town,
    townName: town?.shortName ?? grid.townName,
    communityName,
    // Made anew, too: rows of before may have none.
    outlines: outlinesOf(grid.borderGcj02.coordinates),
    terms: gridTermsOf({ ...grid, communityName }, community?.name ?? '', officers),
  };
}

function serves(person: Person | undefined, grid: string, now: Date): boolean {
  return person?.roles.some((grant) => grant.role === 'officer' && grant.scope === grid && holds(grant, now)) ?? false;
}

function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
