import type { Collection } from './catalog';
import { requestFailed } from './errors';
import type { Index } from './index-definition';
import type { KeyPart } from './index-keys';
import type { Plan } from './plan';
import type { Condition } from './predicates';

/**
 * The way through a geo index, where the query has a geo condition; by distance before by area.
 * @throws DatabaseError for a geo operator, wherever it stands, on a path without a geo index, as on the platform
 */
export function planGeo(
  collection: Collection,
  conditions: readonly Condition[],
  sort: readonly KeyPart[],
): Plan | undefined {
  let area: Plan | undefined;
  const tests = conditions.map(({ test }) => test);
  const sorted = sort.length === 0;
  for (const { hints, nestedGeo = [] } of conditions) {
    for (const { path, operator } of nestedGeo) {
      indexOn(collection, path);
      if (operator === '$nearSphere')
        throw requestFailed(`$nearSphere on ${path} is only allowed at the top of a query`);
    }
    for (const hint of hints) {
      if (hint.kind !== 'geo') continue;
      const index = indexOn(collection, hint.path);
      if (hint.query.kind === 'near') return { kind: 'near', index, query: hint.query, sorted, tests };
      area ??= { kind: 'area', index, query: hint.query, sorted, tests };
    }
  }
  return area;
}

function indexOn(collection: Collection, path: string): Index {
  const index = collection.indexes.find((one) => one.geo?.path === path);
  if (index === undefined) throw requestFailed(`unable to find index for geo query on ${collection.name}.${path}`);
  return index;
}
