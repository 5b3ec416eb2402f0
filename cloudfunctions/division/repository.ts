import type { Grid } from '../grid/grid';
import type { Bounds } from '../grid/ground';
import type { Corner } from '../grid/outline';
import { aggregate, box, command, DuplicateKey, find, findById, insert, put, updateWhere } from '../platform/database';
import type { Plan, PlanState } from './plan';
import type { AddressPoint } from './sizes';

/** A plan without its grids, as lists read it. */
export type PlanSummary = Omit<Plan, 'grids' | 'handover'>;

/** No community has as many grids. */
export const mostGrids = 200;
const mostVersions = 50;
const mostPlansOfTown = 1000;

export function planId(community: string, version: number): string {
  return `${community}@${version}`;
}

export function findPlan(community: string, version: number): Promise<Plan | undefined> {
  return findById<Plan>('divisions', planId(community, version));
}

/** The newest versions of a community's plans, without their grids. One database call. */
export function listVersions(community: string): Promise<PlanSummary[]> {
  return find<PlanSummary>('divisions', {
    where: { community },
    order: [['version', 'desc']],
    limit: mostVersions,
    fields: { grids: false, handover: false },
  });
}

/** The plans of a town's communities, the newest of each first, without their grids. One database call. */
export function listPlansOfTown(town: string): Promise<PlanSummary[]> {
  return find<PlanSummary>('divisions', {
    where: { town },
    order: [
      ['community', 'asc'],
      ['version', 'desc'],
    ],
    limit: mostPlansOfTown,
    fields: { grids: false, handover: false },
  });
}

/** Stores a new version. False when somebody has begun it already. */
export async function insertPlan(plan: Plan): Promise<boolean> {
  try {
    await insert('divisions', plan);
    return true;
  } catch (error) {
    if (error instanceof DuplicateKey) return false;
    throw error;
  }
}

/** Changes a plan as it was read: on its state and edition. Resolves to whether it did. */
export async function changePlan(
  plan: Pick<Plan, '_id' | 'state' | 'edition'>,
  changes: Partial<Omit<Plan, '_id' | 'edition'>>,
): Promise<boolean> {
  const { _id, state, edition } = plan;
  // Objects are replaced whole.
  const values = Object.entries(changes).map(([field, value]) => [
    field,
    isObject(value) ? command().set(value) : value,
  ]);
  const data = { ...Object.fromEntries(values), edition: command().inc(1) };
  return (await updateWhere('divisions', { _id, state, edition }, data)) === 1;
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !(value instanceof Date);

/** Accepted plans whose day has come, at most `limit`, by what names them: a plan may have a megabyte. One database call. */
export function listDue(today: string, limit: number): Promise<Array<Pick<Plan, 'community' | 'version'>>> {
  const state: PlanState = 'accepted';
  return find('divisions', {
    where: { state, from: command().lte(today) },
    order: [['from', 'asc']],
    limit,
    fields: { community: true, version: true },
  });
}

/** More communities than border on one have no plan accepted and not in force at a time. */
const mostAccepted = 12;

/**
 * The accepted plans of a town's other communities that are not in force yet, whole. One database call, by the index on
 * town, and one each plan.
 */
export async function listAcceptedBeside(town: string, community: string): Promise<Plan[]> {
  const state: PlanState = 'accepted';
  const rows = await find<Pick<Plan, 'community' | 'version'>>('divisions', {
    where: { state, town, community: command().neq(community) },
    order: [['from', 'asc']],
    limit: mostAccepted,
    fields: { community: true, version: true },
  });
  const plans = await Promise.all(rows.map((row) => findPlan(row.community, row.version)));
  return plans.filter((plan) => plan !== undefined);
}

/** What was in force before is replaced by what comes. */
export async function replaceOthers(community: string, version: number): Promise<void> {
  await updateWhere(
    'divisions',
    { community, state: 'inForce', version: command().lt(version) },
    { state: 'replaced' satisfies PlanState },
  );
}

/** The grids in force of a community, whole, by code. One database call. */
export function listWholeGrids(community: string): Promise<Grid[]> {
  // An aggregation gives borders as plain GeoJSON; a query makes objects of the SDK of them.
  return aggregate<Grid>('grids', [{ match: { community } }, { sort: { code: 1 } }, { limit: mostGrids }]);
}

/** All codes that begin with a community's, of retired grids too. One database call, by id. */
export async function listCodesEver(community: string): Promise<string[]> {
  const _id = command()
    .gt(community)
    .and(command().lt(`${community}:`));
  const rows = await find<{ _id: string }>('grids', { where: { _id }, fields: { _id: true }, limit: 1000 });
  return rows.map((row) => row._id);
}

/** Grids in force that reach into a rectangle. One database call, by the geo index. */
export function listGridsAround(
  bounds: Bounds,
): Promise<Array<Pick<Grid, 'code' | 'name' | 'community' | 'communityName' | 'borderGcj02'>>> {
  return aggregate('grids', [
    { match: { borderGcj02: command().geoIntersects({ geometry: box(bounds) }) } },
    { limit: 400 },
    { project: { code: true, name: true, community: true, communityName: true, borderGcj02: true } },
  ]);
}

/** Cases that grids held and that changed since, at most `limit`; only who held them. One database call. */
export async function countHeld(grids: readonly string[], since: Date, limit: number): Promise<Map<string, number>> {
  const rows = await find<{ holder: string }>('cases', {
    where: { holder: command().in(grids), updatedAt: command().gt(since) },
    fields: { holder: true },
    limit,
  });
  const counts = new Map<string, number>();
  for (const { holder } of rows) counts.set(holder, (counts.get(holder) ?? 0) + 1);
  return counts;
}

/** Where a community ends: rings in GCJ-02 degrees, outer first. One database call. */
export async function putBorder(community: string, rings: Corner[][]): Promise<void> {
  await updateWhere('regions', { _id: community }, { borderRingsGcj02: command().set(rings) });
}

/** One row of `addresses`, `_id` the community: which set of points counts. */
interface AddressSet {
  _id: string;
  set: string;
  parts: number;
  count: number;
  households: number;
  people: number;
}

/** Some thousand points are a row of about 100 kB. */
const pointsPerPart = 2500;

const partId = (community: string, set: string, part: number): string => `${community}:${set}:${part}`;

/** The address points of a community; none while none were imported. Two database calls. */
export async function readPoints(community: string): Promise<AddressPoint[]> {
  const head = await findById<AddressSet>('addresses', community);
  if (!head) return [];
  const ids = Array.from({ length: head.parts }, (_, part) => partId(community, head.set, part));
  const parts = await find<{ _id: string; points: AddressPoint[] }>('addresses', {
    where: { _id: command().in(ids) },
    limit: ids.length,
  });
  return parts.sort((a, b) => (a._id < b._id ? -1 : 1)).flatMap(({ points }) => points);
}

/**
 * Replaces the address points of a community. The parts are there before the head names them: cut off in between, the
 * old set still counts, whole.
 *
 * @param set a name of its own for each import; the same for its retry
 */
export async function writePoints(community: string, set: string, points: readonly AddressPoint[]): Promise<void> {
  const parts = Math.ceil(points.length / pointsPerPart);
  for (let part = 0; part < parts; part++) {
    const own = points.slice(part * pointsPerPart, (part + 1) * pointsPerPart);
    await put('addresses', { _id: partId(community, set, part), points: own } as { _id: string });
  }
  const sum = (of: 2 | 3): number => points.reduce((total, point) => total + point[of], 0);
  const head: AddressSet = { _id: community, set, parts, count: points.length, households: sum(2), people: sum(3) };
  await put('addresses', head);
}

/** The day by which a town's communities hand in their plans. */
interface Deadline {
  _id: string;
  date: string;
  setBy: string;
  setAt: Date;
}

const deadlineId = (town: string): string => `deadline@${town}`;

export async function findDeadline(town: string): Promise<string | undefined> {
  return (await findById<Deadline>('divisions', deadlineId(town)))?.date || undefined;
}

/** '' takes it away. */
export async function putDeadline(town: string, date: string, setBy: string, setAt: Date): Promise<void> {
  await put('divisions', { _id: deadlineId(town), date, setBy, setAt } as Deadline);
}
