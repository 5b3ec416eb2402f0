import type { Grid, Region } from '../grid/grid';
import { command, find, put, updateWhere } from '../platform/database';
import type { Person, RoleGrant } from '../platform/identity';

/** Gives somebody the officer's post over a grid, once. One database call. */
export async function addOfficer(personId: string, grid: string, now: Date): Promise<void> {
  const grant: RoleGrant = { role: 'officer', scope: grid, from: now };
  await updateWhere(
    'people',
    { _id: personId, scopes: command().neq(grid) },
    { roles: command().push([grant]), scopes: command().push([grid]), updatedAt: now },
  );
}

/** Names of people by id. One database call. */
export async function findOfficerNames(ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const people = await find<Person>('people', { where: { _id: command().in(ids) }, limit: ids.length });
  return new Map(people.map(({ _id, name }) => [_id, name]));
}

/** Writes a grid whole. */
export function putGrid(grid: Grid): Promise<void> {
  return put('grids', grid);
}

/** Takes a grid out of every list, the map and the search; its code leads to those that follow. Once. */
export async function retireGrid(grid: Grid, successors: string[], at: Date): Promise<void> {
  const { borderGcj02, community, ...rest } = grid;
  await put('grids', {
    ...rest,
    community: '',
    terms: [],
    retired: { at, community, border: borderGcj02, successors },
    updatedAt: at,
  } as { _id: string });
}

/** What a region covers. */
export async function putGround({ _id, ground, townPointGcj02, communityPointGcj02 }: Region): Promise<void> {
  if (!ground) return;
  const point = communityPointGcj02 ? { communityPointGcj02 } : townPointGcj02 ? { townPointGcj02 } : {};
  const fields = Object.entries({ ground, ...point }).map(([field, value]) => [field, command().set(value)]);
  await updateWhere('regions', { _id }, Object.fromEntries(fields));
}
