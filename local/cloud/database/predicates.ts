import { type Document, isPlainObject } from './ejson';
import { isScalar } from './encode-key';
import type { Variables } from './expression';
import { type GeoQuery, readGeoQuery } from './geo-operators';
import { compileEntry, compileOperator, compileQuery, fieldOperators, isOperators, type Test } from './match';

/** What an index can do for one condition. */
export type Hint =
  | { path: string; kind: 'eq'; value: unknown }
  | { path: string; kind: 'in'; values: unknown[] }
  | { path: string; kind: 'range'; operator: '$gt' | '$gte' | '$lt' | '$lte'; value: unknown }
  /** Text that begins with this; the pattern has more to say. */
  | { path: string; kind: 'prefix'; value: string }
  | { path: string; kind: 'geo'; query: GeoQuery };

/** One of the conditions a query is the conjunction of. */
export interface Condition {
  test: Test;
  hints: Hint[];
  /** True when the only hint says all of the condition, so that an index range needs no second look. */
  exact: boolean;
  /** The branches of an `$or`. */
  branches?: Document[];
  /** Geo operators deep inside, which no plan reads but which need their index all the same. */
  nestedGeo?: Array<{ path: string; operator: string }>;
}

/** Splits a query into its conditions. `$and` is opened, a `$or` of equalities on one field becomes an `$in`. */
export function readConditions(query: Document, variables: Variables = {}): Condition[] {
  return Object.entries(query).flatMap(([key, value]) => readEntry(key, value, variables));
}

function readEntry(key: string, value: unknown, variables: Variables): Condition[] {
  if (key === '$and' && Array.isArray(value) && value.length > 0 && value.every(isPlainObject))
    return value.flatMap((branch) => readConditions(branch, variables));
  if (key === '$expr')
    return [{ test: compileEntry(key, value, variables), hints: expressionHints(value, variables), exact: false }];
  if (key.startsWith('$')) {
    const isOr = key === '$or' && Array.isArray(value) && value.every(isPlainObject);
    const test = compileEntry(key, value, variables);
    const condition: Condition = isOr ? readOr(value, test, variables) : { test, hints: [], exact: false };
    return [{ ...condition, nestedGeo: geoOperators(value) }];
  }
  if (!isOperators(value)) return [readOperator(key, '$eq', value)];
  return fieldOperators(value).map(([operator, operand]) => readOperator(key, operator, operand));
}

const GEO = ['$nearSphere', '$geoWithin', '$geoIntersects'];

function geoOperators(value: unknown, path = ''): Array<{ path: string; operator: string }> {
  if (Array.isArray(value)) return value.flatMap((one) => geoOperators(one, path));
  if (!isPlainObject(value)) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    GEO.includes(key) ? [{ path, operator: key }] : geoOperators(child, key.startsWith('$') ? path : key),
  );
}

function readOr(branches: Document[], test: Test, variables: Variables): Condition {
  const conditions = branches.map((branch) => readConditions(branch, variables));
  const values: unknown[] = [];
  let path: string | undefined;
  for (const [only, second] of conditions) {
    const hint = only?.exact && second === undefined ? only.hints[0] : undefined;
    if (hint === undefined || (hint.kind !== 'eq' && hint.kind !== 'in') || (path ?? hint.path) !== hint.path)
      return { test, hints: [], exact: false, branches };
    path = hint.path;
    values.push(...(hint.kind === 'eq' ? [hint.value] : hint.values));
  }
  return { test, hints: [{ path: path ?? '', kind: 'in', values }], exact: true };
}

function readOperator(path: string, operator: string, operand: unknown): Condition {
  const test = compileOperator(path, operator, operand);
  const hinted = (hint: Hint, exact: boolean): Condition => ({ test, hints: [hint], exact });
  switch (operator) {
    case '$eq':
    case '$regex':
      if (operand instanceof RegExp) return prefixCondition(path, operand, test);
      if (isScalar(operand)) return hinted({ path, kind: 'eq', value: operand }, true);
      break;
    case '$in':
      if (Array.isArray(operand) && operand.every(isScalar)) return hinted({ path, kind: 'in', values: operand }, true);
      break;
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      if (isScalar(operand) && operand !== null && operand !== undefined && !Number.isNaN(operand))
        return hinted({ path, kind: 'range', operator, value: operand }, true);
      break;
    case '$all': {
      const value = Array.isArray(operand) ? operand.find((one) => isScalar(one) && one !== null) : undefined;
      if (value !== undefined)
        return hinted({ path, kind: 'eq', value }, Array.isArray(operand) && operand.length === 1);
      break;
    }
    case '$not':
      return { test, hints: [], exact: false, nestedGeo: geoOperators(operand, path) };
    case '$elemMatch':
      return { test, hints: elementHints(path, operand), exact: false };
    case '$geoWithin':
    case '$geoIntersects':
    case '$nearSphere':
      return hinted({ path, kind: 'geo', query: readGeoQuery(operator, operand) }, false);
  }
  return { test, hints: [], exact: false };
}

/** `^abc` without flags narrows an index to the texts that begin with abc. */
function prefixCondition(path: string, pattern: RegExp, test: Test): Condition {
  const literal = /^\^([\p{L}\p{N}_ @:/-]+)/u.exec(pattern.source);
  const followed = pattern.source[literal?.[0].length ?? 0] ?? '';
  if (literal?.[1] === undefined || pattern.flags !== '' || pattern.source.includes('|'))
    return { test, hints: [], exact: false };
  const value = /[*?{+]/.test(followed) ? literal[1].slice(0, -1) : literal[1];
  return { test, hints: value === '' ? [] : [{ path, kind: 'prefix', value }], exact: false };
}

/** What holds for one element of the array holds for the path, so its conditions may lead to an index. */
function elementHints(path: string, operand: unknown): Hint[] {
  if (!isPlainObject(operand)) return [];
  const inner = isOperators(operand)
    ? fieldOperators(operand).map(([operator, value]) => readOperator(path, operator, value))
    : readConditions(operand).map((condition) => ({
        ...condition,
        hints: condition.hints.map((hint) => ({ ...hint, path: `${path}.${hint.path}` })),
      }));
  return inner.flatMap((condition) => condition.hints.filter((hint) => hint.kind !== 'geo' && !isNullHint(hint)));
}

function isNullHint(hint: Hint): boolean {
  return (hint.kind === 'eq' && hint.value == null) || (hint.kind === 'in' && hint.values.includes(null));
}

/** `$expr: {$eq: ['$field', '$$variable']}`, alone or under `$and`: what a `$lookup` with a pipeline asks. */
function expressionHints(expression: unknown, variables: Variables): Hint[] {
  if (!isPlainObject(expression)) return [];
  const { $and: parts, $eq: sides } = expression;
  if (Array.isArray(parts)) return parts.flatMap((part) => expressionHints(part, variables));
  if (!Array.isArray(sides) || sides.length !== 2) return [];
  for (const [field, other] of [sides, [sides[1], sides[0]]]) {
    if (typeof field !== 'string' || !/^\$[^$]/.test(field)) continue;
    const value = constantOf(other, variables);
    if (value !== undefined && value !== null && isScalar(value)) return [{ path: field.slice(1), kind: 'eq', value }];
  }
  return [];
}

function constantOf(operand: unknown, variables: Variables): unknown {
  if (typeof operand !== 'string' || !operand.startsWith('$')) return isPlainObject(operand) ? undefined : operand;
  const name = operand.startsWith('$$') ? operand.slice(2) : '';
  return Object.hasOwn(variables, name) ? variables[name] : undefined;
}

/** The whole query as one test, for documents that come from no index. */
export function wholeTest(query: Document, variables: Variables = {}): Test {
  return compileQuery(query, variables);
}
