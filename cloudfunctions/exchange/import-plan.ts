import { isDeepStrictEqual } from 'node:util';
import type { Grid, Region } from '../grid/grid';
import { withGround } from '../grid/ground';
import type { Person } from '../platform/identity';
import { checkPlaces } from './check-places';
import { withNamedOfficers } from './named-officers';
import type { Photo } from './photo';
import type { Problems } from './problem';
import type { FileRows, Stored } from './stored';
import { wantedGrids } from './wanted-grids';
import { wantedPeople } from './wanted-people';
import { wantedRegions } from './wanted-regions';

/** A row to be written, and how it stands now. */
export interface Change<Row> {
  before: Row | undefined;
  after: Row;
}

/** All that an import will write, in full, before the first byte is written. */
export interface Plan {
  regions: Change<Region>[];
  people: Change<Person>[];
  grids: Change<Grid>[];
  /** Portraits to store, by person id. */
  photos: Map<string, Photo>;
}

/**
 * Works out what the files change in what is stored. Pure. Adds to `problems` what the files and the stored rows say
 * against each other; with an error among them the plan must not be carried out.
 */
export function planImport(files: FileRows, stored: Stored, now: Date, problems: Problems): Plan {
  checkPlaces(files, stored, problems);
  const regions = wantedRegions(files.regions, stored.regions);
  const regionOf = new Map(regions.map((region) => [region.code, region]));
  const communities = new Map([...stored.grids, ...files.grids].map((grid) => [grid.code, grid.community]));
  const places = { regions: regionOf, communityOf: (grid: string) => communities.get(grid) };

  const listed = wantedPeople(files.officers, stored, places, now, problems);
  const { people, photos, officerOf } = withNamedOfficers(files.grids, listed, now, problems);
  const personOf = new Map(people.map((person) => [person._id, person]));
  const grids = wantedGrids(files.grids, stored.grids, regionOf, personOf, officerOf, now);

  const newPhotos = [...photos].filter(([id, photo]) => !personOf.get(id)?.photo.endsWith(`/${photoPath(id, photo)}`));
  const photographed = new Set(newPhotos.map(([id]) => id));
  return {
    regions: changesOf(withGround(regions, grids), stored.regions),
    people: changesOf(people, stored.people, (person) => photographed.has(person._id)),
    grids: changesOf(grids, stored.grids),
    photos: new Map(newPhotos),
  };
}

/** Where a portrait is stored. A new picture has a new path: phones keep what they fetched under the old one. */
export function photoPath(personId: string, photo: Pick<Photo, 'fingerprint' | 'extension'>): string {
  return `people/${personId}-${photo.fingerprint}.${photo.extension}`;
}

function changesOf<Row extends { _id: string }>(
  wanted: readonly Row[],
  stored: readonly Row[],
  alsoChanged?: (row: Row) => boolean,
): Change<Row>[] {
  const before = new Map(stored.map((row) => [row._id, row]));
  return wanted
    .map((after) => ({ before: before.get(after._id), after }))
    .filter((change) => !change.before || alsoChanged?.(change.after) || !isSame(change.before, change.after));
}

/** Equal but for the time of the last change. */
function isSame(before: object, after: object): boolean {
  return isDeepStrictEqual({ ...before, updatedAt: null }, { ...after, updatedAt: null });
}
