import { type Document, isPlainObject, parseEjson } from './ejson';
import { invalidParam, requestFailed } from './errors';

/** The parameters of one action of the SDK protocol. */
export type Params = Readonly<Record<string, unknown>>;

/** Reads a parameter that is an EJSON text; missing or empty answers undefined. */
export function ejsonParam(params: Params, name: string, now: () => number): unknown {
  const value = params[name];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') throw invalidParam(`${name} must be an EJSON string`);
  return parseEjson(value, now);
}

/** The query; missing means everything. */
export function queryParam(params: Params, now: () => number): Document {
  const query = ejsonParam(params, 'query', now) ?? {};
  if (!isPlainObject(query)) throw invalidParam('query must be an object');
  return query;
}

/** The documents of an insert. */
export function documentsParam(params: Params, now: () => number): Document[] {
  const { data } = params;
  if (!Array.isArray(data) || data.length === 0) throw invalidParam('data must be an array of EJSON strings');
  return data.map((text) => {
    const document = typeof text === 'string' ? parseEjson(text, now) : undefined;
    if (!isPlainObject(document)) throw invalidParam('data must be an array of EJSON objects');
    return document;
  });
}

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1000;

/** How many documents a read wants: 100 unless told, 1000 at most (the SDK cuts it the same way). */
export function limitParam(params: Params): number {
  const limit = wholeNumber(params, 'limit');
  return limit === undefined || limit === 0 ? DEFAULT_LIMIT : Math.min(limit, MAX_LIMIT);
}

export function offsetParam(params: Params): number {
  return wholeNumber(params, 'offset') ?? 0;
}

function wholeNumber(params: Params, name: string): number | undefined {
  const value = params[name];
  if (value === undefined || value === null) return undefined;
  if (!Number.isInteger(value) || Number(value) < 0) throw invalidParam(`${name} must be a non-negative whole number`);
  return Number(value);
}

/** The platform's limit for one result. */
const MAX_RESULT_BYTES = 1024 * 1024;

/** @throws DatabaseError when the documents together are larger than 1 MB */
export function checkResultSize(list: readonly string[]): void {
  let bytes = 0;
  for (const text of list) bytes += Buffer.byteLength(text);
  if (bytes > MAX_RESULT_BYTES) throw requestFailed('database query result size exceed limit (1MB)');
}
