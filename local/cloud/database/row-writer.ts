import type { Catalog, Collection } from './catalog';
import { type Document, stringifyStored } from './ejson';
import { encodeComponent } from './encode-key';
import { duplicateKey, requestFailed } from './errors';
import { geoBox } from './geo-index';
import type { Index } from './index-definition';
import { documentKeys } from './index-keys';
import { describeIndexKey, describeValue } from './key-text';
import { isUniqueViolation, type Sqlite } from './sqlite';
import type { Stored } from './stored';

/** MongoDB's limit for one index key, in bytes. */
const MAX_KEY_BYTES = 1024;

/** Writes rows and keeps every index in step. Runs inside a `Sqlite.write`; the caller sees to locks and snapshots. */
export class RowWriter {
  constructor(
    private readonly sqlite: Sqlite,
    private readonly catalog: Catalog,
  ) {}

  /** @throws DatabaseError E11000 for a taken `_id` or unique key, or for a key over 1,024 bytes */
  insert(collection: Collection, document: Document, body = stringifyStored(document)): void {
    const row = ++collection.lastRow;
    const id = encodeComponent(document['_id'], 1);
    try {
      this.sqlite.prepare(`INSERT INTO ${collection.table}(row, id, body) VALUES(?, ?, ?)`).run([row, id, body]);
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      throw duplicateKey(collection.name, '_id_', `{ _id: ${describeValue(document['_id'])} }`);
    }
    for (const index of collection.indexes) this.addToIndex(collection, index, document, row);
  }

  /** Puts `after` in the place of `before`; only the index keys that differ are touched. */
  replace(collection: Collection, row: number, before: Document, after: Document, body: string): void {
    this.sqlite.prepare(`UPDATE ${collection.table} SET body = ? WHERE row = ?`).run([body, row]);
    for (const index of collection.indexes) {
      if (index.geo !== undefined) this.#replaceGeo(collection, index, before, after, row);
      else this.#replaceKeys(collection, index, before, after, row);
    }
  }

  remove(collection: Collection, stored: Stored): void {
    for (const index of collection.indexes) this.removeFromIndex(index, stored.document, stored.row);
    this.sqlite.prepare(`DELETE FROM ${collection.table} WHERE row = ?`).run([stored.row]);
  }

  removeFromIndex(index: Index, document: Document, row: number): void {
    if (index.geo !== undefined) this.sqlite.prepare(`DELETE FROM ${index.table} WHERE row = ?`).run([row]);
    else this.#deleteKeys(index, documentKeys(document, index.parts).keys, row);
  }

  addToIndex(collection: Collection, index: Index, document: Document, row: number): void {
    if (index.geo !== undefined) {
      const box = geoBox(collection.name, document, index.geo);
      if (box === undefined) return;
      const [west, south, east, north] = box;
      this.sqlite.prepare(`INSERT INTO ${index.table} VALUES(?, ?, ?, ?, ?)`).run([row, west, east, south, north]);
      return;
    }
    this.#insertKeys(collection, index, this.keys(collection, index, document), row, document);
  }

  /** Puts a document into a row whose old keys are already out of the indexes. */
  overwrite(collection: Collection, row: number, document: Document, body: string): void {
    this.sqlite.prepare(`UPDATE ${collection.table} SET body = ? WHERE row = ?`).run([body, row]);
    for (const index of collection.indexes) this.addToIndex(collection, index, document, row);
  }

  /**
   * The keys a document would have in an index; none in a geo index, whose field is only checked.
   * @throws DatabaseError for a key over 1,024 bytes, parallel arrays or a field that is no geometry
   */
  keys(collection: Collection, index: Index, document: Document): Buffer[] {
    if (index.geo !== undefined) {
      geoBox(collection.name, document, index.geo);
      return [];
    }
    const { keys, multikey } = documentKeys(document, index.parts);
    for (const key of keys)
      if (key.length > MAX_KEY_BYTES)
        throw requestFailed(
          `key too large to index, failing ${collection.name}.${index.name} ${key.length} bytes, the limit is ${MAX_KEY_BYTES}`,
        );
    if (multikey !== 0 && this.sqlite.writing) this.catalog.addMultikey(index, multikey);
    return keys;
  }

  #replaceKeys(collection: Collection, index: Index, before: Document, after: Document, row: number): void {
    const old = documentKeys(before, index.parts).keys;
    const now = this.keys(collection, index, after);
    const missingFrom = (keys: Buffer[]) => (key: Buffer) => !keys.some((one) => one.equals(key));
    this.#deleteKeys(index, old.filter(missingFrom(now)), row);
    this.#insertKeys(collection, index, now.filter(missingFrom(old)), row, after);
  }

  #replaceGeo(collection: Collection, index: Index, before: Document, after: Document, row: number): void {
    const box = (document: Document) => String(index.geo && geoBox(collection.name, document, index.geo));
    if (box(before) === box(after)) return;
    this.removeFromIndex(index, before, row);
    this.addToIndex(collection, index, after, row);
  }

  #deleteKeys(index: Index, keys: Buffer[], row: number): void {
    const statement = this.sqlite.prepare(`DELETE FROM ${index.table} WHERE key = ? AND row = ?`);
    for (const key of keys) statement.run([key, row]);
  }

  #insertKeys(collection: Collection, index: Index, keys: Buffer[], row: number, document: Document): void {
    const statement = this.sqlite.prepare(`INSERT INTO ${index.table}(key, row) VALUES(?, ?)`);
    for (const key of keys) {
      try {
        statement.run([key, row]);
      } catch (error) {
        if (!isUniqueViolation(error)) throw error;
        throw duplicateKey(collection.name, index.name, describeIndexKey(document, index.parts, key));
      }
    }
  }
}
