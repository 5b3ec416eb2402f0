import { type Document, isPlainObject } from './ejson';
import { requestFailed, unsupported } from './errors';
import { describeValue } from './key-text';
import { addToSet, pop, pull, pullAll, push } from './update-arrays';
import { type Place, placeAt } from './update-paths';
import { compareValues, equalValues, typeName } from './values';

/**
 * Applies MongoDB's update operators to a document, in place.
 * Own code and not mingo's: mingo 7.2 lets through what MongoDB refuses (`$inc` on text, `$push` on a scalar, `$set`
 * through a scalar), and the caller must see the same refusals here as on the platform.
 * @throws DatabaseError with MongoDB's text; the document is then half changed and must be thrown away
 */
export function applyUpdate(document: Document, update: Document): void {
  checkConflicts(update);
  const id = document['_id'];
  for (const [operator, fields] of Object.entries(update)) {
    for (const [path, operand] of Object.entries(fields as Document))
      applyOperator(document, operator, path, operand, id);
  }
  if (!Object.hasOwn(document, '_id') || !equalValues(document['_id'], id)) throw immutableId();
}

/** Checks an update before any document is touched: known operators, no path changed twice. */
export function checkUpdate(update: unknown): asserts update is Document {
  if (!isPlainObject(update)) throw requestFailed('the update operation document must be an object');
  const operators = Object.keys(update);
  if (operators.length === 0) throw requestFailed('the update operation document must contain atomic operators');
  for (const operator of operators) {
    if (!operator.startsWith('$')) throw requestFailed('the update operation document must contain atomic operators');
    if (!isKnown(operator)) throw unsupported(`the update operator ${operator} (Unknown modifier: ${operator})`);
    if (!isPlainObject(update[operator]))
      throw requestFailed(
        `Modifiers operate on fields but we found type ${typeName(update[operator])} instead. For example: {$mod: {<field>: ...}}`,
      );
  }
  checkConflicts(update);
}

function isKnown(operator: string): boolean {
  return operator === '$rename' || Object.hasOwn(CREATING, operator) || Object.hasOwn(EXISTING, operator);
}

function checkConflicts(update: Document): void {
  const paths: string[] = [];
  for (const [operator, fields] of Object.entries(update)) {
    for (const [path, operand] of Object.entries(fields as Document)) {
      if (path === '_id' || path.startsWith('_id.')) if (operator !== '$set') throw immutableId();
      paths.push(path);
      if (operator === '$rename' && typeof operand === 'string') paths.push(operand);
    }
  }
  for (const [i, path] of paths.entries())
    for (const other of paths.slice(0, i))
      if (path === other || path.startsWith(`${other}.`) || other.startsWith(`${path}.`))
        throw requestFailed(
          `Updating the path '${path}' would create a conflict at '${other.length < path.length ? other : path}'`,
        );
}

function immutableId() {
  return requestFailed("Performing an update on the path '_id' would modify the immutable field '_id'");
}

type Operator = (place: Place, path: string, operand: unknown, id: unknown) => void;

/** Operators that make the field, and the objects on the way to it, where they are missing. */
const CREATING: Readonly<Record<string, Operator>> = {
  $set: (place, _path, operand) => place.set(operand),
  $inc: (place, path, operand, id) => place.set(arithmetic('$inc', place, path, operand, id)),
  $mul: (place, path, operand, id) => place.set(arithmetic('$mul', place, path, operand, id)),
  $min: (place, _path, operand) => keepExtreme(place, operand, -1),
  $max: (place, _path, operand) => keepExtreme(place, operand, 1),
  $bit: bit,
  $push: push,
  $addToSet: addToSet,
};

/** Operators that do nothing where the field is missing. */
const EXISTING: Readonly<Record<string, Operator>> = {
  $unset: (place) => place.unset(),
  $pop: pop,
  $pull: (place, _path, operand) => pull(place, operand),
  $pullAll: (place, _path, operand) => pullAll(place, operand),
};

function applyOperator(document: Document, operator: string, path: string, operand: unknown, id: unknown): void {
  const create = CREATING[operator];
  const place = placeAt(document, path, create !== undefined);
  if (place === undefined) return;
  if (operator === '$rename') rename(document, place, path, operand);
  else (create ?? EXISTING[operator])?.(place, path, operand, id);
}

function arithmetic(operator: '$inc' | '$mul', place: Place, path: string, operand: unknown, id: unknown): number {
  const verb = operator === '$inc' ? 'increment' : 'multiply';
  if (typeof operand !== 'number')
    throw requestFailed(`Cannot ${verb} with non-numeric argument: {${path}: ${describeValue(operand)}}`);
  const current = place.get();
  if (current === undefined) return operator === '$inc' ? operand : 0;
  if (typeof current !== 'number')
    throw requestFailed(
      `Cannot apply ${operator} to a value of non-numeric type. {_id: ${describeValue(id)}} has the field '${path.split('.').at(-1)}' of non-numeric type ${typeName(current)}`,
    );
  return operator === '$inc' ? current + operand : current * operand;
}

function keepExtreme(place: Place, operand: unknown, sign: number): void {
  const current = place.get();
  if (current === undefined || compareValues(operand, current) * sign > 0) place.set(operand);
}

function bit(place: Place, path: string, operand: unknown): void {
  if (!isPlainObject(operand))
    throw requestFailed(
      `The $bit modifier is not compatible with a ${typeName(operand)}. You must pass in an embedded document: {$bit: {field: {and/or/xor: #}}`,
    );
  const current = place.get() ?? 0;
  if (!Number.isInteger(current))
    throw requestFailed(
      `Cannot apply $bit to a value of non-integral type. The field '${path}' is of type ${typeName(current)}`,
    );
  let bits = BigInt(current as number);
  for (const [name, mask] of Object.entries(operand)) {
    if (!Number.isInteger(mask))
      throw requestFailed(
        `The $bit modifier field must be an Integer(32/64 bit); a '${typeName(mask)}' is not supported here`,
      );
    const by = BigInt(mask as number);
    if (name === 'and') bits &= by;
    else if (name === 'or') bits |= by;
    else if (name === 'xor') bits ^= by;
    else
      throw requestFailed(
        `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}' which is an unknown operator`,
      );
  }
  place.set(Number(bits));
}

function rename(document: Document, place: Place, path: string, operand: unknown): void {
  if (typeof operand !== 'string')
    throw requestFailed(`The 'to' field for $rename must be a string: ${path}: ${describeValue(operand)}`);
  if (operand === '_id' || operand.startsWith('_id.')) throw immutableId();
  checkNoArrays(document, path);
  checkNoArrays(document, operand);
  const value = place.get();
  if (value === undefined) return;
  place.unset();
  placeAt(document, operand, true)?.set(value);
}

/** MongoDB renames fields of objects only. */
function checkNoArrays(document: Document, path: string): void {
  let holder: unknown = document;
  for (const part of path.split('.')) {
    if (Array.isArray(holder))
      throw requestFailed(`The field '${path}' of $rename cannot be or pass through an array element`);
    holder = isPlainObject(holder) && Object.hasOwn(holder, part) ? holder[part] : undefined;
  }
}
