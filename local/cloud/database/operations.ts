import { randomUUID } from 'node:crypto';
import type { Collection } from './catalog';
import { type Document, isPlainObject, stringifyStored } from './ejson';
import { DatabaseError, requestFailed } from './errors';
import { compileProjection } from './project';
import type { Session } from './session';
import { readSort } from './sort-order';
import type { Stored } from './stored';
import { applyUpdate, checkUpdate } from './update';
import { typeName } from './values';

/** What an operation looked at, beside its answer. */
export interface Cost {
  examined: number;
  plan: string;
}

const INSERT_COST: Cost = { examined: 0, plan: 'insert' };

/**
 * Inserts in order; documents without `_id` get one. As in MongoDB the ones before a refused one stay.
 * @returns the ids, in the order of the documents
 */
export function insertDocuments(
  session: Session,
  collection: Collection,
  documents: Document[],
): { ids: unknown[]; cost: Cost } {
  const complete = documents.map(withId);
  try {
    session.write(() => {
      for (const [i, document] of complete.entries()) insertOne(session, collection, document, i);
    });
  } catch (error) {
    if (!(error instanceof RefusedAt)) throw error;
    const before = session.keepsEarlierInserts ? complete.slice(0, error.position) : [];
    if (before.length > 0)
      session.write(() => {
        for (const document of before) session.insert(collection, document);
      });
    throw error.reason;
  }
  return { ids: complete.map((document) => document['_id']), cost: INSERT_COST };
}

/** Carries the position of the refused document out of the write that is rolled back. */
class RefusedAt extends DatabaseError {
  constructor(
    readonly position: number,
    readonly reason: DatabaseError,
  ) {
    super(reason.code, reason.message);
  }
}

function insertOne(session: Session, collection: Collection, document: Document, position: number): void {
  try {
    session.insert(collection, document);
  } catch (error) {
    throw error instanceof DatabaseError ? new RefusedAt(position, error) : error;
  }
}

/** `_id` first, as MongoDB stores it; 32 hex characters when the caller gave none. */
function withId(document: Document): Document {
  const { _id = randomUUID().replaceAll('-', ''), ...rest } = document;
  if (Array.isArray(_id) || _id instanceof RegExp)
    throw requestFailed(`The '_id' value cannot be of type ${typeName(_id)}`);
  return { _id, ...rest };
}

export interface ReadRequest {
  query: Document;
  order?: unknown;
  projection?: unknown;
  skip: number;
  limit: number;
}

/** The matching documents as EJSON texts. Without a projection the stored text goes out as it is. */
export function readDocuments(
  session: Session,
  collection: Collection,
  request: ReadRequest,
): { list: string[]; cost: Cost } {
  const { query, skip, limit } = request;
  const project = compileProjection(request.projection);
  const { documents, ...cost } = session.find(collection, { query, skip, limit, sort: readSort(request.order) });
  const text = (stored: Stored) => (project === undefined ? stored.body : stringifyStored(project(stored.document)));
  return { list: documents.map(text), cost };
}

/** Applies update operators to one or all matches. `updated` counts the documents that changed, like MongoDB's nModified. */
export function updateDocuments(
  session: Session,
  collection: Collection,
  query: Document,
  update: unknown,
  multi: boolean,
) {
  checkUpdate(update);
  return session.write(() => {
    const { documents, ...cost } = session.find(collection, { query, ...(multi ? {} : { limit: 1 }) });
    let updated = 0;
    let last: string | undefined;
    for (const stored of documents) {
      last = updateOne(session, collection, stored, update);
      if (last !== stored.body) updated++;
    }
    return { updated, last, cost };
  });
}

function updateOne(session: Session, collection: Collection, stored: Stored, update: Document): string {
  const document = stored.document;
  applyUpdate(document, update);
  const body = stringifyStored(document);
  if (body !== stored.body) session.replace(collection, stored, document, body);
  return body;
}

/** `doc().set()`: puts a whole document in the place of the match, or inserts it when `upsert`. */
export function replaceDocument(
  session: Session,
  collection: Collection,
  query: Document,
  data: unknown,
  upsert: boolean,
) {
  if (!isPlainObject(data)) throw requestFailed('the replacement document must be an object');
  return session.write(() => {
    const { documents, ...cost } = session.find(collection, { query, limit: 1 });
    const [stored] = documents;
    if (stored === undefined) {
      if (!upsert) return { updated: 0, upsertId: null, cost };
      const document = withId({ ...idOfQuery(query), ...data });
      session.insert(collection, document);
      return { updated: 0, upsertId: document['_id'], cost };
    }
    const document = { ...data, _id: stored.document['_id'] };
    const { _id, ...rest } = document;
    const body = stringifyStored({ _id, ...rest });
    if (body !== stored.body) session.replace(collection, stored, { _id, ...rest }, body);
    return { updated: body === stored.body ? 0 : 1, upsertId: null, cost };
  });
}

function idOfQuery({ _id }: Document): Document {
  if (_id === undefined) return {};
  return { _id: isPlainObject(_id) && '$eq' in _id ? _id['$eq'] : _id };
}

export function removeDocuments(session: Session, collection: Collection, query: Document, multi: boolean) {
  return session.write(() => {
    const { documents, ...cost } = session.find(collection, { query, ...(multi ? {} : { limit: 1 }) });
    for (const stored of documents) session.remove(collection, stored);
    return { deleted: documents.length, cost };
  });
}
