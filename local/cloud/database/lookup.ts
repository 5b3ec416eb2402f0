import type { Collection } from './catalog';
import { type Document, isPlainObject } from './ejson';
import { encodeComponent } from './encode-key';
import type { Engine } from './engine';
import { requestFailed } from './errors';
import { evaluate, guarded, runStage, type Variables } from './expression';
import type { Cost } from './operations';
import { visitPath } from './paths';
import { planQuery } from './planner';
import { readConditions } from './predicates';
import { type Aggregated, readPipeline, type Stage } from './stages';

/** Runs an inner pipeline; handed in, because pipelines and lookups contain each other. */
export type RunPipeline = (
  engine: Engine,
  collection: Collection,
  stages: readonly Stage[],
  variables: Variables,
) => Aggregated;

/**
 * `$lookup`, by `localField` and `foreignField` or by `let` and `pipeline`: adds the matches as an array.
 * Equal local values are looked up once; the foreign side is read through an index, by `_id`, or, failing that, in one scan.
 */
export function joinDocuments(
  engine: Engine,
  list: Document[],
  value: unknown,
  variables: Variables,
  run: RunPipeline,
): Aggregated {
  if (!isPlainObject(value)) throw requestFailed('the $lookup specification must be an Object');
  const { from, as, localField, foreignField, pipeline } = value;
  if (typeof from !== 'string' || typeof as !== 'string') throw requestFailed("$lookup needs 'from' and 'as'");
  const collection = engine.catalog.get(from);
  const cost: Cost = { examined: 0, plan: '' };
  const matches =
    pipeline === undefined
      ? byField(engine, collection, String(localField), String(foreignField), cost)
      : byPipeline(collection, value, variables, cost, (stages, inner) => run(engine, collection, stages, inner));
  return { list: list.map((document) => withField(document, as, matches(document))), cost };
}

type Matches = (document: Document) => Document[];

function byField(engine: Engine, collection: Collection, local: string, foreign: string, cost: Cost): Matches {
  const known = new Map<string, Document[]>();
  const parts = local.split('.');
  const plan = planQuery(collection, readConditions({ [foreign]: { $eq: '' } }), []);
  const scanned = plan.kind === 'scan' ? scanByField(engine, collection, foreign, cost) : undefined;
  return (document) => {
    const values = localValues(document, parts);
    const key = encodeComponent(values, 1).toString('latin1');
    let found = known.get(key);
    if (found === undefined) {
      found = scanned === undefined ? findByField(engine, collection, foreign, values, cost) : scanned(values);
      known.set(key, found);
    }
    return found;
  };
}

/** What the local side offers: the elements of an array, else the value; a missing one finds null and missing. */
function localValues(document: Document, parts: readonly string[]): unknown[] {
  const values: unknown[] = [];
  visitPath(document, parts, false, (value) => {
    if (Array.isArray(value)) values.push(...value);
    else values.push(value ?? null);
    return false;
  });
  return values.filter((value) => !(value instanceof RegExp));
}

function findByField(
  engine: Engine,
  collection: Collection,
  foreign: string,
  values: unknown[],
  cost: Cost,
): Document[] {
  if (values.length === 0) return [];
  const query = { [foreign]: values.length === 1 ? { $eq: values[0] } : { $in: values } };
  const { documents, examined, plan } = engine.finder.find(collection, { query });
  cost.examined += examined;
  cost.plan = `${collection.name} by ${plan}`;
  return documents.map((stored) => stored.document);
}

/** Without an index: the foreign documents by every value of the field, from one walk through the collection. */
function scanByField(
  engine: Engine,
  collection: Collection,
  foreign: string,
  cost: Cost,
): (values: unknown[]) => Document[] {
  const { documents, examined } = engine.finder.find(collection, { query: {} });
  cost.examined += examined;
  cost.plan = `${collection.name} by scan`;
  const byValue = new Map<string, Set<Document>>();
  for (const { document } of documents) {
    visitPath(document, foreign.split('.'), true, (value) => {
      const key = encodeComponent(value, 1).toString('latin1');
      const sharing = byValue.get(key) ?? new Set();
      byValue.set(key, sharing.add(document));
      return false;
    });
  }
  return (values) => {
    const found = new Set(
      values.flatMap((value) => [...(byValue.get(encodeComponent(value, 1).toString('latin1')) ?? [])]),
    );
    return documents.map(({ document }) => document).filter((document) => found.has(document));
  };
}

function byPipeline(
  collection: Collection,
  value: Document,
  outer: Variables,
  cost: Cost,
  run: (stages: readonly Stage[], variables: Variables) => Aggregated,
): Matches {
  const stages = readPipeline(value['pipeline']);
  const names = value['let'] ?? {};
  if (!isPlainObject(names)) throw requestFailed('the let of a $lookup must be an Object');
  return (document) => {
    const inner = Object.entries(names).map(([name, expression]) => [
      name,
      evaluate(expression, document, outer) ?? null,
    ]);
    const result = run(stages, { ...outer, ...Object.fromEntries(inner) });
    cost.examined += result.cost.examined;
    cost.plan = `${collection.name} by ${result.cost.plan}`;
    return result.list;
  };
}

function withField(document: Document, path: string, matches: Document[]): Document {
  if (!path.includes('.')) return { ...document, [path]: matches };
  return guarded(() => runStage([document], '$addFields', { [path]: { $literal: matches } }, {}))[0] ?? document;
}
