import { type Document, isPlainObject, toRegExp } from './ejson';
import { requestFailed, unsupported } from './errors';
import { matchExpression, type Variables } from './expression';
import { geoTest } from './geo-operators';
import { equals, hasSize, inOrder, modulo, type ValueTest, within } from './match-values';
import { visitPath } from './paths';

export type Test = (document: Document) => boolean;

/**
 * Compiles a query into a test, with MongoDB's rules for paths, arrays and types.
 * Own code and not mingo's: mingo 7.2 reads `{'a.b': {$size: 2}}`, `{'a.b': null}` over arrays, object equality and
 * text order differently from MongoDB, and an index must agree with the filter to the letter.
 * @param variables what `$expr` may name with `$$` (a `$lookup`'s `let`)
 * @throws DatabaseError for an unknown operator or a malformed operand
 */
export function compileQuery(query: Document, variables: Variables = {}): Test {
  return all(Object.entries(query).map(([key, value]) => compileEntry(key, value, variables)));
}

/** One entry of a query: a field, or a logical operator. */
export function compileEntry(key: string, value: unknown, variables: Variables): Test {
  switch (key) {
    case '$and':
      return all(branches(key, value).map((branch) => compileQuery(branch, variables)));
    case '$or':
      return some(branches(key, value).map((branch) => compileQuery(branch, variables)));
    case '$nor':
      return not(some(branches(key, value).map((branch) => compileQuery(branch, variables))));
    case '$expr':
      return matchExpression(value, variables);
  }
  if (key.startsWith('$')) throw unsupported(`the query operator ${key}`);
  if (!isOperators(value)) return onPath(key.split('.'), true, equals(value));
  return all(fieldOperators(value).map(([operator, operand]) => compileOperator(key, operator, operand)));
}

/** True for `{$gt: 1}`: an object whose first field is an operator. */
export function isOperators(value: unknown): value is Document {
  return isPlainObject(value) && Object.keys(value)[0]?.startsWith('$') === true;
}

/** The operators on a field; `$regex` and `$options` become one RegExp. */
export function fieldOperators(value: Document): Array<[operator: string, operand: unknown]> {
  const entries: Array<[string, unknown]> = [];
  for (const [operator, operand] of Object.entries(value)) {
    if (!operator.startsWith('$')) throw requestFailed(`unknown operator: ${operator}`);
    if (operator === '$options') continue;
    entries.push([operator, operator === '$regex' ? regexOperand(operand, value['$options']) : operand]);
  }
  return entries;
}

function regexOperand(pattern: unknown, options: unknown): RegExp {
  if (pattern instanceof RegExp) return options === undefined ? pattern : toRegExp(pattern.source, String(options));
  if (typeof pattern !== 'string') throw requestFailed('$regex has to be a string');
  return toRegExp(pattern, options === undefined ? '' : String(options));
}

/** One operator on one field. Negations hold when no value of the path passes, so they stand outside the walk. */
export function compileOperator(path: string, operator: string, operand: unknown): Test {
  const parts = path.split('.');
  switch (operator) {
    case '$ne':
      return not(onPath(parts, true, equals(operand)));
    case '$nin':
      return not(onPath(parts, true, within(operand)));
    case '$not':
      return compileNot(path, operand);
    case '$all':
      return compileAll(path, operand);
    case '$exists': {
      const exists = onPath(parts, false, (value) => value !== undefined);
      return operand ? exists : not(exists);
    }
    case '$size':
    case '$elemMatch':
      return onPath(parts, false, valueTest(operator, operand));
    default:
      return onPath(parts, true, valueTest(operator, operand));
  }
}

function valueTest(operator: string, operand: unknown): ValueTest {
  switch (operator) {
    case '$eq':
    case '$regex':
      return equals(operand);
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return inOrder(operator, operand);
    case '$in':
      return within(operand);
    case '$mod':
      return modulo(operand);
    case '$size':
      return hasSize(operand);
    case '$elemMatch':
      return elementTest(operand);
    case '$geoWithin':
    case '$geoIntersects':
    case '$nearSphere':
      return geoTest(operator, operand);
    default:
      throw unsupported(`the query operator ${operator}`);
  }
}

function compileNot(path: string, operand: unknown): Test {
  if (operand instanceof RegExp) return not(onPath(path.split('.'), true, equals(operand)));
  if (!isOperators(operand)) throw requestFailed('$not needs a regex or a document of operators');
  return not(all(fieldOperators(operand).map(([operator, inner]) => compileOperator(path, operator, inner))));
}

function compileAll(path: string, operand: unknown): Test {
  if (!Array.isArray(operand)) throw requestFailed('$all needs an array');
  if (operand.length === 0) return () => false;
  return all(
    operand.map((one) =>
      isPlainObject(one) && '$elemMatch' in one
        ? compileOperator(path, '$elemMatch', one['$elemMatch'])
        : onPath(path.split('.'), true, equals(one)),
    ),
  );
}

/** `$elemMatch` over values (`{$gt: 1, $lt: 5}`) or over objects (a query); logical operators make it a query. */
function elementTest(operand: unknown): ValueTest {
  if (!isPlainObject(operand)) throw requestFailed('$elemMatch needs an Object');
  const first = Object.keys(operand)[0] ?? '';
  if (first.startsWith('$') && !['$and', '$or', '$nor', '$expr'].includes(first)) {
    const tests = fieldOperators(operand).map(([operator, inner]) => singleTest(operator, inner));
    return (value) => Array.isArray(value) && value.some((element) => tests.every((test) => test(element)));
  }
  const test = compileQuery(operand);
  const holds = (element: unknown) =>
    Array.isArray(element) ? test({ ...element }) : isPlainObject(element) && test(element);
  return (value) => Array.isArray(value) && value.some(holds);
}

/** An operator on one array element by itself: an array inside the array is not looked into, as in MongoDB. */
function singleTest(operator: string, operand: unknown): ValueTest {
  switch (operator) {
    case '$ne':
      return negate(equals(operand));
    case '$nin':
      return negate(within(operand));
    case '$exists':
      return () => Boolean(operand);
    case '$not': {
      if (operand instanceof RegExp) return negate(equals(operand));
      if (!isOperators(operand)) throw requestFailed('$not needs a regex or a document of operators');
      const tests = fieldOperators(operand).map(([inner, value]) => singleTest(inner, value));
      return negate((value) => tests.every((test) => test(value)));
    }
    default:
      return valueTest(operator, operand);
  }
}

function negate(test: ValueTest): ValueTest {
  return (value) => !test(value);
}

function branches(key: string, value: unknown): Document[] {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isPlainObject))
    throw requestFailed(`${key} must be a nonempty array of queries`);
  return value;
}

function onPath(parts: readonly string[], elements: boolean, test: ValueTest): Test {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) {
    return (document) => {
      const value = Object.hasOwn(document, only) ? document[only] : undefined;
      return Array.isArray(value) ? visitPath(document, parts, elements, test) : test(value);
    };
  }
  return (document) => visitPath(document, parts, elements, test);
}

function all(tests: readonly Test[]): Test {
  const [first, second] = tests;
  if (first === undefined) return () => true;
  if (second === undefined) return first;
  return (document) => tests.every((test) => test(document));
}

function some(tests: readonly Test[]): Test {
  return (document) => tests.some((test) => test(document));
}

function not(test: Test): Test {
  return (document) => !test(document);
}
