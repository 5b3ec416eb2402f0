import { type Document, isPlainObject } from './ejson';
import { requestFailed } from './errors';
import { evaluate, guarded, runStage, type Variables } from './expression';
import { compareValues, equalValues } from './values';

/**
 * `$bucket`: groups by the boundaries a value lies between, the lower one included.
 * Own code: mingo 7.2 puts a value that equals a boundary into the bucket below it.
 */
export function fillBuckets(list: Document[], value: unknown, variables: Variables): Document[] {
  if (!isPlainObject(value)) throw requestFailed('$bucket needs an object');
  const { groupBy, boundaries, default: other, output = { count: { $sum: 1 } } } = value;
  if (groupBy === undefined || !Array.isArray(boundaries) || boundaries.length < 2 || !isPlainObject(output))
    throw requestFailed("$bucket requires 'groupBy' and 'boundaries' to be specified.");
  const buckets = boundaries.slice(0, -1).map((id: unknown) => ({ id, members: [] as Document[] }));
  const rest = { id: other, members: [] as Document[] };
  for (const [i, bound] of boundaries.entries())
    if (i > 0 && compareValues(boundaries[i - 1], bound) >= 0)
      throw requestFailed('$bucket boundaries must be in ascending order');
  for (const document of list) {
    const key = guarded(() => evaluate(groupBy, document, variables)) ?? null;
    const at = boundaries.findIndex((bound) => compareValues(key, bound) < 0) - 1;
    const bucket = buckets[at] ?? rest;
    if (bucket === rest && other === undefined)
      throw requestFailed('$switch could not find a matching branch for an input, and no default was specified.');
    bucket.members.push(document);
  }
  const all = [...buckets, rest].filter(({ members }) => members.length > 0);
  const merged = all.filter(({ id }, i) => all.findIndex((one) => equalValues(one.id, id)) === i);
  merged.sort((a, b) => compareValues(a.id, b.id));
  return merged.flatMap(({ id, members }) =>
    guarded(() => runStage(members, '$group', { _id: { $literal: id }, ...output }, variables)),
  );
}
