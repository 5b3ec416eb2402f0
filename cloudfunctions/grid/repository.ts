import { aggregate, command, find, findById, point, type Stage } from '../platform/database';
import type { Person } from '../platform/identity';
import { findOnDuty } from '../rota/repository';
import type { Grid, GridRow, GridWithPeople, Region } from './grid';
import { answeringAt } from './officer';

/** Joins everybody with a role over a grid, its community and town, so that one call answers the first screen. */
const withPeople: readonly Stage[] = [
  { lookup: { from: 'people', localField: 'code', foreignField: 'scopes', as: 'staff' } },
  { lookup: { from: 'regions', localField: 'community', foreignField: '_id', as: 'communityRegion' } },
  { lookup: { from: 'regions', localField: 'town', foreignField: '_id', as: 'townRegion' } },
];

type Joined = Grid & {
  staff: Person[];
  communityRegion: Region[];
  townRegion: Region[];
};

function single({ staff, ...row }: Joined, now: Date): GridWithPeople {
  return {
    ...row,
    ...answeringAt(row, staff, now),
    communityRegion: row.communityRegion[0] ?? null,
    townRegion: row.townRegion[0] ?? null,
  };
}

/** A grid with whoever answers for it at an instant. One call, by id. */
export async function findGrid(code: string, now: Date): Promise<GridWithPeople | undefined> {
  const [row] = await aggregate<Joined>('grids', [{ match: { _id: code } }, { limit: 1 }, ...withPeople]);
  return row && single(row, now);
}

/** The grid whose border holds a point (GCJ-02 degrees), or undefined. One call, by the geo index. */
export async function findGridAt(longitude: number, latitude: number, now: Date): Promise<GridWithPeople | undefined> {
  const match = { borderGcj02: command().geoIntersects({ geometry: point(longitude, latitude) }) };
  const [row] = await aggregate<Joined>('grids', [{ match }, { limit: 1 }, ...withPeople]);
  return row && single(row, now);
}

/** The grid nearest to a point that no grid holds, within `metres`. One call, only on the way to an error. */
export async function findNearestGrid(
  longitude: number,
  latitude: number,
  metres: number,
): Promise<Pick<GridWithPeople, 'communityName' | 'communityRegion' | 'townRegion'> | undefined> {
  const [row] = await aggregate<Joined>('grids', [
    {
      geoNear: {
        near: point(longitude, latitude),
        distanceField: 'distance',
        maxDistance: metres,
        spherical: true,
        key: 'borderGcj02',
        limit: 1,
      },
    },
    { limit: 1 },
    ...withPeople,
  ]);
  return row && single(row, new Date(0));
}

/** A border is thousands of bytes and no list draws one. */
const asRow: readonly Stage[] = [
  { lookup: { from: 'people', localField: 'code', foreignField: 'scopes', as: 'staff' } },
  {
    project: {
      code: true,
      name: true,
      kind: true,
      community: true,
      communityName: true,
      townName: true,
      estates: true,
      officerId: true,
      'staff._id': true,
      'staff.name': true,
      'staff.roles': true,
      'staff.away': true,
    },
  },
];

/** Grids that carry all the pieces of what was typed, by code, after a code. One call, by the index on `terms`. */
export function searchGrids(terms: readonly string[], limit: number, after?: string): Promise<GridRow[]> {
  const match = { terms: command().all(terms), ...(after ? { code: command().gt(after) } : {}) };
  return aggregate<GridRow>('grids', [{ match }, { sort: { code: 1 } }, { limit }, ...asRow]);
}

/** The grids of a community, by code. One call, by the index on community and code. */
export function listGrids(community: string, limit: number): Promise<GridRow[]> {
  return aggregate<GridRow>('grids', [{ match: { community } }, { sort: { code: 1 } }, { limit }, ...asRow]);
}

/** As many grids with their people as one answer of the database holds. */
const mostWithPeople = 100;

/**
 * The grids of a community with those who answer for them at an instant, by code, at most `limit`. A border comes as
 * finely as maps draw it. One call for each hundred, by the index on community and code.
 */
export async function listGridsWithPeople(community: string, limit: number, now: Date): Promise<GridWithPeople[]> {
  const grids: GridWithPeople[] = [];
  for (;;) {
    const after = grids.at(-1)?.code;
    const match = { community, ...(after ? { code: command().gt(after) } : {}) };
    const some = Math.min(limit - grids.length, mostWithPeople);
    const rows = await aggregate<Omit<Joined, 'borderGcj02'>>('grids', [
      { match },
      { sort: { community: 1, code: 1 } },
      { limit: some },
      ...withPeople,
      { project: { borderGcj02: false, terms: false, 'outlines.z13': false, 'outlines.z15': false } },
    ]);
    grids.push(...rows.map((row) => single({ ...row, borderGcj02: drawn(row) }, now)));
    if (rows.length < some || grids.length >= limit) return grids;
  }
}

function drawn({ outlines }: Pick<Grid, 'outlines'>): Grid['borderGcj02'] {
  return { type: 'Polygon', coordinates: [outlines.z17] };
}

/** The grids of all communities of a town, by code. One call: communities of a town begin with its code. */
export function listGridsOfTown(town: string, limit: number): Promise<GridRow[]> {
  const community = command()
    .gt(town)
    .and(command().lt(afterPrefix(town)));
  return aggregate<GridRow>('grids', [
    { match: { community } },
    { sort: { community: 1, code: 1 } },
    { limit },
    ...asRow,
  ]);
}

/** The smallest text after every code that begins with `prefix`; codes are digits. */
function afterPrefix(prefix: string): string {
  return `${prefix}:`;
}

/** A community, town or district by its code. */
export function findRegion(code: string): Promise<Region | undefined> {
  return findById<Region>('regions', code);
}

/** The places directly below one, by code. One call, by the index on parent and code. */
export function listRegions(parent: string, limit: number): Promise<Region[]> {
  return find<Region>('regions', { where: { parent }, order: [['code', 'asc']], limit });
}

/** Several places by their codes. One call. */
export function findRegions(codes: readonly string[]): Promise<Region[]> {
  return find<Region>('regions', { where: { _id: command().in(codes) }, limit: 100 });
}

/** The place everything else lies in: the index sorts by parent, and a parent's code is the shortest at the top. */
export async function findTopRegion(): Promise<Region | undefined> {
  const order = [
    ['parent', 'asc'],
    ['code', 'asc'],
  ] as const;
  const [top] = await find<Region>('regions', { where: {}, order, limit: 1 });
  return top;
}

/** A desk a case can be sent to: a grid with its officer, or a community's centre. */
export interface DeskTarget {
  code: string;
  name: string;
  town: string;
  /** A centre's published phone; '' for a grid, whose phone is its officer's. */
  phone: string;
  handler: { personId: string; name: string; phone: string } | null;
  /** The community it lies in, '' above communities. */
  community: string;
  communityName: string;
  isGrid: boolean;
}

/**
 * The centre of a community, town or district under its code, in the charge of whoever is first on its duty rota today.
 * Two calls at once.
 */
export async function findCentre(
  code: string,
  now: Date,
): Promise<(DeskTarget & { level: Region['level'] }) | undefined> {
  const [region, [onDuty = null]] = await Promise.all([findRegion(code), findOnDuty(code, now)]);
  if (!region) return undefined;
  const { desk, level } = region;
  const town = level === 'community' ? region.parent : code;
  const inCommunity = level === 'community';
  return {
    code,
    name: desk.name,
    town,
    phone: desk.phone,
    handler: onDuty,
    community: inCommunity ? code : '',
    communityName: inCommunity ? region.shortName : '',
    isGrid: false,
    level,
  };
}
