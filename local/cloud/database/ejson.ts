import { EJSON } from 'bson';
import { invalidParam, requestFailed } from './errors';

/** A stored document: plain objects and arrays, numbers, strings, booleans, null, Date, RegExp and the `bson` package's types. */
export type Document = Record<string, unknown>;

/** True for an object literal: not an array, not a Date, RegExp or BSON type. */
export function isPlainObject(value: unknown): value is Document {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/**
 * Reads canonical (or relaxed) EJSON as the SDK sends it.
 * All JavaScript-sized numbers become `number`, as they do in the SDK itself; `$tcb_server_date` becomes a Date.
 * @param now the server's clock in ms, for `$tcb_server_date`
 * @throws DatabaseError INVALID_PARAM when the text is not JSON
 */
export function parseEjson(text: string, now?: () => number): unknown {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw invalidParam(`not EJSON: ${text.slice(0, 100)}`);
  }
  return decode(json, now);
}

/** Reads a stored body, which is always a document. */
export function parseDocument(body: string): Document {
  return decode(JSON.parse(body), undefined) as Document;
}

/** Decodes in place: the tree was made by JSON.parse a moment ago and nobody else holds it. */
function decode(value: unknown, now: (() => number) | undefined): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) value[i] = decode(value[i], now);
    return value;
  }
  const object = value as Document;
  for (const key in object) {
    if (key.charCodeAt(0) !== 36) break;
    const tagged = decodeTagged(object, key, now);
    if (tagged !== undefined) return tagged;
    break;
  }
  for (const key in object) {
    if (key === '__proto__') throw requestFailed("field name '__proto__' is not allowed");
    const child = object[key];
    if (typeof child === 'object' && child !== null) object[key] = decode(child, now);
  }
  return object;
}

/** The value behind an EJSON tag such as `{$numberInt: "5"}`; undefined when the object is no tag (`{$gt: 5}`). */
function decodeTagged(object: Document, key: string, now: (() => number) | undefined): unknown {
  const inner = object[key];
  switch (key) {
    case '$numberInt':
    case '$numberLong':
    case '$numberDouble':
      return Number(inner);
    case '$date':
      return decodeDate(inner);
    case '$tcb_server_date':
      return new Date((now ?? Date.now)() + serverDateOffset(inner));
    case '$regularExpression': {
      const { pattern, options } = inner as { pattern: string; options?: string };
      return toRegExp(pattern, options ?? '');
    }
    case '$undefined':
      return null;
    case '$oid':
    case '$numberDecimal':
    case '$binary':
    case '$uuid':
    case '$timestamp':
    case '$minKey':
    case '$maxKey':
    case '$symbol':
    case '$code':
      return EJSON.deserialize(object, { relaxed: true });
    default:
      return undefined;
  }
}

function decodeDate(inner: unknown): Date {
  const ms = typeof inner === 'object' && inner !== null && '$numberLong' in inner ? Number(inner.$numberLong) : inner;
  const date = new Date(ms as number | string);
  if (Number.isNaN(date.getTime())) throw invalidParam(`not a date: ${JSON.stringify(inner)}`);
  return date;
}

function serverDateOffset(inner: unknown): number {
  const { offset } = decode(inner, undefined) as { offset?: number };
  return typeof offset === 'number' ? offset : 0;
}

/** MongoDB's options i, m, s (and JavaScript's u) as a RegExp without state; others are refused by name. */
export function toRegExp(pattern: string, options: string): RegExp {
  const flags = [...new Set(options)].filter((flag) => !'gyd'.includes(flag)).join('');
  try {
    return new RegExp(pattern, flags);
  } catch (error) {
    throw requestFailed(`Regular expression is invalid: ${(error as Error).message}`);
  }
}

/** Writes canonical EJSON, the text the SDK reads and the database stores. */
export function stringifyEjson(value: unknown): string {
  return write(value, false);
}

/**
 * Writes a document for storage.
 * @throws DatabaseError for a field name MongoDB does not store (`$…`, a NUL inside)
 */
export function stringifyStored(document: Document): string {
  return write(document, true);
}

function write(value: unknown, strict: boolean): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'number':
      return writeNumber(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'bigint':
      return `{"$numberLong":"${value}"}`;
    case 'object':
      return writeObject(value, strict);
    default:
      return 'null';
  }
}

function writeNumber(value: number): string {
  if (Number.isInteger(value) && !Object.is(value, -0)) {
    if (value >= -0x80000000 && value <= 0x7fffffff) return `{"$numberInt":"${value}"}`;
    if (value >= -(2 ** 63) && value < 2 ** 63) return `{"$numberLong":"${value}"}`;
  }
  return `{"$numberDouble":"${Object.is(value, -0) ? '-0.0' : value}"}`;
}

function writeObject(value: object | null, strict: boolean): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) {
    let text = '[';
    for (let i = 0; i < value.length; i++) text += (i === 0 ? '' : ',') + write(value[i], strict);
    return `${text}]`;
  }
  if (value instanceof Date) return `{"$date":{"$numberLong":"${value.getTime()}"}}`;
  if (value instanceof RegExp) {
    const options = [...value.flags].sort().join('');
    return `{"$regularExpression":{"pattern":${JSON.stringify(value.source)},"options":"${options}"}}`;
  }
  if (!isPlainObject(value) && ('_bsontype' in value || ArrayBuffer.isView(value)))
    return EJSON.stringify(value, { relaxed: false });
  let text = '{';
  for (const [key, child] of Object.entries(value)) {
    if (child === undefined || typeof child === 'function') continue;
    if (strict) checkFieldName(key);
    text += `${text.length === 1 ? '' : ','}${JSON.stringify(key)}:${write(child, strict)}`;
  }
  return `${text}}`;
}

function checkFieldName(key: string): void {
  if (key.charCodeAt(0) === 36)
    throw requestFailed(`The dollar ($) prefixed field '${key}' in '${key}' is not valid for storage.`);
  if (key.includes('\0')) throw requestFailed('Field names cannot contain NUL');
  if (key === '__proto__') throw requestFailed("field name '__proto__' is not allowed");
}
