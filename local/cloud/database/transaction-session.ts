import type { Collection } from './catalog';
import { type Document, parseDocument, stringifyStored } from './ejson';
import { encodeComponent } from './encode-key';
import { DatabaseError, duplicateKey, transactionConflict } from './errors';
import type { Finder, FindRequest, Found, View } from './find';
import { describeIndexKey, describeValue } from './key-text';
import { documentLock, uniqueLock } from './locks';
import type { RowWriter } from './row-writer';
import type { Session } from './session';
import { toBuffer } from './sqlite';
import { Stored } from './stored';
import type { Transaction, Transactions } from './transactions';

/**
 * Reads the snapshot with the transaction's own writes over it; keeps writes aside until commit.
 * A write locks its document. A lock held by another, or a document changed since the snapshot, is a conflict at once;
 * after an error the transaction is over, as in MongoDB.
 */
export class TransactionSession implements Session {
  readonly keepsEarlierInserts = false;

  constructor(
    private readonly finder: Finder,
    private readonly rows: RowWriter,
    private readonly transactions: Transactions,
    private readonly transaction: Transaction,
  ) {}

  find(collection: Collection, request: FindRequest): Found {
    return this.finder.find(collection, { ...request, view: this.#view(collection) });
  }

  insert(collection: Collection, document: Document): void {
    const idKey = idKeyOf(document);
    this.#lock(collection, idKey);
    if (this.#current(collection, idKey) !== null)
      throw duplicateKey(collection.name, '_id_', `{ _id: ${describeValue(document['_id'])} }`);
    this.#put(collection, idKey, null, document, stringifyStored(document));
  }

  replace(collection: Collection, stored: Stored, after: Document, body: string): void {
    const idKey = idKeyOf(after);
    this.#lock(collection, idKey);
    this.#put(collection, idKey, parseDocument(stored.body), after, body);
  }

  remove(collection: Collection, stored: Stored): void {
    const idKey = idKeyOf(stored.document);
    this.#lock(collection, idKey);
    this.#put(collection, idKey, stored.document, null, null);
  }

  write<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (error instanceof DatabaseError) this.transactions.end(this.transaction);
      throw error;
    }
  }

  /** Puts all writes into the file in one go: first every old row leaves the indexes, then the new ones enter. */
  commit(collectionOf: (name: string) => Collection): void {
    const { history } = this.transactions;
    const changes = [...this.transaction.writes].flatMap(([name, documents]) => {
      const collection = collectionOf(name);
      return [...documents].map(([idKey, body]) => ({ collection, idKey, body, old: this.#row(collection, idKey) }));
    });
    history.advance();
    this.finder.sqlite.write(() => {
      for (const { collection, body, old } of changes) {
        if (old === undefined) continue;
        if (body === null) this.rows.remove(collection, old);
        else for (const index of collection.indexes) this.rows.removeFromIndex(index, old.document, old.row);
      }
      for (const { collection, body, old } of changes) {
        if (body === null) continue;
        if (old === undefined) this.rows.insert(collection, parseDocument(body), body);
        else this.rows.overwrite(collection, old.row, parseDocument(body), body);
      }
    });
    for (const { collection, idKey, old } of changes) history.record(collection, idKey, old?.body ?? null);
  }

  #lock(collection: Collection, idKey: string): void {
    this.#hold(documentLock(collection, idKey));
    const { history } = this.transactions;
    if (history.versionAt(collection, idKey, this.transaction.snapshot) !== undefined) throw transactionConflict();
  }

  #hold(lock: string): void {
    const holder = this.transactions.locks.holder(lock);
    if (holder !== undefined && holder !== this.transaction) throw transactionConflict();
    this.transactions.locks.hold(lock, this.transaction);
  }

  #put(
    collection: Collection,
    idKey: string,
    before: Document | null,
    after: Document | null,
    body: string | null,
  ): void {
    for (const index of collection.indexes) {
      const old = before === null || !index.unique ? [] : this.rows.keys(collection, index, before);
      const now = after === null ? [] : this.rows.keys(collection, index, after);
      if (!index.unique) continue;
      for (const key of [...old, ...now]) this.#hold(uniqueLock(index.id, key));
      for (const key of now) {
        if (old.some((one) => one.equals(key)) || !this.#isTaken(collection, index, key, idKey)) continue;
        throw duplicateKey(collection.name, index.name, describeIndexKey(after ?? {}, index.parts, key));
      }
    }
    const documents = this.transaction.writes.get(collection.name) ?? new Map<string, string | null>();
    documents.set(idKey, body);
    this.transaction.writes.set(collection.name, documents);
  }

  /** Whether another document has this unique key: one of the transaction's own, or a stored one it did not rewrite. */
  #isTaken(collection: Collection, index: Collection['indexes'][number], key: Buffer, except: string): boolean {
    const own = this.transaction.writes.get(collection.name) ?? new Map<string, string | null>();
    for (const [idKey, body] of own)
      if (idKey !== except && body !== null)
        if (this.rows.keys(collection, index, parseDocument(body)).some((one) => one.equals(key))) return true;
    const [id] =
      this.finder.sqlite
        .prepare(`SELECT d.id FROM ${index.table} k JOIN ${collection.table} d ON d.row = k.row WHERE k.key = ?`)
        .get([key]) ?? [];
    if (id === undefined) return false;
    const idKey = toBuffer(id).toString('latin1');
    return idKey !== except && !own.has(idKey);
  }

  /** The text the transaction sees under an `_id`; null when it sees none. */
  #current(collection: Collection, idKey: string): string | null {
    const own = this.transaction.writes.get(collection.name)?.get(idKey);
    if (own !== undefined) return own;
    const before = this.transactions.history.versionAt(collection, idKey, this.transaction.snapshot);
    return before !== undefined ? before : (this.#row(collection, idKey)?.body ?? null);
  }

  #row(collection: Collection, idKey: string): Stored | undefined {
    const found = this.finder.sqlite
      .prepare(`SELECT row, body FROM ${collection.table} WHERE id = ?`)
      .get([Buffer.from(idKey, 'latin1')]);
    return found === undefined ? undefined : new Stored(Number(found[0]), found[1] as string);
  }

  #view(collection: Collection): View {
    const versions = this.transactions.history.changedSince(collection, this.transaction.snapshot);
    for (const [idKey, body] of this.transaction.writes.get(collection.name) ?? []) versions.set(idKey, body);
    const hidden = new Set<number>();
    const documents: Stored[] = [];
    for (const [idKey, body] of versions) {
      const row = this.#row(collection, idKey)?.row;
      if (row !== undefined) hidden.add(row);
      if (body !== null) documents.push(new Stored(row ?? 0, body));
    }
    return { hidden, documents };
  }
}

function idKeyOf(document: Document): string {
  return encodeComponent(document['_id'], 1).toString('latin1');
}
