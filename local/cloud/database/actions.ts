import { aggregateDocuments } from './aggregate';
import { stringifyEjson } from './ejson';
import type { Engine } from './engine';
import { requestFailed, unsupported } from './errors';
import {
  type Cost,
  insertDocuments,
  readDocuments,
  removeDocuments,
  replaceDocument,
  updateDocuments,
} from './operations';
import { stagesParam } from './stages';
import {
  checkResultSize,
  documentsParam,
  ejsonParam,
  limitParam,
  offsetParam,
  type Params,
  queryParam,
} from './wire-params';

/** The part of a reply an action fills in; `transactionId` stands beside `data`, as the SDK expects it. */
export interface Answer {
  data?: unknown;
  transactionId?: string;
  cost?: Cost;
}

type Action = (engine: Engine, params: Params) => Answer;

/**
 * The `database.*` actions of the SDK protocol, by name. Shapes: @cloudbase/database 1.4.3 (collection, document, query,
 * aggregate, transaction), which both wx-server-sdk and @cloudbase/node-sdk carry.
 */
export const ACTIONS: Readonly<Record<string, Action>> = {
  'database.addCollection': (engine, params) => {
    const name = String(params['collectionName'] ?? '');
    if (engine.catalog.has(name)) throw requestFailed(`[ResourceInUse] Table exist: ${name}`);
    engine.catalog.create(name);
    return { data: {} };
  },

  'database.insertDocument': (engine, params) => {
    const collection = engine.catalog.get(params['collectionName']);
    const { ids, cost } = insertDocuments(engine.session(params), collection, documentsParam(params, engine.now));
    return { data: { insertedIds: ids.map(plainId) }, cost };
  },

  'database.getDocument': (engine, params) => {
    const collection = engine.catalog.get(params['collectionName']);
    const { list, cost } = readDocuments(engine.session(params), collection, {
      query: queryParam(params, engine.now),
      order: ejsonParam(params, 'order', engine.now),
      projection: ejsonParam(params, 'projection', engine.now),
      skip: offsetParam(params),
      limit: params['queryType'] === 'DOC' ? 1 : limitParam(params),
    });
    checkResultSize(list);
    return { data: { list }, cost };
  },

  'database.calculateDocument': (engine, params) => {
    const collection = engine.catalog.get(params['collectionName']);
    const { total, ...cost } = engine.finder.count(collection, queryParam(params, engine.now));
    return { data: { total }, cost };
  },

  'database.modifyDocument': (engine, params) => {
    const collection = engine.catalog.get(params['collectionName']);
    const session = engine.session(params);
    const query = queryParam(params, engine.now);
    const data = ejsonParam(params, 'data', engine.now);
    if (params['merge'] === false) {
      const { updated, upsertId, cost } = replaceDocument(session, collection, query, data, params['upsert'] === true);
      return { data: { updated, upsert_id: upsertId === null ? null : plainId(upsertId) }, cost };
    }
    if (params['upsert'] === true) throw unsupported('modifyDocument with merge and upsert');
    const { updated, cost } = updateDocuments(session, collection, query, data, params['multi'] === true);
    return { data: { updated, upsert_id: null }, cost };
  },

  'database.removeDocument': (engine, params) => {
    const collection = engine.catalog.get(params['collectionName']);
    const query = queryParam(params, engine.now);
    const { deleted, cost } = removeDocuments(engine.session(params), collection, query, params['multi'] === true);
    return { data: { deleted }, cost };
  },

  'database.modifyAndReturnDoc': (engine, params) => {
    const collection = engine.catalog.get(params['collectionName']);
    const query = queryParam(params, engine.now);
    const data = ejsonParam(params, 'data', engine.now);
    const { updated, last, cost } = updateDocuments(engine.session(params), collection, query, data, false);
    return { data: { updated, doc: last ?? null }, cost };
  },

  'database.aggregateDocuments': (engine, params) => {
    const collection = engine.catalog.get(params['collectionName']);
    const { list, cost } = aggregateDocuments(engine, collection, stagesParam(params, engine.now));
    const texts = list.map(stringifyEjson);
    checkResultSize(texts);
    return { data: { list: texts }, cost };
  },

  'database.startTransaction': (engine) => ({ transactionId: engine.transactions.start().id }),

  'database.commitTransaction': (engine, params) => {
    engine.commit(params['transactionId']);
    return {};
  },

  'database.abortTransaction': (engine, params) => {
    engine.transactions.end(engine.transactions.require(params['transactionId']));
    return {};
  },
};

/** An id as JSON: text and numbers as they are, others as their EJSON. */
function plainId(id: unknown): unknown {
  return typeof id === 'string' || typeof id === 'number' ? id : JSON.parse(stringifyEjson(id));
}
