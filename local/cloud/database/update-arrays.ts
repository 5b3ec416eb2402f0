import { type Document, isPlainObject } from './ejson';
import { requestFailed } from './errors';
import { sortKey } from './index-keys';
import { compileOperator, compileQuery, fieldOperators, isOperators } from './match';
import { readSort } from './sort-order';
import type { Place } from './update-paths';
import { compareValues, equalValues, typeName } from './values';

/** `$push`: a value, or `{$each, $position?, $sort?, $slice?}` applied in MongoDB's order: insert, sort, cut. */
export function push(place: Place, path: string, operand: unknown, id: unknown): void {
  const { $each: values, ...modifiers } = isPlainObject(operand) && '$each' in operand ? operand : { $each: [operand] };
  if (!Array.isArray(values))
    throw requestFailed(`The argument to $each in $push must be an array but it was of type: ${typeName(values)}`);
  for (const name of Object.keys(modifiers))
    if (!['$position', '$sort', '$slice'].includes(name)) throw requestFailed(`Unrecognized clause in $push: ${name}`);
  const array = [...arrayAt(place, path, '$push', id)];
  const position = wholeNumber(modifiers['$position'], '$position') ?? array.length;
  array.splice(position < 0 ? Math.max(0, array.length + position) : position, 0, ...values);
  if (modifiers['$sort'] !== undefined) sortElements(array, modifiers['$sort']);
  const slice = wholeNumber(modifiers['$slice'], '$slice');
  place.set(slice === undefined ? array : slice < 0 ? array.slice(slice) : array.slice(0, slice));
}

function sortElements(array: unknown[], order: unknown): void {
  if (order === 1 || order === -1) {
    array.sort((a, b) => compareValues(a, b) * order);
    return;
  }
  if (!isPlainObject(order))
    throw requestFailed(
      'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields',
    );
  const parts = readSort(order);
  const keyed = array.map((element) => ({ element, key: sortKey(isPlainObject(element) ? element : {}, parts) }));
  keyed.sort((a, b) => Buffer.compare(a.key, b.key));
  array.splice(0, array.length, ...keyed.map(({ element }) => element));
}

/** `$addToSet`: a value or `{$each: […]}`; what is there already is not added. */
export function addToSet(place: Place, path: string, operand: unknown, id: unknown): void {
  const values = isPlainObject(operand) && '$each' in operand ? operand['$each'] : [operand];
  if (!Array.isArray(values))
    throw requestFailed(`The argument to $each in $addToSet must be an array but it was of type ${typeName(values)}`);
  const array = [...arrayAt(place, path, '$addToSet', id)];
  for (const value of values) if (!array.some((element) => equalValues(element, value))) array.push(value);
  place.set(array);
}

/** `$pop`: 1 takes the last element, -1 the first. */
export function pop(place: Place, path: string, operand: unknown): void {
  if (operand !== 1 && operand !== -1) throw requestFailed(`$pop expects 1 or -1, found: ${String(operand)}`);
  const current = place.get();
  if (current === undefined) return;
  if (!Array.isArray(current))
    throw requestFailed(`Path '${path}' contains an element of non-array type '${typeName(current)}'`);
  place.set(operand === 1 ? current.slice(0, -1) : current.slice(1));
}

/** `$pull`: a value, operators (`{$gt: 3}`), or a query on the elements that are objects. */
export function pull(place: Place, operand: unknown): void {
  const drops = pullTest(operand);
  filterArray(place, '$pull', (element) => !drops(element));
}

function pullTest(operand: unknown): (element: unknown) => boolean {
  if (operand instanceof RegExp) return (element) => typeof element === 'string' && operand.test(element);
  if (!isPlainObject(operand)) return (element) => equalValues(element, operand);
  if (isOperators(operand)) {
    const tests = fieldOperators(operand).map(([operator, value]) => compileOperator('v', operator, value));
    return (element) => tests.every((test) => test({ v: element }));
  }
  const test = compileQuery(operand);
  return (element) => isPlainObject(element) && test(element as Document);
}

/** `$pullAll`: every element equal to one of these. */
export function pullAll(place: Place, operand: unknown): void {
  if (!Array.isArray(operand))
    throw requestFailed(`$pullAll requires an array argument but was given a ${typeName(operand)}`);
  filterArray(place, '$pullAll', (element) => !operand.some((value) => equalValues(element, value)));
}

function filterArray(place: Place, operator: string, keep: (element: unknown) => boolean): void {
  const current = place.get();
  if (current === undefined) return;
  if (!Array.isArray(current)) throw requestFailed(`Cannot apply ${operator} to a non-array value`);
  place.set(current.filter(keep));
}

function arrayAt(place: Place, path: string, operator: string, id: unknown): unknown[] {
  const current = place.get();
  if (current === undefined) return [];
  if (Array.isArray(current)) return current;
  throw requestFailed(
    operator === '$push'
      ? `The field '${path}' must be an array but is of type ${typeName(current)} in document {_id: ${JSON.stringify(id)}}`
      : `Cannot apply ${operator} to non-array field. Field named '${path}' has non-array type ${typeName(current)}`,
  );
}

function wholeNumber(value: unknown, name: string): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (!Number.isInteger(value))
    throw requestFailed(`The value for ${name} must be an integer value but was given type: ${typeName(value)}`);
  return value as number;
}
