import { type Change, type Plan, photoPath } from '../../cloudfunctions/exchange/import-plan';
import type { Stored } from '../../cloudfunctions/exchange/stored';
import type { Grid, Region } from '../../cloudfunctions/grid/grid';
import type { Person } from '../../cloudfunctions/platform/identity';
import type { Environment } from './environment';

/** A border is some thousand bytes, and an answer may have 1 MB. */
const pageSize = 100;
/** The smallest plan allows about 30 calls a second. */
const writesAtOnce = 8;

type Collection = 'regions' | 'people' | 'grids';
type Row = Region | Person | Grid;

export async function readStored(environment: Environment): Promise<Stored> {
  const [regions, grids, people] = await Promise.all([
    readAll<Region>(environment, 'regions'),
    readAll<Grid>(environment, 'grids'),
    readAll<Person>(environment, 'people'),
  ]);
  return { regions, grids, people };
}

/**
 * Carries a plan out. A town's rows are more than one transaction of the platform takes, so this is safe to repeat
 * instead: every row is written whole under its own id, in an order in which readers see either the old or the new
 * card of a grid and never one without an officer. If it breaks off, running it again with the same files mends it.
 *
 *   1. portraits, under new paths         nobody refers to them yet
 *   2. regions                            their old grids fit them
 *   3. people with the roles they gain, none ended yet
 *   4. grids, which now point at them
 *   5. people again, with the roles they lose
 */
export async function carryOut(environment: Environment, plan: Plan): Promise<void> {
  const photoOf = new Map<string, string>();
  await inBatches([...plan.photos], async ([id, photo]) => {
    const { fileID } = await environment.uploadFile({ cloudPath: photoPath(id, photo), fileContent: photo.bytes });
    photoOf.set(id, fileID);
  });
  await inBatches(plan.regions, (change) => write(environment, 'regions', change));

  const people = plan.people.map(({ before, after }) => ({
    before,
    after: { ...after, photo: photoOf.get(after._id) ?? after.photo },
  }));
  await inBatches(people, ({ before, after }) =>
    write(environment, 'people', { before, after: beforeLosses(before, after) }),
  );
  await inBatches(plan.grids, (change) => write(environment, 'grids', change));
  const losing = people.filter(({ before, after }) => beforeLosses(before, after) !== after);
  await inBatches(losing, (change) => write(environment, 'people', change));
}

/** A person as they shall be, with the roles that end now still open. */
function beforeLosses(before: Person | undefined, after: Person): Person {
  const open = (before?.roles ?? []).filter((grant) => !grant.to);
  const roles = after.roles.map((grant) => {
    const held = grant.to && open.find((other) => other.role === grant.role && other.scope === grant.scope);
    return held ? { ...grant, to: undefined } : grant;
  });
  if (roles.every((grant, index) => grant === after.roles[index])) return after;
  return {
    ...after,
    roles: roles.map(withoutUndefined),
    scopes: [...new Set([...(before?.scopes ?? []), ...after.scopes])],
  };
}

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as T;
}

/** Fields that belong to the person, not to the files: somebody may join while the import runs. */
const ownFields: readonly string[] = ['_id', 'openid', 'noticeConsents'];

async function write(environment: Environment, collection: Collection, { before, after }: Change<Row>): Promise<void> {
  const database = environment.database();
  const row = database.collection(collection).doc(after._id);
  if (!before) {
    const { _id, ...data } = after;
    await row.set(data);
    return;
  }
  const entries = Object.entries(after).filter(([field]) => !ownFields.includes(field));
  // An object is replaced whole: as it stands it would be merged into what was there.
  const replaced = entries.map(([field, value]) => [field, isPlain(value) ? database.command.set(value) : value]);
  await row.update(Object.fromEntries(replaced));
}

function isPlain(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

async function readAll<T extends Row>(environment: Environment, collection: Collection): Promise<T[]> {
  const database = environment.database();
  const rows: T[] = [];
  for (let page: T[] | undefined; !page || page.length === pageSize; ) {
    const last = rows.at(-1);
    const where = last ? { _id: database.command.gt(last._id) } : {};
    const { data } = await database.collection(collection).where(where).orderBy('_id', 'asc').limit(pageSize).get();
    page = (data as T[]).map(withPlainGeometry);
    rows.push(...page);
  }
  return rows;
}

/** The SDK hands out GeoJSON as objects of its own, which it does not take back inside a command. */
function withPlainGeometry<T extends object>(row: T): T {
  const isGeometry = (value: unknown): value is { toJSON(): unknown } =>
    isPlain(value) && typeof (value as { toJSON?: unknown }).toJSON === 'function';
  return Object.fromEntries(
    Object.entries(row).map(([field, value]) => [field, isGeometry(value) ? value.toJSON() : value]),
  ) as T;
}

async function inBatches<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < items.length; at += writesAtOnce) {
    await Promise.all(items.slice(at, at + writesAtOnce).map(work));
  }
}
