import { type Document, isPlainObject } from './ejson';
import { requestFailed, unsupported } from './errors';
import { describeValue } from './key-text';
import { arrayIndex, ownField } from './paths';

/** Where a dotted path of an update ends: an object and a field, or an array and a position. */
export interface Place {
  get(): unknown;
  set(value: unknown): void;
  /** Takes the field away; in an array its position becomes null, as in MongoDB. */
  unset(): void;
}

/** MongoDB refuses to fill an array further than this to reach a position. */
const MAX_ARRAY_FILL = 1_500_000;

/**
 * Finds the end of the path.
 * @param create make the objects that are missing on the way; else a path that breaks off answers undefined
 * @throws DatabaseError when the way leads through a scalar (MongoDB: Cannot create field …)
 */
export function placeAt(document: Document, path: string, create: boolean): Place | undefined {
  const parts = path.split('.');
  let holder: unknown = document;
  for (const [i, part] of parts.entries()) {
    checkPart(part, path);
    if (!canHold(holder, part)) {
      if (create) throw cannotCreate(part, parts[i - 1] ?? '', holder);
      return undefined;
    }
    if (i === parts.length - 1) return placeIn(holder, part);
    let next = read(holder, part);
    if (next === undefined) {
      if (!create) return undefined;
      next = {};
      write(holder, part, next);
    }
    holder = next;
  }
  return undefined;
}

type Holder = Document | unknown[];

function canHold(holder: unknown, part: string): holder is Holder {
  return Array.isArray(holder) ? arrayIndex(part) >= 0 : isPlainObject(holder);
}

function placeIn(holder: Holder, part: string): Place {
  return {
    get: () => read(holder, part),
    set: (value) => write(holder, part, value),
    unset: () => {
      if (!Array.isArray(holder)) delete holder[part];
      else if (arrayIndex(part) < holder.length) holder[arrayIndex(part)] = null;
    },
  };
}

function read(holder: Holder, part: string): unknown {
  return Array.isArray(holder) ? holder[arrayIndex(part)] : ownField(holder, part);
}

function write(holder: Holder, part: string, value: unknown): void {
  if (!Array.isArray(holder)) {
    holder[part] = value;
    return;
  }
  const position = arrayIndex(part);
  if (position > holder.length + MAX_ARRAY_FILL)
    throw requestFailed(`can't backfill more than ${MAX_ARRAY_FILL} elements`);
  while (holder.length < position) holder.push(null);
  holder[position] = value;
}

function checkPart(part: string, path: string): void {
  if (part === '') throw requestFailed(`The update path '${path}' contains an empty field name, which is not allowed.`);
  if (part === '__proto__') throw requestFailed(`field name '__proto__' is not allowed`);
  if (part === '$' || part.startsWith('$['))
    throw unsupported(`the positional operator ${part} in the update path '${path}'`);
  if (part.startsWith('$'))
    throw requestFailed(`The dollar ($) prefixed field '${part}' in '${path}' is not valid for storage.`);
}

function cannotCreate(part: string, holderName: string, holder: unknown) {
  return requestFailed(`Cannot create field '${part}' in element {${holderName}: ${describeValue(holder)}}`);
}
