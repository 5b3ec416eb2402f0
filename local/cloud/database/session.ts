import type { Collection } from './catalog';
import type { Document } from './ejson';
import type { FindRequest, Found } from './find';
import type { Stored } from './stored';

/** Reads and writes either directly (plain-session.ts) or inside a transaction (transaction-session.ts). */
export interface Session {
  /** Whether the documents before a refused one of the same insert stay, as in MongoDB outside a transaction. */
  readonly keepsEarlierInserts: boolean;
  find(collection: Collection, request: FindRequest): Found;
  /** @throws DatabaseError E11000 */
  insert(collection: Collection, document: Document): void;
  /** @param stored what `find` gave @param body the text of `after` */
  replace(collection: Collection, stored: Stored, after: Document, body: string): void;
  remove(collection: Collection, stored: Stored): void;
  /** Runs all writes of one call: all or nothing. */
  write<T>(work: () => T): T;
}
