import { fillBuckets } from './bucket';
import type { Collection } from './catalog';
import { type Document, isPlainObject } from './ejson';
import type { Engine } from './engine';
import { requestFailed } from './errors';
import { guarded, runStage, type Variables } from './expression';
import { readNearest } from './geo-near';
import { type KeyPart, sortKey } from './index-keys';
import { joinDocuments } from './lookup';
import { compileQuery } from './match';
import { readSort } from './sort-order';
import { type Aggregated, countOperand, queryOperand, type Stage, type Start } from './stages';

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
      const joined = joinDocuments(engine, list, value, variables, aggregateDocuments);
      list = joined.list;
      cost.examined += joined.cost.examined;
      if (joined.cost.plan !== '') cost.plan += `, ${joined.cost.plan}`;
    } else {
      list = applyStage(list, name, value, variables);
    }
  }
  return { list, cost };
}

function readLeading(engine: Engine, collection: Collection, stages: readonly Stage[], variables: Variables): Start {
  const matches: Document[] = [];
  let at = 0;
  for (; stages[at]?.[0] === '$match'; at++) matches.push(queryOperand(stages[at]?.[1]));
  let sort: KeyPart[] = [];
  if (stages[at]?.[0] === '$sort') sort = readSort(stages[at++]?.[1]);
  let skip = 0;
  let limit = Number.POSITIVE_INFINITY;
  for (; ; at++) {
    const [name, value] = stages[at] ?? [];
    if (name === '$skip' && limit === Number.POSITIVE_INFINITY) skip += countOperand('$skip', value);
    else if (name === '$limit') limit = Math.min(limit, countOperand('$limit', value));
    else break;
  }
  const query = matches.length === 1 ? (matches[0] ?? {}) : matches.length === 0 ? {} : { $and: matches };
  const { documents, ...cost } = engine.finder.find(collection, { query, sort, skip, limit, variables });
  return { list: documents.map((stored) => stored.document), cost, stages: at };
}

function applyStage(list: Document[], name: string, value: unknown, variables: Variables): Document[] {
  switch (name) {
    case '$match':
      return list.filter(compileQuery(queryOperand(value), variables));
    case '$sort':
      return sortDocuments(list, readSort(value));
    case '$skip':
      return list.slice(countOperand('$skip', value));
    case '$limit':
      return list.slice(0, countOperand('$limit', value));
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
  const size = isPlainObject(value) ? countOperand('$sample size', value['size']) : countOperand('$sample', value);
  const left = [...list];
  const picked: Document[] = [];
  while (picked.length < size && left.length > 0)
    picked.push(...left.splice(Math.floor(Math.random() * left.length), 1));
  return picked;
}
