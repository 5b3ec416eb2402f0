import { ACTIONS, type Answer } from './actions';
import { type Document, isPlainObject, stringifyStored } from './ejson';
import { Engine } from './engine';
import { DatabaseError, requestFailed, unsupported } from './errors';
import type { IndexOptions } from './index-definition';
import { Blocked } from './locks';
import { readAll } from './plan-reader';

export type { Document } from './ejson';
export type { IndexOptions } from './index-definition';

export interface DatabaseOptions {
  /** Path of the SQLite file, or ':memory:'. One process at a time. */
  file: string;
  /** The moved clock, in ms: server dates and the age of transactions. */
  now: () => number;
  log?: (line: string) => void;
  /** How long, in real ms, a plain write waits for a transaction's lock before it is refused. */
  lockWaitMs?: number;
}

/** `body` goes on the wire; `cost` says what answering took. `plan`: `index NAME`, `id`, `scan`, `count`, … */
export interface WireReply {
  body: { data?: unknown; transactionId?: string; code?: string; message?: string; requestId: string };
  cost: { calls: 1; examined: number; plan: string };
}

export interface CollectionScan {
  collection: string;
  /** The query as JSON. */
  query: string;
  /** Moved clock, ms. */
  at: number;
}

export interface DatabaseStats {
  databaseCalls: number;
  documentsExamined: number;
  /** The newest 1000. */
  collectionScans: CollectionScan[];
}

const KEPT_SCANS = 1000;
const LOCK_WAIT_MS = 10_000;

/** The document database of the local cloud: MongoDB's semantics as CloudBase offers them, over one SQLite file. */
export class LocalDatabase {
  readonly stats: DatabaseStats = { databaseCalls: 0, documentsExamined: 0, collectionScans: [] };
  readonly #engine: Engine;
  readonly #options: DatabaseOptions;

  constructor(options: DatabaseOptions) {
    this.#options = options;
    this.#engine = new Engine(options.file, options.now, (collection, query) => this.#noteScan(collection, query));
  }

  /**
   * Answers one `database.*` action of the SDK protocol. Never throws for a caller's mistake.
   * A promise only where a plain write waits for a transaction's lock.
   * @param params the request's body; what an action does not know is ignored
   */
  handle(action: string, params: Record<string, unknown>, requestId: string): WireReply | Promise<WireReply> {
    this.stats.databaseCalls++;
    return this.#attempt(action, params, requestId, Date.now() + (this.#options.lockWaitMs ?? LOCK_WAIT_MS));
  }

  #attempt(
    action: string,
    params: Record<string, unknown>,
    requestId: string,
    until: number,
  ): WireReply | Promise<WireReply> {
    try {
      if (!Object.hasOwn(ACTIONS, action)) throw unsupported(`the action ${action}`);
      return this.#reply(ACTIONS[action]?.(this.#engine, params) ?? {}, requestId);
    } catch (error) {
      if (error instanceof Blocked) return this.#waitFor(error, action, params, requestId, until);
      return this.#refuse(error, action, requestId);
    }
  }

  /** A plain write waits until the transaction in its way has ended, then tries again from the start. */
  async #waitFor(blocked: Blocked, action: string, params: Record<string, unknown>, requestId: string, until: number) {
    const left = until - Date.now();
    if (left <= 0)
      return this.#refuse(
        requestFailed('operation exceeded time limit: a transaction holds the document'),
        action,
        requestId,
      );
    await this.#engine.transactions.untilEnd(blocked.by, left);
    return this.#attempt(action, params, requestId, until);
  }

  #reply({ cost = { examined: 0, plan: 'none' }, ...body }: Answer, requestId: string): WireReply {
    this.stats.documentsExamined += cost.examined;
    return { body: { ...body, requestId }, cost: { calls: 1, ...cost } };
  }

  #refuse(error: unknown, action: string, requestId: string): WireReply {
    const known =
      error instanceof DatabaseError ? error : new DatabaseError('SYS_ERR', `internal error: ${String(error)}`);
    if (known !== error)
      this.#options.log?.(`${action} failed: ${error instanceof Error ? error.stack : String(error)}`);
    return {
      body: { code: known.code, message: known.message, requestId },
      cost: { calls: 1, examined: 0, plan: 'error' },
    };
  }

  #noteScan(collection: string, query: Document): void {
    const scan = { collection, query: JSON.stringify(query), at: this.#options.now() };
    this.stats.collectionScans.push(scan);
    if (this.stats.collectionScans.length > KEPT_SCANS) this.stats.collectionScans.shift();
    this.#options.log?.(`collection scan: ${collection} ${scan.query}`);
  }

  /** Makes a collection; does nothing when it is there. */
  createCollection(name: string): void {
    this.#engine.catalog.create(name);
  }

  hasCollection(name: string): boolean {
    return this.#engine.catalog.has(name);
  }

  /**
   * Builds an index over the documents that are there. The same declaration again does nothing, a changed one rebuilds.
   * @throws DatabaseError E11000 when a unique index meets two equal keys; the collection is then as before
   */
  createIndex(collection: string, index: IndexOptions): void {
    const { catalog, rows, sqlite } = this.#engine;
    const target = catalog.get(collection);
    catalog.createIndex(target, index, (made) => {
      for (const stored of readAll(sqlite, target)) rows.addToIndex(target, made, stored.document, stored.row);
    });
  }

  dropIndex(collection: string, name: string): void {
    this.#engine.catalog.dropIndex(this.#engine.catalog.get(collection), name);
  }

  /**
   * Inserts many documents in one go, all or none, past locks and snapshots: for seeding.
   * @param documents with `_id`
   */
  insertMany(collection: string, documents: readonly object[]): void {
    const { catalog, rows, sqlite } = this.#engine;
    const target = catalog.get(collection);
    sqlite.write(() => {
      for (const document of documents) {
        if (!isPlainObject(document) || document['_id'] === undefined) throw requestFailed('a document needs an _id');
        rows.insert(target, document, stringifyStored(document));
      }
    });
  }

  close(): void {
    this.#engine.sqlite.close();
  }
}
