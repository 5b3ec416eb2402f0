import { isPlainObject } from './ejson';
import { requestFailed } from './errors';
import { compareValues, TYPE, typeOrder } from './values';

/** Tests one value a path stands for; undefined = missing. */
export type ValueTest = (value: unknown) => boolean;

/** `$eq`: null also finds a missing field, a RegExp finds text that matches it. */
export function equals(operand: unknown): ValueTest {
  if (operand === null || operand === undefined) return (value) => value === null || value === undefined;
  if (operand instanceof RegExp) {
    return (value) => (typeof value === 'string' ? operand.test(value) : compareValues(value, operand) === 0);
  }
  if (typeof operand === 'string' || typeof operand === 'boolean') return (value) => value === operand;
  return (value) => value !== undefined && compareValues(value, operand) === 0;
}

/** `$gt`, `$gte`, `$lt`, `$lte`: only values of the operand's own type can match. NaN and null know no order but equality. */
export function inOrder(operator: string, operand: unknown): ValueTest {
  const type = typeOrder(operand);
  if (operand instanceof RegExp) throw requestFailed("Can't have RegEx as arg to predicate over field");
  const orEqual = operator === '$gte' || operator === '$lte';
  if (type === TYPE.nil) return orEqual ? (value) => value === null || value === undefined : () => false;
  if (type === TYPE.nan) return orEqual ? (value) => Number.isNaN(value) : () => false;
  const sign = operator === '$gt' || operator === '$gte' ? 1 : -1;
  return (value) => {
    if (value === undefined || typeOrder(value) !== type) return false;
    const order = compareValues(value, operand) * sign;
    return order > 0 || (orEqual && order === 0);
  };
}

/** `$in`: RegExps in the list match text. */
export function within(operand: unknown): ValueTest {
  if (!Array.isArray(operand)) throw requestFailed('$in needs an array');
  for (const one of operand)
    if (isPlainObject(one) && Object.keys(one)[0]?.startsWith('$')) throw requestFailed('cannot nest $ under $in');
  const texts = new Set(operand.filter((one) => typeof one === 'string'));
  const others = operand.filter((one) => typeof one !== 'string').map(equals);
  return (value) => (typeof value === 'string' && texts.has(value)) || others.some((test) => test(value));
}

/** `$mod: [divisor, remainder]`: both are cut to whole numbers, as MongoDB does. */
export function modulo(operand: unknown): ValueTest {
  if (!Array.isArray(operand) || operand.length !== 2 || operand.some((one) => typeof one !== 'number'))
    throw requestFailed('malformed mod, needs to be an array of two numbers');
  const [divisor, remainder] = operand.map((one) => Math.trunc(one as number)) as [number, number];
  if (divisor === 0) throw requestFailed('divisor cannot be 0');
  return (value) => typeof value === 'number' && Number.isFinite(value) && Math.trunc(value) % divisor === remainder;
}

/** `$size`: the array's own length. */
export function hasSize(operand: unknown): ValueTest {
  if (typeof operand !== 'number' || !Number.isInteger(operand) || operand < 0)
    throw requestFailed('$size needs a non-negative whole number');
  return (value) => Array.isArray(value) && value.length === operand;
}
