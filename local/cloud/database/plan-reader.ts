import type { Collection } from './catalog';
import { readNear, rowsInBox } from './near-reader';
import type { Plan } from './plan';
import { mergeRanges, readRange } from './range-reader';
import type { Sqlite } from './sqlite';
import { Stored } from './stored';

/** Counts the documents a plan looked at. */
export interface Tally {
  examined: number;
}

export interface Reading {
  tally: Tally;
  /** How many documents will be wanted, as far as known: the size of the first fetch. */
  first: number;
  /** Entries to pass over inside the index; only where `canSkip` says so. */
  skip: number;
}

/** True when every entry of the plan is a result, so that an offset can be taken inside the index. */
export function canSkip(plan: Plan): boolean {
  return plan.kind === 'index' && plan.ranges.length === 1 && plan.tests.length === 0 && !plan.repeats;
}

/** Reads the documents a plan leads to, lazily. Its `tests` are still to be applied. */
export function* readPlan(sqlite: Sqlite, collection: Collection, plan: Plan, reading: Reading): Generator<Stored> {
  for (const stored of candidates(sqlite, collection, plan, reading)) {
    if (plan.kind !== 'union') reading.tally.examined++;
    yield stored;
  }
}

function* candidates(sqlite: Sqlite, collection: Collection, plan: Plan, reading: Reading): Generator<Stored> {
  const fetch = (row: number) => fetchRow(sqlite, collection, row);
  switch (plan.kind) {
    case 'point':
      return yield* readPoints(sqlite, collection, plan.keys);
    case 'index':
      return yield* readIndex(sqlite, collection, plan, reading);
    case 'area':
      for (const row of rowsInBox(sqlite, plan.index.table, plan.query.box)) yield fetch(row);
      return undefined;
    case 'near':
      for (const { stored } of readNear(sqlite, plan, fetch)) yield stored;
      return undefined;
    case 'union':
      return yield* readUnion(sqlite, collection, plan, reading);
    case 'scan':
      return yield* readAll(sqlite, collection, reading.first);
  }
}

function* readPoints(sqlite: Sqlite, collection: Collection, keys: readonly Buffer[]): Generator<Stored> {
  const statement = sqlite.prepare(`SELECT row, body FROM ${collection.table} WHERE id = ?`);
  for (const key of keys) {
    const found = statement.get([key]);
    if (found !== undefined) yield new Stored(Number(found[0]), found[1] as string);
  }
}

export function fetchRow(sqlite: Sqlite, collection: Collection, row: number): Stored {
  const found = sqlite.prepare(`SELECT body FROM ${collection.table} WHERE row = ?`).get([row]);
  if (found === undefined) throw new Error(`row ${row} of ${collection.name} is in an index but not in the collection`);
  return new Stored(row, found[0] as string);
}

function* readIndex(
  sqlite: Sqlite,
  collection: Collection,
  plan: Plan & { kind: 'index' },
  reading: Reading,
): Generator<Stored> {
  const { source, ranges, reverse, merge, repeats } = plan;
  const seen = new Set<number>();
  const isNew = (row: number) => !repeats || (!seen.has(row) && seen.add(row) !== undefined);
  if (merge) {
    for (const { row } of mergeRanges(sqlite, collection, source, ranges, reverse, reading.first))
      if (isNew(row)) yield fetchRow(sqlite, collection, row);
    return;
  }
  const options = { reverse, bodies: true, first: reading.first, skip: reading.skip };
  for (const range of reverse ? [...ranges].reverse() : ranges)
    for (const { row, body } of readRange(sqlite, collection, source, range, options))
      if (isNew(row)) yield new Stored(row, body);
}

function* readUnion(
  sqlite: Sqlite,
  collection: Collection,
  plan: Plan & { kind: 'union' },
  reading: Reading,
): Generator<Stored> {
  const seen = new Set<number>();
  for (const part of plan.plans) {
    for (const stored of readPlan(sqlite, collection, part, { ...reading, skip: 0 })) {
      if (seen.has(stored.row)) continue;
      seen.add(stored.row);
      yield stored;
    }
  }
}

/** Every document in the order they were inserted. */
export function* readAll(sqlite: Sqlite, collection: Collection, first = 500): Generator<Stored> {
  const statement = sqlite.prepare(`SELECT row, body FROM ${collection.table} WHERE row > ? ORDER BY row LIMIT ?`);
  let last = 0;
  for (let size = Math.max(1, Math.min(first, 500)); ; size = Math.min(size * 2, 500)) {
    const rows = statement.all([last, size]);
    for (const [row, body] of rows) {
      last = Number(row);
      yield new Stored(last, body as string);
    }
    if (rows.length < size) return;
  }
}

/** Counts in SQL what the plan covers; undefined when documents must be looked at. */
export function countPlan(sqlite: Sqlite, collection: Collection, plan: Plan): number | undefined {
  if (plan.kind === 'scan' && plan.tests.length === 0)
    return Number(sqlite.prepare(`SELECT count(*) FROM ${collection.table}`).get([])?.[0] ?? 0);
  if (plan.kind === 'point' && plan.tests.length === 0) return [...readPoints(sqlite, collection, plan.keys)].length;
  if (plan.kind !== 'index' || plan.tests.length > 0 || (plan.repeats && plan.ranges.length > 1)) return undefined;
  const { source, ranges, repeats } = plan;
  const what = repeats ? 'count(DISTINCT row)' : 'count(*)';
  const statement = sqlite.prepare(
    `SELECT ${what} FROM ${source.table} WHERE ${source.column} >= ? AND ${source.column} < ?`,
  );
  return ranges.reduce((sum, { from, to }) => sum + Number(statement.get([from, to])?.[0] ?? 0), 0);
}
