import cloud from './cloud';
import type { CollectionName } from './collections';
import { AppError } from './errors';

/**
 * The only place that touches the SDK's database. Repositories speak these few verbs; each is one database call and is
 * counted, because the platform limits calls, not work (about 30 queries a second on the smallest plan).
 */

/** What the SDK's `db.command` builds. Opaque: it is only handed back to the SDK. */
export interface Command {
  eq(value: unknown): unknown;
  neq(value: unknown): unknown;
  in(values: readonly unknown[]): unknown;
  all(values: readonly unknown[]): unknown;
  lt(value: unknown): unknown;
  lte(value: unknown): unknown;
  gte(value: unknown): unknown;
  gt(value: unknown): { and(other: unknown): unknown };
  inc(by: number): unknown;
  push(values: readonly unknown[]): unknown;
  /** Adds a value to an array unless it is there already. */
  addToSet(value: string): unknown;
  set(value: unknown): unknown;
  /** Takes a field away. */
  remove(): unknown;
  geoIntersects(options: { geometry: unknown }): unknown;
}

type Where = Record<string, unknown>;
type Update = Record<string, unknown>;

export interface FindOptions {
  where: Where;
  /** Field and direction, in the index's order. */
  order?: ReadonlyArray<readonly [field: string, direction: 'asc' | 'desc']>;
  /** Always said: an unbounded read is a fault. 1–1000. */
  limit: number;
  /** `{ field: true }` keeps, `{ field: false }` leaves out. */
  fields?: Record<string, boolean>;
}

/** One stage by its SDK name. */
export type Stage = Partial<Record<'match' | 'lookup' | 'limit' | 'sort' | 'project' | 'geoNear', unknown>>;

let opened: SdkDatabase | undefined;
let calls = 0;
let documents = 0;

/** Database calls and documents returned since `resetCallCost`. An instance serves one call at a time. */
export function callCost(): { databaseCalls: number; documents: number } {
  return { databaseCalls: calls, documents };
}

export function resetCallCost(): void {
  calls = 0;
  documents = 0;
}

export function command(): Command {
  return database().command;
}

/** A GeoJSON point in GCJ-02 degrees, as the SDK's geo queries take it. */
export function point(longitude: number, latitude: number): unknown {
  return database().Geo.Point(longitude, latitude);
}

/** A rectangle as a GeoJSON polygon, in GCJ-02 degrees. */
export function box({ west, south, east, north }: Record<'west' | 'south' | 'east' | 'north', number>): unknown {
  const { Geo } = database();
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ] as const;
  return Geo.Polygon([Geo.LineString(corners.map(([longitude, latitude]) => Geo.Point(longitude, latitude)))]);
}

export async function findById<T>(
  collection: CollectionName,
  id: string,
  fields?: Record<string, boolean>,
): Promise<T | undefined> {
  const [found] = await find<T>(collection, {
    where: { _id: command().eq(id) },
    limit: 1,
    ...(fields ? { fields } : {}),
  });
  return found;
}

export async function find<T>(collection: CollectionName, options: FindOptions): Promise<T[]> {
  let query = database().collection(collection).where(options.where);
  for (const [field, direction] of options.order ?? []) query = query.orderBy(field, direction);
  if (options.fields) query = query.field(options.fields);
  calls++;
  const { data } = await query.limit(options.limit).get();
  documents += data.length;
  return data as T[];
}

/** Inserts one document or several in one call. Throws `DuplicateKey` when an id or a unique key is taken. */
export async function insert(collection: CollectionName, data: object | readonly object[]): Promise<void> {
  calls++;
  try {
    await database().collection(collection).add({ data });
  } catch (error) {
    throw duplicateKeyOf(error) ?? error;
  }
}

/**
 * Updates every document that fits, in one call. Resolves to how many were changed. Throws `DuplicateKey` when a unique key is
 * taken.
 */
export async function updateWhere(collection: CollectionName, where: Where, data: Update): Promise<number> {
  calls++;
  try {
    const { stats } = await database().collection(collection).where(where).update({ data });
    return stats.updated;
  } catch (error) {
    throw duplicateKeyOf(error) ?? error;
  }
}

/** Writes a whole document under its id, whether it was there or not. */
export async function put(collection: CollectionName, document: { _id: string }): Promise<void> {
  const { _id, ...data } = document;
  calls++;
  await database().collection(collection).doc(_id).set({ data });
}

/** One aggregation. Stages by their SDK name: `{ match: … }`, `{ lookup: … }`. */
export async function aggregate<T>(collection: CollectionName, stages: readonly Stage[]): Promise<T[]> {
  const pipeline = database().collection(collection).aggregate();
  const byName = pipeline as unknown as Record<string, (value: unknown) => unknown>;
  for (const stage of stages) {
    // Each stage method changes the pipeline it is called on.
    for (const [name, value] of Object.entries(stage)) byName[name]?.(value);
  }
  calls++;
  const { list } = await pipeline.end();
  documents += list.length;
  return list as T[];
}

/** A unique key was taken. `index` is the index's name, `_id_` for the id itself. */
export class DuplicateKey extends Error {
  constructor(readonly index: string) {
    super(`duplicate key in index ${index}`);
    this.name = 'DuplicateKey';
  }
}

/** The SDK loses the server's code and keeps its text: only the text tells a duplicate from any other failure. */
function duplicateKeyOf(error: unknown): DuplicateKey | undefined {
  const match = /E11000 duplicate key error.* index: (\S+)/.exec(
    String((error as { errMsg?: string }).errMsg ?? error),
  );
  return match?.[1] ? new DuplicateKey(match[1]) : undefined;
}

/** A document inside a transaction: only operations by id belong to one (where().update runs outside it). */
export interface TransactionScope {
  get<T>(collection: CollectionName, id: string): Promise<T | undefined>;
  update(collection: CollectionName, id: string, data: Update): Promise<void>;
  insert(collection: CollectionName, data: object): Promise<void>;
}

/**
 * Runs `work` in a transaction and runs it again after a conflict: the SDK itself does not, and tells a conflict only
 * by its text. For two documents that must change together; one document alone is atomic without it.
 *
 * @throws DuplicateKey when an id or a unique key is taken; nothing was written
 */
export async function inTransaction<T>(work: (scope: TransactionScope) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const transaction = await database().startTransaction();
    calls++;
    try {
      const result = await work(scopeOf(transaction));
      calls++;
      await transaction.commit();
      return result;
    } catch (error) {
      await transaction.rollback().catch(() => undefined);
      const conflict = /TransactionConflict|TRANSACTION_CONFLICT/.test(
        String((error as { errMsg?: string }).errMsg ?? error),
      );
      if (!conflict) throw duplicateKeyOf(error) ?? error;
      if (attempt >= 5) throw new AppError('BUSY', 'transaction conflicts five times');
    }
  }
}

function scopeOf(transaction: SdkTransaction): TransactionScope {
  return {
    async get<T>(collection: CollectionName, id: string) {
      calls++;
      documents++;
      const { data } = await transaction.collection(collection).doc(id).get();
      return (data ?? undefined) as T | undefined;
    },
    async update(collection, id, data) {
      calls++;
      await transaction.collection(collection).doc(id).update({ data });
    },
    async insert(collection, data) {
      calls++;
      await transaction.collection(collection).add({ data });
    },
  };
}

function database(): SdkDatabase {
  if (!opened) {
    opened = cloud.database({ throwOnNotFound: false } as Parameters<
      typeof cloud.database
    >[0]) as unknown as SdkDatabase;
  }
  return opened;
}

// The SDK's own types say `any` and `void | Promise`; these say what its calls really take and give.
interface SdkQuery {
  where(where: Where): SdkQuery;
  orderBy(field: string, direction: string): SdkQuery;
  limit(count: number): SdkQuery;
  field(fields: Record<string, boolean>): SdkQuery;
  get(): Promise<{ data: unknown[] }>;
  update(options: { data: Update }): Promise<{ stats: { updated: number } }>;
}
interface SdkDocument {
  get(): Promise<{ data: unknown }>;
  update(options: { data: Update }): Promise<unknown>;
  set(options: { data: object }): Promise<unknown>;
}
interface SdkAggregate {
  end(): Promise<{ list: unknown[] }>;
}
interface SdkCollection extends SdkQuery {
  add(options: { data: object | readonly object[] }): Promise<unknown>;
  doc(id: string): SdkDocument;
  aggregate(): SdkAggregate;
}
interface SdkTransaction {
  collection(name: string): { doc(id: string): SdkDocument; add(options: { data: object }): Promise<unknown> };
  commit(): Promise<void>;
  rollback(): Promise<void>;
}
interface SdkDatabase {
  command: Command;
  Geo: {
    Point(longitude: number, latitude: number): unknown;
    LineString(points: readonly unknown[]): unknown;
    Polygon(rings: readonly unknown[]): unknown;
  };
  collection(name: string): SdkCollection;
  startTransaction(): Promise<SdkTransaction>;
}
