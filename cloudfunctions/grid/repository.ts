import { aggregate, command, findById, point, type Stage } from '../platform/database';
import type { Grid, GridWithPeople, Region } from './grid';

/** Joins a grid's officer, community and town by their ids, so that one call answers the first screen. */
const withPeople: readonly Stage[] = [
  { lookup: { from: 'people', localField: 'officerId', foreignField: '_id', as: 'officer' } },
  { lookup: { from: 'regions', localField: 'community', foreignField: '_id', as: 'communityRegion' } },
  { lookup: { from: 'regions', localField: 'town', foreignField: '_id', as: 'townRegion' } },
];

type Joined = Grid & {
  officer: Array<NonNullable<GridWithPeople['officer']>>;
  communityRegion: Region[];
  townRegion: Region[];
};

function single(row: Joined): GridWithPeople {
  return {
    ...row,
    officer: row.officer[0] ?? null,
    communityRegion: row.communityRegion[0] ?? null,
    townRegion: row.townRegion[0] ?? null,
  };
}

/** One call, by id. */
export async function findGrid(code: string): Promise<GridWithPeople | undefined> {
  const [row] = await aggregate<Joined>('grids', [{ match: { _id: code } }, { limit: 1 }, ...withPeople]);
  return row && single(row);
}

/** The grid whose border holds a point (GCJ-02 degrees), or undefined. One call, by the geo index. */
export async function findGridAt(longitude: number, latitude: number): Promise<GridWithPeople | undefined> {
  const match = { borderGcj02: command().geoIntersects({ geometry: point(longitude, latitude) }) };
  const [row] = await aggregate<Joined>('grids', [{ match }, { limit: 1 }, ...withPeople]);
  return row && single(row);
}

/** The grid nearest to a point that no grid holds, within `metres`. One call, only on the way to an error. */
export async function findNearestGrid(longitude: number, latitude: number, metres: number): Promise<GridWithPeople | undefined> {
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
  return row && single(row);
}

/** Grids that carry all the pieces of what was typed, at most `limit`. One call, by the index on `terms`. */
export async function searchGrids(terms: readonly string[], limit: number): Promise<GridWithPeople[]> {
  const rows = await aggregate<Joined>('grids', [{ match: { terms: command().all(terms) } }, { limit }, ...withPeople]);
  return rows.map(single);
}

/** A community, town or district by its code. */
export function findRegion(code: string): Promise<Region | undefined> {
  return findById<Region>('regions', code);
}
