import type { PlanStore } from '../exchange/carry-out';
import type { Grid, Region } from '../grid/grid';
import { command, DuplicateKey, find, insert, updateWhere } from '../platform/database';
import { AppError } from '../platform/errors';
import type { Person } from '../platform/identity';
import { settled } from './person-settled';

/** A border is some thousand bytes, and an answer may have 1 MB. */
const gridsAtOnce = 100;
const rowsAtOnce = 500;
/** A town has a few hundred grids and as many people; where there are more, a community at a time is imported. */
export const mostRows = 1_000;

/** A place, those above it and those directly below it. Two calls, and one for each level above. */
export async function findRegionsAround(code: string): Promise<Region[]> {
  const around: Region[] = [];
  for (let next = code; next !== ''; ) {
    const [region] = await find<Region>('regions', { where: { _id: command().eq(next) }, limit: 1 });
    if (!region) break;
    around.push(region);
    next = region.parent;
  }
  const below = await find<Region>('regions', { where: { parent: code }, order: [['code', 'asc']], limit: rowsAtOnce });
  return [...around, ...below];
}

/** The grids of communities, whole. One call a hundred, by the index on community and code. */
export async function listWholeGrids(communities: readonly string[]): Promise<Grid[]> {
  const grids: Grid[] = [];
  for (const community of communities) {
    for (let page: Grid[] | undefined; !page || page.length === gridsAtOnce; ) {
      const after = page?.at(-1)?.code;
      const where = { community, ...(after ? { code: command().gt(after) } : {}) };
      page = await find<Grid>('grids', { where, order: [['code', 'asc']], limit: gridsAtOnce });
      grids.push(...page.map(withPlainBorder));
    }
  }
  return grids;
}

/** The codes of the grids of communities. One call a community. */
export async function listGridCodes(communities: readonly string[]): Promise<string[]> {
  const codes: string[] = [];
  for (const community of communities) {
    const where = { community };
    const fields = { _id: true };
    const rows = await find<{ _id: string }>('grids', { where, order: [['code', 'asc']], limit: mostRows, fields });
    codes.push(...rows.map(({ _id }) => _id));
  }
  return codes;
}

/** Whoever has a role over one of the places, by name. One call a hundred places. */
export async function listStaff(scopes: readonly string[]): Promise<Person[]> {
  const people = new Map<string, Person>();
  for (let at = 0; at < scopes.length; at += 100) {
    const where = { scopes: command().in(scopes.slice(at, at + 100)) };
    for (const person of await find<Person>('people', { where, order: [['name', 'asc']], limit: mostRows })) {
      people.set(person._id, person);
    }
  }
  return [...people.values()];
}

/** People by their ids, whatever they do now. One call a hundred. */
export async function findPeople(ids: readonly string[]): Promise<Person[]> {
  const people: Person[] = [];
  for (let at = 0; at < ids.length; at += 100) {
    people.push(
      ...(await find<Person>('people', { where: { _id: command().in(ids.slice(at, at + 100)) }, limit: 100 })),
    );
  }
  return people;
}

/**
 * Where a roster is carried out. A row somebody else changed since it was read is refused: the roster was checked against
 * what it was.
 */
export const rosterStore = (now: Date, requestId: string): PlanStore => ({
  writePhoto: () => Promise.reject(new RangeError('a roster brings no photos')),
  writeRegion: () => Promise.reject(new RangeError('a roster changes no regions')),

  async writePerson({ before, after }) {
    try {
      if (!before) return await insert('people', settled({ ...after, savedBy: requestId }, now));
    } catch (error) {
      if (error instanceof DuplicateKey) throw changed();
      throw error;
    }
    const next = settled({ ...after, edition: (before.edition ?? 0) + 1, savedBy: requestId }, now);
    const { _id, openid: _openid, noticeConsents: _consents, phase, ...fields } = next;
    // A person who loses a role is written twice, the second time over our own row.
    const where = { _id, updatedAt: command().in([before.updatedAt, now]) };
    // An object is replaced whole: as it stands it would be merged into what was there.
    const data = { ...fields, phase: command().set(phase), updatedAt: now };
    if ((await updateWhere('people', where, data)) === 0) throw changed();
  },

  async writeGrid({ before, after: { _id, officerId, terms } }) {
    const where = { _id, officerId: before?.officerId ?? '' };
    if ((await updateWhere('grids', where, { officerId, terms, staffedAt: now, updatedAt: now })) === 0)
      throw changed();
  },
});

function changed(): AppError {
  return new AppError(
    'PERSON_CHANGED',
    'row changed meanwhile',
    '导入时有人改了人员信息，请再导入一次，已导入的不会重复',
  );
}

/** The SDK hands out GeoJSON as an object of its own. */
function withPlainBorder(grid: Grid): Grid {
  const border = grid.borderGcj02 as Grid['borderGcj02'] & { toJSON?: () => Grid['borderGcj02'] };
  return { ...grid, borderGcj02: border.toJSON ? border.toJSON() : border };
}
