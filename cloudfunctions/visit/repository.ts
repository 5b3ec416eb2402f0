import type { Grid } from '../grid/grid';
import { aggregate, command, DuplicateKey, find, findById, insert, updateWhere } from '../platform/database';
import { AppError } from '../platform/errors';
import type { CareTag, Household, HouseholdRow, Opening, Visit } from './household';

/** What a list shows: nothing sealed. */
const shown = {
  grid: true,
  gridName: true,
  community: true,
  no: true,
  addressMasked: true,
  'people.nameMasked': true,
  tags: true,
  dueOn: true,
  lastVisitOn: true,
  point: true,
  movedAway: true,
} as const;

/** Households of some grids whose visit is due by a day, the longest due first. One database call, by grid and dueOn. */
export function listDue(grids: readonly string[], until: string, limit: number): Promise<HouseholdRow[]> {
  return find<HouseholdRow>('households', {
    where: { grid: command().in(grids), dueOn: command().lte(until) },
    order: [['dueOn', 'asc']],
    fields: shown,
    limit,
  });
}

/**
 * The register of a grid, by number, after a number: all, those with a tag, or those with exactly this name or phone. One
 * database call.
 */
export function listRegister(
  grid: string,
  { after, tag, finds }: { after: number; tag?: CareTag | undefined; finds?: string | undefined },
  limit: number,
): Promise<HouseholdRow[]> {
  return find<HouseholdRow>('households', {
    where: { grid, ...(tag ? { tags: tag } : {}), ...(finds ? { finds } : {}), no: command().gt(after) },
    order: [['no', 'asc']],
    fields: shown,
    limit,
  });
}

/** More than the band of a grid allows twice over; read at once by imports and exports. */
export const mostHouseholds = 1000;

/** Every household of a grid, whole, by number. One database call. */
export function listWhole(grid: string): Promise<Household[]> {
  return find<Household>('households', { where: { grid }, order: [['no', 'asc']], limit: mostHouseholds });
}

/** @throws NOT_FOUND no such household */
export async function requireHousehold(id: string): Promise<Household> {
  const household = await findById<Household>('households', id);
  if (!household) throw new AppError('NOT_FOUND', 'no such household', '没有找到这一户');
  return household;
}

export function findHousehold(id: string): Promise<Household | undefined> {
  return findById<Household>('households', id);
}

/** The number the next household of a grid gets. One database call, by grid and number. */
export async function nextNumber(grid: string): Promise<number> {
  const [last] = await find<Pick<Household, 'no'>>('households', {
    where: { grid },
    order: [['no', 'desc']],
    fields: { no: true },
    limit: 1,
  });
  return (last?.no ?? 0) + 1;
}

/**
 * Stores new households. Resolves to what stood in the way, and then nothing was written: the id, the address or a number
 * was taken.
 */
export async function insertHouseholds(
  households: readonly Household[],
): Promise<'id' | 'address' | 'number' | undefined> {
  try {
    await insert('households', households);
    return undefined;
  } catch (error) {
    return takenBy(error);
  }
}

function takenBy(error: unknown): 'id' | 'address' | 'number' {
  if (!(error instanceof DuplicateKey)) throw error;
  return error.index === 'address' || error.index === 'number' ? error.index : 'id';
}

/**
 * Writes on the edition that was read. Resolves to whether it did, or that the address is registered already.
 *
 * @param read days of visits that must still be what they were, where the changes write them anew
 */
export async function updateHousehold(
  id: string,
  edition: number,
  changes: Partial<Household>,
  read: Partial<Pick<Household, 'dueOn' | 'lastVisitOn'>> = {},
): Promise<boolean | 'address'> {
  try {
    return (await updateWhere('households', { _id: id, edition, ...read }, asUpdate(changes))) === 1;
  } catch (error) {
    takenBy(error);
    return 'address';
  }
}

/** A point or a sealed value is exchanged as a whole: merged into what was there it would be neither. */
function asUpdate(changes: Partial<Household>): Record<string, unknown> {
  const { set } = command();
  return Object.fromEntries(
    Object.entries(changes).map(([name, value]) => [name, isPlain(value) ? set(value) : value]),
  );
}

const isPlain = (value: unknown): boolean => value === null || (typeof value === 'object' && !(value instanceof Date));

/**
 * Puts a household into another grid's register, unless it has left this one. Resolves to what stands in the way there, if
 * anything does.
 */
export async function moveHousehold(
  id: string,
  from: string,
  to: Partial<Household>,
): Promise<'address' | 'number' | undefined> {
  try {
    await updateWhere('households', { _id: id, grid: from }, asUpdate(to));
    return undefined;
  } catch (error) {
    return takenBy(error) === 'number' ? 'number' : 'address';
  }
}

/**
 * Moves the day a visit is next due, unless a later visit is known or they have moved away. Whoever edits the household at this moment is not
 * disturbed: a visit is no new edition of what is said of it.
 */
export async function moveDueOn(
  id: string,
  visitedOn: string,
  changes: Pick<Household, 'dueOn'> & Partial<Pick<Household, 'lastVisitOn'>>,
): Promise<void> {
  const where = { _id: id, movedAway: false, lastVisitOn: command().lte(visitedOn) };
  await updateWhere('households', where, changes);
}

/** Visits of a household, the newest first. One database call. */
export function listVisitsTo(household: string, limit: number): Promise<Visit[]> {
  return find<Visit>('visits', { where: { household }, order: [['at', 'desc']], limit });
}

/** Nobody makes more visits in a week. */
const mostVisits = 400;

/** The visits of somebody on some days. One database call, by person and date. */
export function listVisits(personId: string, dates: readonly string[]): Promise<Visit[]> {
  return find<Visit>('visits', {
    where: { personId, date: command().in(dates) },
    order: [['date', 'asc']],
    limit: mostVisits,
  });
}

/** Stores a visit; one that is there stays. Resolves to whether it was new. */
export async function insertVisit(visit: Visit): Promise<boolean> {
  try {
    await insert('visits', visit);
    return true;
  } catch (error) {
    if (error instanceof DuplicateKey) return false;
    throw error;
  }
}

export function findVisit(id: string): Promise<Visit | undefined> {
  return findById<Visit>('visits', id);
}

/** Needs of a community in one state, the newest first. One database call. */
export function listNeeds(community: string, state: 'open' | 'answered', limit: number): Promise<Visit[]> {
  return find<Visit>('visits', {
    where: { community, needState: state },
    order: [['at', 'desc']],
    limit,
  });
}

export async function answerNeed(id: string, needAnswer: string): Promise<boolean> {
  return (await updateWhere('visits', { _id: id, needState: 'open' }, { needState: 'answered', needAnswer })) === 1;
}

/** A retry comes at once. What comes later under the same id is another look. */
const retryMs = 10 * 60_000;

/**
 * Writes who looks, before anything is shown; a retry of it is the same opening. An old request that is sent again shows what
 * is true now, so it is a look of its own. One database call, three for what was there.
 */
export async function insertOpening(opening: Opening): Promise<void> {
  if (await insertOnce(opening)) return;
  const first = await findById<Pick<Opening, 'at'>>('openings', opening._id, { at: true });
  const at = opening.at.getTime();
  if (first && at - first.at.getTime() <= retryMs) return;
  await insertOnce({ ...opening, _id: `${opening._id}:${Math.floor(at / retryMs)}` });
}

async function insertOnce(opening: Opening): Promise<boolean> {
  try {
    await insert('openings', opening);
    return true;
  } catch (error) {
    if (error instanceof DuplicateKey) return false;
    throw error;
  }
}

/** Openings in a community, the newest first, before an instant. One database call. */
export function listOpenings(community: string, limit: number, before?: Date): Promise<Opening[]> {
  return find<Opening>('openings', {
    where: { community, ...(before ? { at: command().lt(before) } : {}) },
    order: [['at', 'desc']],
    limit,
  });
}

type GridPlace = Pick<Grid, 'code' | 'name' | 'community' | 'town' | 'communityName'>;
const gridPlace = { code: true, name: true, community: true, town: true, communityName: true } as const;

/** Where a grid lies. @throws NOT_FOUND no such grid */
export async function requireGrid(code: string): Promise<GridPlace> {
  const grid = await findById<GridPlace>('grids', code, gridPlace);
  if (!grid) throw new AppError('NOT_FOUND', 'no such grid', '没有找到这个网格');
  return grid;
}

/** The grids of a community. One database call. */
export function listGridPlaces(community: string): Promise<GridPlace[]> {
  return aggregate<GridPlace>('grids', [
    { match: { community } },
    { sort: { community: 1, code: 1 } },
    { limit: 200 },
    { project: gridPlace },
  ]);
}
