import { invalidParam, unsupported } from './errors';
import { type KeyPart, keyPart } from './index-keys';
import { arrayIndex } from './paths';

/** What a caller declares. */
export interface IndexOptions {
  name: string;
  keys: Array<[path: string, direction: 1 | -1 | '2dsphere']>;
  unique?: boolean;
}

/** One index of one collection, backed by one SQL table (an R*Tree for `2dsphere`). */
export interface Index {
  readonly id: number;
  readonly name: string;
  readonly unique: boolean;
  /** Empty for a geo index. */
  readonly parts: readonly KeyPart[];
  /** The path of a `2dsphere` index. */
  readonly geo: KeyPart | undefined;
  readonly table: string;
  /** Bit i: some document had an array on the way to component i. Only ever grows. */
  multikey: number;
  /** The declaration as text, to see whether an index changed. */
  readonly definition: string;
}

export const TABLE_OF_INDEX = (id: number) => `index_${id}`;

/** @throws DatabaseError for an index the local database cannot keep */
export function defineIndex(id: number, options: IndexOptions, multikey: number): Index {
  const { name, keys, unique = false } = options;
  if (keys.length === 0 || name === '') throw invalidParam('an index needs a name and keys');
  const geo = keys.find(([, direction]) => direction === '2dsphere');
  if (geo !== undefined && keys.length > 1) throw unsupported(`a compound 2dsphere index (${name})`);
  for (const [path] of keys)
    if (path.split('.').some((part) => arrayIndex(part) >= 0))
      throw unsupported(`an index on an array position (${path})`);
  return {
    id,
    name,
    unique,
    parts: geo === undefined ? keys.map(([path, direction]) => keyPart(path, direction as number)) : [],
    geo: geo === undefined ? undefined : keyPart(geo[0], 1),
    table: TABLE_OF_INDEX(id),
    multikey,
    definition: definitionText(options),
  };
}

export function definitionText({ keys, unique = false }: IndexOptions): string {
  return JSON.stringify({ keys, unique });
}

export function createTableSql(index: Index): string {
  if (index.geo !== undefined) return `CREATE VIRTUAL TABLE ${index.table} USING rtree(row, west, east, south, north)`;
  const key = index.unique ? 'PRIMARY KEY(key)' : 'PRIMARY KEY(key, row)';
  return `CREATE TABLE ${index.table}(key BLOB NOT NULL, row INTEGER NOT NULL, ${key}) WITHOUT ROWID`;
}
