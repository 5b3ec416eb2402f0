import { LocalDatabase, type WireReply } from '../../../../local/cloud/database';
import { type Document, parseDocument, stringifyEjson } from '../../../../local/cloud/database/ejson';

/** Noon of a working day; tests move it by hand. */
export const NOON = Date.UTC(2025, 2, 3, 4);

/** A database with words for what tests do with it: queries and documents as plain objects instead of EJSON texts. */
export class Bench {
  time = NOON;
  readonly lines: string[] = [];
  readonly db: LocalDatabase;
  readonly #transactionId: string | undefined;
  #last: WireReply | undefined;

  constructor(options: { file?: string; lockWaitMs?: number; share?: Bench; transactionId?: string } = {}) {
    const { file = ':memory:', lockWaitMs = 10_000, share, transactionId } = options;
    this.#transactionId = transactionId;
    this.db =
      share?.db ?? new LocalDatabase({ file, lockWaitMs, now: () => this.time, log: (line) => this.lines.push(line) });
  }

  /** Answers at once; fails when the database wants to wait. */
  call(action: string, params: Record<string, unknown>): WireReply {
    const reply = this.later(action, params);
    if (reply instanceof Promise) throw new Error(`${action} waits`);
    this.#last = reply;
    return reply;
  }

  /** May answer later, when a plain write meets a lock. */
  later(action: string, params: Record<string, unknown>): WireReply | Promise<WireReply> {
    const inside = this.#transactionId === undefined ? {} : { transactionId: this.#transactionId };
    return this.db.handle(`database.${action}`, { ...params, ...inside }, 'request-1');
  }

  /** What the last call cost. */
  get cost(): WireReply['cost'] {
    if (this.#last === undefined) throw new Error('nothing was called');
    return this.#last.cost;
  }

  collection(name: string, documents: Document[] = []): void {
    this.db.createCollection(name);
    if (documents.length > 0) this.db.insertMany(name, documents);
  }

  add(collectionName: string, ...documents: Document[]): WireReply['body'] {
    return this.call('insertDocument', { collectionName, data: documents.map(stringifyEjson) }).body;
  }

  find(collectionName: string, query: Document, options: FindOptions = {}): Document[] {
    const { order, projection, ...rest } = options;
    const params = { collectionName, queryType: 'WHERE', query: stringifyEjson(query), limit: 1000, ...rest };
    const body = this.call('getDocument', { ...params, ...ejson({ order, projection }) }).body;
    return listOf(body);
  }

  get(collectionName: string, id: unknown): Document | undefined {
    const query = stringifyEjson({ _id: id });
    return listOf(this.call('getDocument', { collectionName, queryType: 'DOC', query, multi: false }).body)[0];
  }

  count(collectionName: string, query: Document): number {
    const body = this.call('calculateDocument', { collectionName, query: stringifyEjson(query) }).body;
    return dataOf<{ total: number }>(body).total;
  }

  update(collectionName: string, query: Document, data: Document, multi = true): WireReply['body'] {
    return this.call('modifyDocument', updateParams(collectionName, query, data, multi)).body;
  }

  set(collectionName: string, id: unknown, data: Document): WireReply['body'] {
    const params = { collectionName, queryType: 'DOC', merge: false, upsert: true, multi: false };
    return this.call('modifyDocument', { ...params, query: stringifyEjson({ _id: id }), data: stringifyEjson(data) })
      .body;
  }

  remove(collectionName: string, query: Document, multi = true): WireReply['body'] {
    return this.call('removeDocument', { collectionName, query: stringifyEjson(query), multi }).body;
  }

  aggregate(collectionName: string, pipeline: Document[]): Document[] {
    const stages = pipeline.flatMap((stage) =>
      Object.entries(stage).map(([stageKey, value]) => ({ stageKey, stageValue: stringifyEjson(value) })),
    );
    return listOf(this.call('aggregateDocuments', { collectionName, stages }).body);
  }

  /** Opens a transaction; calls on the answer belong to it. */
  begin(): Bench {
    const { transactionId } = this.call('startTransaction', {}).body;
    if (transactionId === undefined) throw new Error('no transactionId');
    return new Bench({ share: this, transactionId });
  }

  commit(): WireReply['body'] {
    return this.call('commitTransaction', {}).body;
  }

  rollback(): WireReply['body'] {
    return this.call('abortTransaction', {}).body;
  }
}

export interface FindOptions {
  order?: Document;
  projection?: Document;
  limit?: number;
  offset?: number;
}

export function updateParams(collectionName: string, query: Document, data: Document, multi = true) {
  const texts = { query: stringifyEjson(query), data: stringifyEjson(data) };
  return { collectionName, queryType: 'WHERE', merge: true, upsert: false, multi, ...texts };
}

function ejson(values: Record<string, unknown>): Record<string, string> {
  const present = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present.map(([name, value]) => [name, stringifyEjson(value)]));
}

export function dataOf<T>(body: WireReply['body']): T {
  if (body.code !== undefined) throw new Error(`${body.code}: ${body.message}`);
  return body.data as T;
}

function listOf(body: WireReply['body']): Document[] {
  return dataOf<{ list: string[] }>(body).list.map(parseDocument);
}

/** The `_id`s, in order. */
export function ids(documents: Document[]): unknown[] {
  return documents.map((document) => document['_id']);
}
