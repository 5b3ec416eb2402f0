import { type Document, isPlainObject } from './ejson';
import { requestFailed, unsupported } from './errors';
import { compileOperator } from './match';

/** Makes the document the caller asked for. */
export type Projector = (document: Document) => Document;

type Node = { [name: string]: Node | boolean | Special };
type Special = (value: unknown) => unknown;

/**
 * Reads a projection: `{a: 1, 'b.c': 1}` or `{a: 0}`, `_id` may go against the rest; `$slice` and `$elemMatch` on arrays.
 * @returns undefined when nothing is left out
 * @throws DatabaseError when inclusion and exclusion are mixed
 */
export function compileProjection(projection: unknown): Projector | undefined {
  if (projection === undefined || projection === null || projection === '') return undefined;
  if (!isPlainObject(projection)) throw requestFailed('projection must be an object');
  const entries = flatten(projection, '');
  if (entries.length === 0) return undefined;
  const plain = entries.filter(([path, value]) => path !== '_id' && !isPlainObject(value));
  const including = plain.map(([, value]) => Boolean(value));
  if (new Set(including).size > 1) throw requestFailed('Projection cannot have a mix of inclusion and exclusion.');
  const idGiven = entries.find(([path]) => path === '_id')?.[1];
  const elementMatch = entries.some(([, value]) => isPlainObject(value) && '$elemMatch' in value);
  const inclusive = including[0] ?? (elementMatch || (idGiven !== undefined && Boolean(idGiven)));
  const tree: Node = {};
  for (const [path, value] of entries) {
    if (path === '_id') continue;
    place(tree, path.split('.'), isPlainObject(value) ? special(value) : Boolean(value));
  }
  const keepId = idGiven === undefined || Boolean(idGiven);
  if (inclusive) {
    if (keepId) tree['_id'] = true;
    return (document) => include(document, tree);
  }
  if (!keepId) tree['_id'] = false;
  return (document) => exclude(document, tree);
}

/** `{a: {b: 1}}` means `{'a.b': 1}`. */
function flatten(projection: Document, prefix: string): Array<[string, unknown]> {
  return Object.entries(projection).flatMap(([name, value]): Array<[string, unknown]> => {
    const path = prefix + name;
    if (isPlainObject(value) && !Object.keys(value)[0]?.startsWith('$')) return flatten(value, `${path}.`);
    return [[path, value]];
  });
}

function place(tree: Node, parts: string[], value: boolean | Special): void {
  const [name = '', ...rest] = parts;
  if (rest.length === 0) {
    tree[name] = value;
    return;
  }
  const child = tree[name];
  const next: Node = typeof child === 'object' ? child : {};
  tree[name] = next;
  place(next, rest, value);
}

function special(operators: Document): Special {
  const [operator, operand] = Object.entries(operators)[0] ?? [];
  if (operator === '$slice') return (value) => (Array.isArray(value) ? slice(value, operand) : value);
  if (operator === '$elemMatch') {
    return (value) => {
      if (!Array.isArray(value)) return undefined;
      const test = compileOperator('v', '$elemMatch', operand);
      const found = value.find((element) => test({ v: [element] }));
      return found === undefined ? undefined : [found];
    };
  }
  throw unsupported(`the projection operator ${operator}`);
}

function slice(array: unknown[], operand: unknown): unknown[] {
  if (typeof operand === 'number') return operand < 0 ? array.slice(operand) : array.slice(0, operand);
  const [skip, limit] = Array.isArray(operand) ? operand : [];
  if (typeof skip !== 'number' || typeof limit !== 'number' || limit <= 0)
    throw requestFailed('$slice needs a number or [skip, limit]');
  const from = skip < 0 ? Math.max(0, array.length + skip) : skip;
  return array.slice(from, from + limit);
}

function include(document: Document, tree: Node): Document {
  const result: Document = {};
  for (const [name, value] of Object.entries(document)) {
    const node = Object.hasOwn(tree, name) ? tree[name] : undefined;
    const kept = node === undefined || node === false ? undefined : keep(value, node);
    if (kept !== undefined) result[name] = kept;
  }
  return result;
}

function keep(value: unknown, node: Node | true | Special): unknown {
  if (node === true) return value;
  if (typeof node === 'function') return node(value);
  if (Array.isArray(value)) {
    return value
      .filter((element) => isPlainObject(element) || Array.isArray(element))
      .map((element) => keep(element, node));
  }
  return isPlainObject(value) ? include(value, node) : undefined;
}

function exclude(document: Document, tree: Node): Document {
  const result: Document = {};
  for (const [name, value] of Object.entries(document)) {
    const node = Object.hasOwn(tree, name) ? tree[name] : undefined;
    if (node === false) continue;
    const left = node === undefined || node === true ? value : without(value, node);
    if (left !== undefined) result[name] = left;
  }
  return result;
}

function without(value: unknown, node: Node | Special): unknown {
  if (typeof node === 'function') return node(value);
  if (Array.isArray(value)) return value.map((element) => without(element, node));
  return isPlainObject(value) ? exclude(value, node) : value;
}
