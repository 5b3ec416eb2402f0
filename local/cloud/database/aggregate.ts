import { fillBuckets } from './bucket';
import type { Collection } from './catalog';
import { type Document, isPlainObject, parseEjson } from './ejson';
import type { Engine } from './engine';
import { invalidParam, requestFailed, unsupported } from './errors';
import { evaluate, guarded, runStage, type Variables } from './expression';
import { nearQuery } from './geo-operators';
import { requireGeometry } from './geometry';
import { type KeyPart, sortKey } from './index-keys';
import { joinDocuments } from './lookup';
import { compileQuery } from './match';
import { documentDistance } from './near-reader';
import type { Cost } from './operations';
import { readSort } from './sort-order';
import type { Params } from './wire-params';

/** One stage of a pipeline: `[$match, {...}]`. */
export type Stage = readonly [name: string, value: unknown];

/** Reads `stages: [{stageKey: '$match', stageValue: EJSON}]`. @throws DatabaseError for a stage that is not supported */
export function stagesParam(params: Params, now: () => number): Stage[] {
  const { stages } = params;
  if (!Array.isArray(stages)) throw invalidParam('stages must be an array');
  return stages.map((stage: unknown): Stage => {
    if (!isPlainObject(stage) || typeof stage['stageKey'] !== 'string' || typeof stage['stageValue'] !== 'string')
      throw invalidParam('a stage needs stageKey and stageValue');
    return checkStage([stage['stageKey'], parseEjson(stage['stageValue'], now)]);
  });
}

/** Reads the inner pipeline of a `$lookup`: `[{$match: {...}}, …]`. */
export function readPipeline(pipeline: unknown): Stage[] {
  if (!Array.isArray(pipeline)) throw requestFailed('pipeline must be an array');
  return pipeline.map((stage: unknown): Stage => {
    const entries = isPlainObject(stage) ? Object.entries(stage) : [];
    const [entry] = entries;
    if (entry === undefined || entries.length !== 1)
      throw requestFailed('A pipeline stage specification object must contain exactly one field.');
    return checkStage(entry);
  });
}

/** Stages mingo computes from the documents alone. */
const COMPUTED = new Set([
  '$project',
  '$group',
  '$unwind',
  '$count',
  '$addFields',
  '$replaceRoot',
  '$bucketAuto',
  '$sortByCount',
]);
const OWN = new Set(['$match', '$sort', '$skip', '$limit', '$sample', '$bucket', '$lookup', '$geoNear']);

function checkStage(stage: Stage): Stage {
  if (!COMPUTED.has(stage[0]) && !OWN.has(stage[0])) throw unsupported(`the aggregation stage ${stage[0]}`);
  return stage;
}

export interface Aggregated {
  list: Document[];
  cost: Cost;
}

/** Runs a pipeline. A leading `$match`, `$sort`, `$skip`, `$limit` is answered like a query, by an index where there is one. */
export function aggregateDocuments(
  engine: Engine,
  collection: Collection,
  stages: readonly Stage[],
  variables: Variables = {},
): Aggregated {
  const start =
    stages[0]?.[0] === '$geoNear'
      ? readNearest(engine, collection, stages[0][1])
      : readLeading(engine, collection, stages, variables);
  const cost = start.cost;
  let list = start.list;
  for (const [name, value] of stages.slice(start.stages)) {
    if (name === '$lookup') {
      const joined = joinDocuments(engine, list, value, variables);
      list = joined.list;
      cost.examined += joined.cost.examined;
      if (joined.cost.plan !== '') cost.plan += `, ${joined.cost.plan}`;
    } else {
      list = applyStage(list, name, value, variables);
    }
  }
  return { list, cost };
}

/** The documents the pipeline begins with, and how many stages that answered. */
interface Start extends Aggregated {
  stages: number;
}

function readLeading(engine: Engine, collection: Collection, stages: readonly Stage[], variables: Variables): Start {
  const matches: Document[] = [];
  let at = 0;
  for (; stages[at]?.[0] === '$match'; at++) matches.push(queryOf(stages[at]?.[1]));
  let sort: KeyPart[] = [];
  if (stages[at]?.[0] === '$sort') sort = readSort(stages[at++]?.[1]);
  let skip = 0;
  let limit = Number.POSITIVE_INFINITY;
  for (; ; at++) {
    const [name, value] = stages[at] ?? [];
    if (name === '$skip' && limit === Number.POSITIVE_INFINITY) skip += wholeNumber('$skip', value);
    else if (name === '$limit') limit = Math.min(limit, wholeNumber('$limit', value));
    else break;
  }
  const query = matches.length === 1 ? (matches[0] ?? {}) : matches.length === 0 ? {} : { $and: matches };
  const { documents, ...cost } = engine.finder.find(collection, { query, sort, skip, limit, variables });
  return { list: documents.map((stored) => stored.document), cost, stages: at };
}

/** `$geoNear`: documents by distance in metres, with the distance in a field of the caller's choice. */
function readNearest(engine: Engine, collection: Collection, value: unknown): Start {
  if (!isPlainObject(value)) throw requestFailed('$geoNear needs an object');
  const { near, distanceField, key, query = {}, includeLocs, distanceMultiplier = 1 } = value;
  const point = requireGeometry(near);
  if (point.type !== 'Point' || typeof distanceField !== 'string')
    throw requestFailed('$geoNear needs near and distanceField');
  if (includeLocs !== undefined && typeof includeLocs !== 'string') throw requestFailed('includeLocs must be a string');
  const indexes = collection.indexes.filter(
    (index) => index.geo !== undefined && (key === undefined || index.geo.path === key),
  );
  const part = indexes[0]?.geo;
  if (part === undefined || indexes.length > 1)
    throw requestFailed(
      `$geoNear requires ${part === undefined ? 'a 2dsphere index' : 'key: there are several 2dsphere indexes'}`,
    );
  const { minDistance = 0, maxDistance = Number.POSITIVE_INFINITY } = nearQuery(
    point.coordinates,
    distanceOf(value['minDistance'], 0),
    distanceOf(value['maxDistance'], Number.POSITIVE_INFINITY),
  );
  const condition: Document = { $geometry: point, $minDistance: minDistance };
  if (maxDistance !== Number.POSITIVE_INFINITY) condition['$maxDistance'] = maxDistance;
  const limit = value['limit'] ?? value['num'];
  const { documents, ...cost } = engine.finder.find(collection, {
    query: { $and: [{ [part.path]: { $nearSphere: condition } }, queryOf(query)] },
    ...(limit === undefined ? {} : { limit: wholeNumber('$geoNear limit', limit) }),
  });
  const list = documents.map((stored) => {
    const metres = documentDistance(stored, part.parts, point.coordinates) * Number(distanceMultiplier);
    const located = includeLocs === undefined ? {} : { [includeLocs]: evaluate(`$${part.path}`, stored.document, {}) };
    return (
      applyStage([stored.document], '$addFields', { [distanceField]: { $literal: metres }, ...located }, {})[0] ?? {}
    );
  });
  return { list, cost, stages: 1 };
}

function distanceOf(value: unknown, otherwise: number): number {
  if (value === undefined || value === null) return otherwise;
  if (typeof value !== 'number' || value < 0) throw requestFailed('a distance must be a non-negative number');
  return value;
}

function applyStage(list: Document[], name: string, value: unknown, variables: Variables): Document[] {
  switch (name) {
    case '$match':
      return list.filter(compileQuery(queryOf(value), variables));
    case '$sort':
      return sortDocuments(list, readSort(value));
    case '$skip':
      return list.slice(wholeNumber('$skip', value));
    case '$limit':
      return list.slice(0, wholeNumber('$limit', value));
    case '$sample':
      return sample(list, value);
    case '$bucket':
      return fillBuckets(list, value, variables);
    case '$geoNear':
      throw requestFailed('$geoNear is only valid as the first stage in a pipeline.');
    default:
      return guarded(() => runStage(list, name, value, variables));
  }
}

function sortDocuments(list: Document[], sort: readonly KeyPart[]): Document[] {
  const keyed = list.map((document) => ({ document, key: sortKey(document, sort) }));
  return keyed.sort((a, b) => Buffer.compare(a.key, b.key)).map(({ document }) => document);
}

function sample(list: Document[], value: unknown): Document[] {
  const size = isPlainObject(value) ? wholeNumber('$sample size', value['size']) : wholeNumber('$sample', value);
  const left = [...list];
  const picked: Document[] = [];
  while (picked.length < size && left.length > 0)
    picked.push(...left.splice(Math.floor(Math.random() * left.length), 1));
  return picked;
}

function queryOf(value: unknown): Document {
  if (!isPlainObject(value)) throw requestFailed('the $match filter must be an object');
  return value;
}

function wholeNumber(name: string, value: unknown): number {
  if (!Number.isInteger(value) || Number(value) < 0) throw requestFailed(`${name} needs a non-negative whole number`);
  return Number(value);
}
