import { collectionMissing, invalidParam } from './errors';
import { createTableSql, defineIndex, definitionText, type Index, type IndexOptions } from './index-definition';
import type { Sqlite } from './sqlite';

/** One collection: a table `row, id (encoded _id), body (EJSON text)` and its indexes. */
export interface Collection {
  readonly id: number;
  readonly name: string;
  readonly table: string;
  readonly indexes: Index[];
  /** The number of the newest row. Rows are never numbered twice while the process lives. */
  lastRow: number;
}

/** The collections and indexes of a file. Creating never happens by itself. */
export class Catalog {
  readonly #sqlite: Sqlite;
  readonly #collections = new Map<string, Collection>();

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite;
    sqlite.exec(`
      CREATE TABLE IF NOT EXISTS collections(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
      CREATE TABLE IF NOT EXISTS indexes(id INTEGER PRIMARY KEY, collection INTEGER NOT NULL, name TEXT NOT NULL,
        definition TEXT NOT NULL, multikey INTEGER NOT NULL, UNIQUE(collection, name));`);
    for (const [id, name] of sqlite.prepare('SELECT id, name FROM collections').all([]))
      this.#load(Number(id), String(name));
    sqlite.onRollback = () => this.#reloadMultikey();
  }

  #load(id: number, name: string): void {
    const table = `documents_${id}`;
    const [lastRow] = this.#sqlite.prepare(`SELECT coalesce(max(row), 0) FROM ${table}`).get([]) ?? [0];
    const rows = this.#sqlite
      .prepare('SELECT id, name, definition, multikey FROM indexes WHERE collection = ? ORDER BY id')
      .all([id]);
    const indexes = rows.map(([indexId, indexName, definition, multikey]) =>
      defineIndex(Number(indexId), { name: String(indexName), ...JSON.parse(String(definition)) }, Number(multikey)),
    );
    this.#collections.set(name, { id, name, table, indexes, lastRow: Number(lastRow) });
  }

  has(name: string): boolean {
    return this.#collections.has(name);
  }

  /** @throws DatabaseError DATABASE_COLLECTION_NOT_EXIST */
  get(name: unknown): Collection {
    if (typeof name !== 'string' || name === '') throw invalidParam('collectionName is missing');
    const collection = this.#collections.get(name);
    if (collection === undefined) throw collectionMissing(name);
    return collection;
  }

  create(name: string): void {
    if (this.#collections.has(name)) return;
    this.#sqlite.write(() => {
      this.#sqlite.prepare('INSERT INTO collections(name) VALUES(?)').run([name]);
      const [id] = this.#sqlite.prepare('SELECT id FROM collections WHERE name = ?').get([name]) ?? [];
      this.#sqlite.exec(
        `CREATE TABLE documents_${id}(row INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, body TEXT NOT NULL)`,
      );
      this.#load(Number(id), name);
    });
  }

  /** Adds an index and has `fill` build it, all or nothing. The same declaration again does nothing, a changed one rebuilds. */
  createIndex(collection: Collection, options: IndexOptions, fill: (index: Index) => void): void {
    const existing = collection.indexes.find((index) => index.name === options.name);
    if (existing?.definition === definitionText(options)) return;
    const [last] = this.#sqlite.prepare('SELECT coalesce(max(id), 0) FROM indexes').get([]) ?? [0];
    const index = defineIndex(Number(last) + 1, options, 0);
    this.#sqlite.write(() => {
      if (existing !== undefined) this.dropIndex(collection, options.name);
      this.#sqlite
        .prepare('INSERT INTO indexes(id, collection, name, definition, multikey) VALUES(?, ?, ?, ?, 0)')
        .run([index.id, collection.id, index.name, index.definition]);
      this.#sqlite.exec(createTableSql(index));
      fill(index);
    });
    collection.indexes.push(index);
  }

  dropIndex(collection: Collection, name: string): void {
    const at = collection.indexes.findIndex((index) => index.name === name);
    const index = collection.indexes[at];
    if (index === undefined) return;
    this.#sqlite.write(() => {
      this.#sqlite.prepare('DELETE FROM indexes WHERE id = ?').run([index.id]);
      this.#sqlite.exec(`DROP TABLE ${index.table}`);
    });
    collection.indexes.splice(at, 1);
  }

  /** Remembers, within the running write, that a component of the index went through an array. */
  addMultikey(index: Index, bits: number): void {
    if ((index.multikey | bits) === index.multikey) return;
    index.multikey |= bits;
    this.#sqlite.prepare('UPDATE indexes SET multikey = ? WHERE id = ?').run([index.multikey, index.id]);
  }

  #reloadMultikey(): void {
    for (const [id, multikey] of this.#sqlite.prepare('SELECT id, multikey FROM indexes').all([]))
      for (const collection of this.#collections.values())
        for (const index of collection.indexes) if (index.id === Number(id)) index.multikey = Number(multikey);
  }
}
