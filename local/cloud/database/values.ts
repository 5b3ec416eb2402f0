import { isPlainObject } from './ejson';

/**
 * MongoDB's comparison order across types. The numbers are also the first byte of an index key (encode-key.ts),
 * so they are spaced, above 0x00 and below 0xf0: inverted for a descending index they stay below 0xff.
 * Source: MongoDB manual, "Comparison/Sort Order".
 */
export const TYPE = {
  minKey: 0x05,
  /** What an empty array counts as in an index or a sort. */
  emptyArray: 0x08,
  nil: 0x0a,
  /** NaN sorts before every number and answers no range. */
  nan: 0x0f,
  number: 0x10,
  string: 0x20,
  object: 0x30,
  array: 0x40,
  binary: 0x50,
  objectId: 0x60,
  boolean: 0x70,
  date: 0x80,
  timestamp: 0x88,
  regExp: 0x90,
  maxKey: 0xe0,
} as const;

/** An empty array met while reading an index or sort key: below null. */
export const EMPTY_ARRAY = Symbol('empty array');

/** The rank of a value's type in MongoDB's order. Missing (undefined) counts as null. */
export function typeOrder(value: unknown): number {
  switch (typeof value) {
    case 'string':
      return TYPE.string;
    case 'number':
      return Number.isNaN(value) ? TYPE.nan : TYPE.number;
    case 'bigint':
      return TYPE.number;
    case 'boolean':
      return TYPE.boolean;
    case 'undefined':
      return TYPE.nil;
    case 'symbol':
      return TYPE.emptyArray;
  }
  if (value === null) return TYPE.nil;
  if (Array.isArray(value)) return TYPE.array;
  if (value instanceof Date) return TYPE.date;
  if (value instanceof RegExp) return TYPE.regExp;
  return isPlainObject(value) ? TYPE.object : bsonTypeOrder(value as object);
}

function bsonTypeOrder(value: object): number {
  if (ArrayBuffer.isView(value)) return TYPE.binary;
  switch ('_bsontype' in value ? value._bsontype : undefined) {
    case 'ObjectId':
    case 'ObjectID':
      return TYPE.objectId;
    case 'Binary':
    case 'UUID':
      return TYPE.binary;
    case 'Decimal128':
    case 'Long':
    case 'Int32':
    case 'Double':
      return TYPE.number;
    case 'Timestamp':
      return TYPE.timestamp;
    case 'MinKey':
      return TYPE.minKey;
    case 'MaxKey':
      return TYPE.maxKey;
    default:
      return TYPE.object;
  }
}

/** The number behind a `number` or a numeric BSON type. Decimal128 is compared as a double: enough for one machine. */
export function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : Number(String(value));
}

/** The bytes behind a BSON Binary, UUID, ObjectId or a Buffer. */
export function bytesOf(value: unknown): Uint8Array {
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  const holder = value as { id?: Uint8Array; buffer: Uint8Array; position?: number };
  if (holder.id instanceof Uint8Array) return holder.id;
  return holder.position === undefined ? holder.buffer : holder.buffer.subarray(0, holder.position);
}

/** The name MongoDB gives the value's type in its error texts. */
export function typeName(value: unknown): string {
  const order = typeOrder(value);
  if (value === undefined) return 'missing';
  if (order === TYPE.nan || order === TYPE.number) return Number.isInteger(value) ? 'int' : 'double';
  const names: Record<number, string> = {
    [TYPE.nil]: 'null',
    [TYPE.string]: 'string',
    [TYPE.object]: 'object',
    [TYPE.array]: 'array',
    [TYPE.boolean]: 'bool',
    [TYPE.date]: 'date',
    [TYPE.objectId]: 'objectId',
    [TYPE.regExp]: 'regex',
    [TYPE.binary]: 'binData',
  };
  return names[order] ?? 'unknown';
}

/** MongoDB's order of two values of any types: negative, 0 or positive. */
export function compareValues(a: unknown, b: unknown): number {
  const typeA = typeOrder(a);
  const typeB = typeOrder(b);
  if (typeA !== typeB) return typeA - typeB;
  switch (typeA) {
    case TYPE.number: {
      const [x, y] = [numberOf(a), numberOf(b)];
      return x < y ? -1 : x > y ? 1 : 0;
    }
    case TYPE.string:
      return compareText(a as string, b as string);
    case TYPE.boolean:
      return Number(a) - Number(b);
    case TYPE.date:
      return (a as Date).getTime() - (b as Date).getTime();
    case TYPE.array:
      return compareArrays(a as unknown[], b as unknown[]);
    case TYPE.object:
      return compareObjects(a as Record<string, unknown>, b as Record<string, unknown>);
    case TYPE.objectId:
      return Buffer.compare(bytesOf(a), bytesOf(b));
    case TYPE.binary:
      return bytesOf(a).length - bytesOf(b).length || Buffer.compare(bytesOf(a), bytesOf(b));
    case TYPE.regExp:
      return (
        compareText((a as RegExp).source, (b as RegExp).source) || compareText((a as RegExp).flags, (b as RegExp).flags)
      );
    case TYPE.timestamp:
      return compareText(String(a).padStart(20, '0'), String(b).padStart(20, '0'));
    default:
      return 0;
  }
}

/** True when MongoDB's `$eq` finds the two values the same. Fields of objects count in their order. */
export function equalValues(a: unknown, b: unknown): boolean {
  return a === b || compareValues(a, b) === 0;
}

/** Order of the UTF-8 bytes. JavaScript's `<` differs for characters beyond U+FFFF only. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x === y) continue;
    const surrogateX = x >= 0xd800 && x <= 0xdfff;
    return surrogateX === (y >= 0xd800 && y <= 0xdfff) ? x - y : surrogateX ? 1 : -1;
  }
  return a.length - b.length;
}

function compareArrays(a: unknown[], b: unknown[]): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const order = compareValues(a[i], b[i]);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** Field by field: first the type of the values, then the names, then the values. */
function compareObjects(a: Record<string, unknown>, b: Record<string, unknown>): number {
  const entriesA = Object.entries(a);
  const entriesB = Object.entries(b);
  const length = Math.min(entriesA.length, entriesB.length);
  for (let i = 0; i < length; i++) {
    const [nameA, valueA] = entriesA[i] ?? ['', undefined];
    const [nameB, valueB] = entriesB[i] ?? ['', undefined];
    const order = typeOrder(valueA) - typeOrder(valueB) || compareText(nameA, nameB) || compareValues(valueA, valueB);
    if (order !== 0) return order;
  }
  return entriesA.length - entriesB.length;
}
