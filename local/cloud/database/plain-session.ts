import type { Collection } from './catalog';
import { type Document, parseDocument } from './ejson';
import { encodeComponent } from './encode-key';
import type { Finder, FindRequest, Found } from './find';
import { documentKeys } from './index-keys';
import { Blocked, documentLock, uniqueLock } from './locks';
import type { RowWriter } from './row-writer';
import type { Session } from './session';
import type { Stored } from './stored';
import type { Transactions } from './transactions';

/** Writes at once. Where a transaction holds a lock it throws `Blocked`, and the call is tried again later. */
export class PlainSession implements Session {
  readonly keepsEarlierInserts = true;
  #changes: Array<{ collection: Collection; idKey: string; before: string | null }> = [];

  constructor(
    private readonly finder: Finder,
    private readonly rows: RowWriter,
    private readonly transactions: Transactions,
  ) {}

  find(collection: Collection, request: FindRequest): Found {
    return this.finder.find(collection, request);
  }

  insert(collection: Collection, document: Document): void {
    this.#prepare(collection, document['_id'], null, [document]);
    this.rows.insert(collection, document);
  }

  replace(collection: Collection, stored: Stored, after: Document, body: string): void {
    // The text is parsed again: an update changed `stored.document` in place.
    const before = collection.indexes.length === 0 ? after : parseDocument(stored.body);
    this.#prepare(collection, after['_id'], stored.body, [before, after]);
    this.rows.replace(collection, stored.row, before, after, body);
  }

  remove(collection: Collection, stored: Stored): void {
    this.#prepare(collection, stored.document['_id'], stored.body, [stored.document]);
    this.rows.remove(collection, stored);
  }

  write<T>(work: () => T): T {
    const { history } = this.transactions;
    this.#changes = [];
    const result = this.finder.sqlite.write(work);
    history.advance();
    for (const { collection, idKey, before } of this.#changes) history.record(collection, idKey, before);
    return result;
  }

  /** Nothing to do while no transaction is open, which is nearly always. */
  #prepare(collection: Collection, id: unknown, before: string | null, versions: Document[]): void {
    const { transactions } = this;
    if (!transactions.areOpen) return;
    transactions.expire();
    const idKey = encodeComponent(id, 1).toString('latin1');
    if (!transactions.locks.isEmpty) {
      this.#checkLock(documentLock(collection, idKey));
      for (const index of collection.indexes.filter(({ unique }) => unique))
        for (const version of versions)
          for (const key of documentKeys(version, index.parts).keys) this.#checkLock(uniqueLock(index.id, key));
    }
    if (transactions.areOpen) this.#changes.push({ collection, idKey, before });
  }

  #checkLock(lock: string): void {
    const holder = this.transactions.locks.holder(lock);
    if (holder !== undefined) throw new Blocked(holder);
  }
}
