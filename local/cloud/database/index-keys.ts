import { type Document, isPlainObject } from './ejson';
import { encodeKey } from './encode-key';
import { requestFailed } from './errors';
import { ownField } from './paths';
import { EMPTY_ARRAY } from './values';

/** One component of an index, or one field of a sort. */
export interface KeyPart {
  path: string;
  parts: readonly string[];
  direction: 1 | -1;
}

export interface DocumentKeys {
  /** One key per array element, without repeats. */
  keys: Buffer[];
  /** Bit i is set when component i came out of an array. */
  multikey: number;
}

export function keyPart(path: string, direction: number): KeyPart {
  return { path, parts: path.split('.'), direction: direction < 0 ? -1 : 1 };
}

/**
 * The keys a document has in an index: one, or one per element when a path goes through an array.
 * A missing field counts as null, an empty array as something below null.
 * @throws DatabaseError when two components come from different arrays (MongoDB: cannot index parallel arrays)
 */
export function documentKeys(document: Document, parts: readonly KeyPart[]): DocumentKeys {
  const directions = parts.map((part) => part.direction);
  const plain = plainValues(document, parts);
  if (plain !== undefined) return { keys: [encodeKey(plain, directions)], multikey: 0 };
  const { rows, multikey } = keyRows(document, parts);
  const keys = new Map<string, Buffer>();
  for (const values of rows) {
    const key = encodeKey(values, directions);
    keys.set(key.toString('latin1'), key);
  }
  return { keys: [...keys.values()], multikey };
}

/** The values behind a document's keys, one row a key, repeats included. */
export function keyRows(document: Document, parts: readonly KeyPart[]): { rows: unknown[][]; multikey: number } {
  const rows: unknown[][] = [];
  const found = { multikey: 0 };
  const start = parts.map((part) => ({ done: false, value: document, rest: part.parts }));
  expand(start, found, rows);
  return { rows, multikey: found.multikey };
}

/**
 * The bytes by which a document is sorted: its smallest key under the sort's fields, which is the smallest element
 * of an array when ascending and the largest when descending, and the very order of an index on these fields.
 */
export function sortKey(document: Document, parts: readonly KeyPart[]): Buffer {
  const { keys } = documentKeys(document, parts);
  return keys.reduce((least, key) => (Buffer.compare(key, least) < 0 ? key : least));
}

/** The components' values when no array lies on the way, which is nearly always. */
function plainValues(document: Document, parts: readonly KeyPart[]): unknown[] | undefined {
  const values: unknown[] = [];
  for (const part of parts) {
    let current: unknown = document;
    for (const name of part.parts) {
      if (Array.isArray(current)) return undefined;
      current = isPlainObject(current) ? ownField(current, name) : undefined;
    }
    if (Array.isArray(current)) return undefined;
    values.push(current);
  }
  return values;
}

interface Pending {
  done: boolean;
  value: unknown;
  rest: readonly string[];
}

/** Follows every component to its end or to an array, then goes on once per element of that array. */
function expand(pending: Pending[], found: { multikey: number }, rows: unknown[][]): void {
  const advanced = pending.map(advance);
  const waiting = advanced.filter((one) => !one.done);
  const array = waiting[0]?.value as unknown[] | undefined;
  if (array === undefined) {
    rows.push(advanced.map((one) => one.value));
    return;
  }
  if (waiting.some((one) => one.value !== array)) throw requestFailed('cannot index parallel arrays');
  for (let i = 0; i < advanced.length; i++) if (!advanced[i]?.done) found.multikey |= 1 << i;
  if (array.length === 0) {
    const empty = (one: Pending) => ({ done: true, value: one.rest.length === 0 ? EMPTY_ARRAY : null, rest: [] });
    expand(
      advanced.map((one) => (one.done ? one : empty(one))),
      found,
      rows,
    );
    return;
  }
  for (const element of array) {
    const next = (one: Pending): Pending =>
      one.rest.length === 0
        ? { done: true, value: element, rest: [] }
        : isPlainObject(element)
          ? { done: false, value: element, rest: one.rest }
          : { done: true, value: null, rest: [] };
    expand(
      advanced.map((one) => (one.done ? one : next(one))),
      found,
      rows,
    );
  }
}

/** Done at the end of the path or where it breaks off; not done in front of an array. */
function advance(pending: Pending): Pending {
  if (pending.done) return pending;
  let value = pending.value;
  for (let i = 0; i < pending.rest.length; i++) {
    if (Array.isArray(value)) return { done: false, value, rest: pending.rest.slice(i) };
    value = isPlainObject(value) ? ownField(value, pending.rest[i] ?? '') : undefined;
  }
  return { done: !Array.isArray(value), value, rest: [] };
}
