import type { Collection } from './catalog';
import type { Variables } from './expression';
import type { Index } from './index-definition';
import { type KeyPart, keyPart } from './index-keys';
import { type Bound, boundFor, type KeyRange } from './key-ranges';
import type { KeySource, Plan } from './plan';
import { planGeo } from './planner-geo';
import { type Condition, type Hint, readConditions } from './predicates';
import { matchSort } from './sort-order';

/** More ranges than this are not merged but read one after the other (MongoDB's own limit for such merges is 200). */
const MAX_MERGED_RANGES = 200;

/** Chooses how to read: the index that pins down most, and among those the one that also brings the order. */
export function planQuery(
  collection: Collection,
  conditions: readonly Condition[],
  sort: readonly KeyPart[],
  variables: Variables = {},
): Plan {
  const geo = planGeo(collection, conditions, sort);
  if (geo?.kind === 'near') return geo;
  const point = planPoint(conditions, sort);
  if (point !== undefined) return point;
  let best: Candidate | undefined;
  for (const source of sources(collection)) {
    const candidate = planSource(source, conditions, sort);
    if (candidate !== undefined && candidate.score > (best?.score ?? 0)) best = candidate;
  }
  if (geo !== undefined && (best === undefined || best.bound < SCORE.eq)) return geo;
  if (best !== undefined && best.bound > 0) return best.plan;
  return planUnion(collection, conditions, sort, variables) ?? best?.plan ?? scan(conditions, sort);
}

/** A given `_id`, or a list of them, beats every index. */
function planPoint(conditions: readonly Condition[], sort: readonly KeyPart[]): Plan | undefined {
  const bound = boundFor(conditions, ID_PART, false);
  if (bound?.kind !== 'values') return undefined;
  const tests = conditions.filter((one) => !(one.exact && bound.used.includes(one))).map(({ test }) => test);
  return { kind: 'point', keys: bound.keys, sorted: sort.length === 0 || bound.keys.length === 1, tests };
}
const ID_PART = keyPart('_id', 1);

const SCORE = { eq: 10, in: 8, range: 5, sorted: 6, exact: 3 };

interface Candidate {
  plan: Plan;
  /** How much of the filter the index pins down. */
  bound: number;
  score: number;
}

function sources(collection: Collection): KeySource[] {
  const byId: KeySource = { name: '_id_', table: collection.table, column: 'id', parts: ID_PARTS, multikey: 0 };
  const indexes = collection.indexes.filter((index) => index.geo === undefined);
  return [byId, ...indexes.map((index): KeySource => ({ ...sourceOf(index) }))];
}
const ID_PARTS = [ID_PART];

function sourceOf({ name, table, parts, multikey }: Index): KeySource {
  return { name, table, column: 'key', parts, multikey };
}

function planSource(
  source: KeySource,
  conditions: readonly Condition[],
  sort: readonly KeyPart[],
): Candidate | undefined {
  const bounds = boundsOf(source, conditions);
  const order = matchSort(source, bounds, sort);
  if (bounds.length === 0 && (order === undefined || sort.length === 0)) return undefined;
  const { ranges, exploded } = rangesOf(bounds, order?.ordered ?? []);
  const merge = order !== undefined && exploded && ranges.length > 1;
  const sorted = order !== undefined && !(merge && ranges.length > MAX_MERGED_RANGES);
  const used = new Set(bounds.flatMap((bound, i) => (isExact(bound, source, i) ? bound.used : [])));
  const tests = conditions.filter((condition) => !(condition.exact && used.has(condition))).map(({ test }) => test);
  const bound = bounds.reduce(
    (sum, one) => sum + (one.kind === 'range' ? SCORE.range : one.single ? SCORE.eq : SCORE.in),
    0,
  );
  return {
    plan: {
      kind: 'index',
      source,
      ranges,
      reverse: order?.reverse ?? false,
      merge: merge && sorted,
      sorted,
      repeats: source.multikey !== 0,
      tests,
    },
    bound,
    score:
      bound +
      (sorted && sort.length > 0 ? SCORE.sorted : 0) +
      (tests.length === 0 ? SCORE.exact : 0) +
      SMALL / source.parts.length,
  };
}
/** Between equals the index with fewer components wins. */
const SMALL = 0.5;

/** Bounds for a prefix of the components. Only one component that came out of an array may be bound (see boundFor). */
function boundsOf(source: KeySource, conditions: readonly Condition[]): Bound[] {
  const bounds: Bound[] = [];
  let arrayBound = false;
  for (const [i, part] of source.parts.entries()) {
    const multikey = isMultikey(source, i);
    if (multikey && arrayBound) break;
    const bound = boundFor(conditions, part, multikey);
    if (bound === undefined) break;
    bounds.push(bound);
    arrayBound ||= multikey;
    if (bound.kind === 'range') break;
  }
  return bounds;
}

export function isMultikey(source: KeySource, component: number): boolean {
  return (source.multikey & (1 << component)) !== 0;
}

/** Null in an array's path finds more in the index than the query means (an element that is no object), so it is looked at again. */
function isExact(bound: Bound, source: KeySource, component: number): boolean {
  if (!isMultikey(source, component)) return true;
  return !bound.used.some(({ hints }) => hints.some(asksForNull));
}

function asksForNull(hint: Hint): boolean {
  if (hint.kind === 'eq') return hint.value === null || hint.value === undefined;
  return hint.kind === 'in' && hint.values.some((value) => value === null || value === undefined);
}

/** Every combination of the values, then the range of the last component. */
function rangesOf(bounds: readonly Bound[], ordered: readonly boolean[]): { ranges: KeyRange[]; exploded: boolean } {
  let prefixes = [{ key: Buffer.alloc(0), order: Buffer.alloc(0) }];
  let exploded = false;
  for (const [i, bound] of bounds.entries()) {
    if (bound.kind === 'range') {
      const ranges = prefixes.map(({ key, order }) => ({
        from: Buffer.concat([key, bound.from]),
        to: Buffer.concat([key, bound.to]),
        prefixLength: key.length,
        orderPrefix: order,
      }));
      return { ranges, exploded };
    }
    exploded ||= !bound.single && !ordered[i];
    prefixes = prefixes.flatMap(({ key, order }) =>
      bound.keys.map((value) => ({
        key: Buffer.concat([key, value]),
        order: ordered[i] ? Buffer.concat([order, value]) : order,
      })),
    );
  }
  const ranges = prefixes.map(({ key, order }) => ({
    from: key,
    to: Buffer.concat([key, END]),
    prefixLength: key.length,
    orderPrefix: order,
  }));
  return { ranges, exploded };
}
const END = Buffer.from([0xff]);

function scan(conditions: readonly Condition[], sort: readonly KeyPart[]): Plan {
  return { kind: 'scan', sorted: sort.length === 0, tests: conditions.map(({ test }) => test) };
}

/** `$or` whose branches each have an index: their documents together. */
function planUnion(
  collection: Collection,
  conditions: readonly Condition[],
  sort: readonly KeyPart[],
  variables: Variables,
): Plan | undefined {
  for (const { branches } of conditions) {
    if (branches === undefined || branches.length === 0) continue;
    const plans = branches.map((branch) => planQuery(collection, readConditions(branch, variables), [], variables));
    if (
      plans.every(
        (plan) => plan.kind === 'point' || plan.kind === 'index' || plan.kind === 'union' || plan.kind === 'area',
      )
    )
      return { kind: 'union', plans, sorted: sort.length === 0, tests: conditions.map(({ test }) => test) };
  }
  return undefined;
}
