import { type Document, isPlainObject } from './ejson';

/** Stops the walk when it answers true. `undefined` stands for a missing field. */
export type Visit = (value: unknown) => boolean;

/**
 * Visits the values a dotted path stands for in a query, as MongoDB does: arrays on the way are entered element by
 * element (objects only), a number in the path also picks an array's element, and a path that ends nowhere visits
 * `undefined` once for every place where it ended.
 * @param elements also visit the elements of an array at the end of the path, before the array itself
 * @returns true when a visit answered true
 */
export function visitPath(root: unknown, parts: readonly string[], elements: boolean, visit: Visit): boolean {
  return walk(root, parts, 0, elements, visit);
}

function walk(node: unknown, parts: readonly string[], start: number, elements: boolean, visit: Visit): boolean {
  let current = node;
  for (let i = start; i < parts.length; i++) {
    if (Array.isArray(current)) return walkArray(current, parts, i, elements, visit);
    if (!isPlainObject(current)) return visit(undefined);
    current = ownField(current, parts[i] ?? '');
    if (current === undefined) return visit(undefined);
  }
  if (elements && Array.isArray(current)) for (const element of current) if (visit(element)) return true;
  return visit(current);
}

function walkArray(array: unknown[], parts: readonly string[], at: number, elements: boolean, visit: Visit): boolean {
  const index = arrayIndex(parts[at] ?? '');
  for (let i = 0; i < array.length; i++) {
    const element: unknown = array[i];
    if (isPlainObject(element) && walk(element, parts, at, elements, visit)) return true;
    if (i !== index) continue;
    if (at + 1 === parts.length ? visit(element) : walkPicked(element, parts, at + 1, elements, visit)) return true;
  }
  return false;
}

function walkPicked(element: unknown, parts: readonly string[], at: number, elements: boolean, visit: Visit): boolean {
  if (Array.isArray(element)) return walkArray(element, parts, at, elements, visit);
  return isPlainObject(element) && walk(element, parts, at, elements, visit);
}

/** The number a path part stands for in an array, or -1. */
export function arrayIndex(part: string): number {
  return /^\d+$/.test(part) ? Number(part) : -1;
}

/** The field itself, never something inherited such as `constructor`. */
export function ownField(object: Document, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
