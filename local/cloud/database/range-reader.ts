import type { Collection } from './catalog';
import type { KeyRange } from './key-ranges';
import type { KeySource } from './plan';
import type { Sqlite, SqlValue } from './sqlite';
import { toBuffer } from './sqlite';

/** One key of an index and the row it leads to. */
export interface Entry {
  key: Buffer;
  row: number;
  /** The document's text when it was asked for. */
  body: string;
}

export interface RangeOptions {
  reverse: boolean;
  /** Also fetch the documents: one join instead of a lookup for each. */
  bodies: boolean;
  /** How many entries to fetch first; later fetches grow. */
  first: number;
  /** Entries to pass over without looking at their documents. */
  skip: number;
}

const LARGEST_FETCH = 500;

/** Walks one range in key order, a few rows a fetch, so that no SQL cursor stays open between two of them. */
export function* readRange(
  sqlite: Sqlite,
  collection: Collection,
  source: KeySource,
  range: KeyRange,
  options: RangeOptions,
): Generator<Entry> {
  const { reverse, bodies, skip } = options;
  const statement = sqlite.prepare(selectSql(collection, source, reverse, bodies));
  let start: SqlValue[] = reverse ? [range.to, -1] : [range.from, -1];
  const stop = reverse ? range.from : range.to;
  if (skip > 0) {
    const boundary = sqlite.prepare(boundarySql(source, reverse)).get([...start, stop, skip - 1]);
    if (boundary === undefined) return;
    start = [toBuffer(boundary[0]), Number(boundary[1])];
  }
  for (let size = Math.max(1, Math.min(options.first, LARGEST_FETCH)); ; size = Math.min(size * 2, LARGEST_FETCH)) {
    const rows = statement.all([...start, stop, size]);
    for (const [key, row, body] of rows) yield { key: toBuffer(key), row: Number(row), body: body as string };
    const last = rows[rows.length - 1];
    if (last === undefined || rows.length < size) return;
    start = [toBuffer(last[0]), Number(last[1])];
  }
}

function selectSql(collection: Collection, source: KeySource, reverse: boolean, bodies: boolean): string {
  const order = reverse ? 'DESC' : 'ASC';
  const where = `${limits(`k.${source.column}`, 'k.row', reverse)} ORDER BY k.${source.column} ${order}, k.row ${order} LIMIT ?`;
  if (!bodies) return `SELECT k.${source.column}, k.row, '' FROM ${source.table} k WHERE ${where}`;
  if (source.column === 'id') return `SELECT k.id, k.row, k.body FROM ${source.table} k WHERE ${where}`;
  return `SELECT k.key, k.row, d.body FROM ${source.table} k CROSS JOIN ${collection.table} d ON d.row = k.row WHERE ${where}`;
}

/** The entry after which to begin, so that a number of entries lies before it. */
function boundarySql(source: KeySource, reverse: boolean): string {
  const order = reverse ? 'DESC' : 'ASC';
  return `SELECT ${source.column}, row FROM ${source.table} WHERE ${limits(source.column, 'row', reverse)}
    ORDER BY ${source.column} ${order}, row ${order} LIMIT 1 OFFSET ?`;
}

/** Row numbers begin at 1: (key, -1) lies before every entry of that key. */
function limits(key: string, row: string, reverse: boolean): string {
  return reverse ? `(${key}, ${row}) < (?, ?) AND ${key} >= ?` : `(${key}, ${row}) > (?, ?) AND ${key} < ?`;
}

/** Walks several ranges side by side: always the entry with the next order key, ties by row. */
export function* mergeRanges(
  sqlite: Sqlite,
  collection: Collection,
  source: KeySource,
  ranges: readonly KeyRange[],
  reverse: boolean,
  first: number,
): Generator<Entry> {
  const options: RangeOptions = { reverse, bodies: false, first: Math.min(first, 32), skip: 0 };
  const heads: Head[] = [];
  for (const range of ranges) {
    const head = advance({ range, entries: readRange(sqlite, collection, source, range, options) });
    if (head !== undefined) heads.push(head);
  }
  const sign = reverse ? -1 : 1;
  const before = (a: Head, b: Head) => (Buffer.compare(a.order, b.order) || a.entry.row - b.entry.row) * sign < 0;
  while (heads.length > 0) {
    let least = 0;
    for (let i = 1; i < heads.length; i++) {
      const [one, best] = [heads[i], heads[least]];
      if (one !== undefined && best !== undefined && before(one, best)) least = i;
    }
    const head = heads[least];
    if (head === undefined) return;
    yield head.entry;
    const next = advance(head);
    if (next === undefined) heads.splice(least, 1);
    else heads[least] = next;
  }
}

interface Head {
  range: KeyRange;
  entries: Generator<Entry>;
  entry: Entry;
  order: Buffer;
}

function advance({ range, entries }: Pick<Head, 'range' | 'entries'>): Head | undefined {
  const next = entries.next();
  if (next.done) return undefined;
  const rest = next.value.key.subarray(range.prefixLength);
  const order = range.orderPrefix.length === 0 ? rest : Buffer.concat([range.orderPrefix, rest]);
  return { range, entries, entry: next.value, order };
}
