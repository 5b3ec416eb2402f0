import { order, rank } from './order';

type Doc = Record<string, unknown>;

/** The places a path leads to; undefined where it ends before its end. Arrays are entered, but only their objects. */
function ends(value: unknown, path: string[]): unknown[] {
  const [first, ...rest] = path;
  if (first === undefined) return [value];
  if (Array.isArray(value))
    return value.filter((element) => rank(element) === 4).flatMap((element) => ends(element, path));
  if (rank(value) !== 4) return [undefined];
  return ends((value as Doc)[first], rest);
}

/** What a comparison looks at: each place, and the elements of an array there. */
function seen(doc: Doc, path: string): unknown[] {
  return ends(doc, path.split('.')).flatMap((end) => (Array.isArray(end) ? [...end, end] : [end]));
}

const same = (a: unknown, b: unknown) => rank(a) === rank(b) && order(a, b) === 0;

function compares(operator: string, value: unknown, operand: unknown): boolean {
  if (rank(value) !== rank(operand)) return false;
  const result = order(value, operand);
  if (rank(operand) === 1) return operator === '$gte' || operator === '$lte';
  return { $gt: result > 0, $gte: result >= 0, $lt: result < 0, $lte: result <= 0 }[operator] ?? false;
}

function holds(doc: Doc, path: string, operator: string, operand: unknown): boolean {
  const whole = () => ends(doc, path.split('.'));
  switch (operator) {
    case '$eq':
      return seen(doc, path).some((value) => same(value, operand));
    case '$ne':
      return !holds(doc, path, '$eq', operand);
    case '$in':
      return (operand as unknown[]).some((one) => holds(doc, path, '$eq', one));
    case '$nin':
      return !holds(doc, path, '$in', operand);
    case '$exists':
      return whole().some((value) => value !== undefined) === operand;
    case '$size':
      return whole().some((value) => Array.isArray(value) && value.length === operand);
    case '$all':
      return (operand as unknown[]).length > 0 && (operand as unknown[]).every((one) => holds(doc, path, '$eq', one));
    case '$not':
      return !Object.entries(operand as Doc).every(([inner, value]) => holds(doc, path, inner, value));
    case '$elemMatch':
      return whole().some(
        (value) => Array.isArray(value) && value.some((element) => elementMatches(element, operand as Doc)),
      );
    default:
      return seen(doc, path).some((value) => compares(operator, value, operand));
  }
}

function elementMatches(element: unknown, operand: Doc): boolean {
  if (!Object.keys(operand)[0]?.startsWith('$')) {
    // A list counts as an object with fields 0, 1, …
    if (Array.isArray(element)) return matches({ ...element } as Doc, operand);
    return rank(element) === 4 && matches(element as Doc, operand);
  }
  return Object.entries(operand).every(([operator, value]) =>
    operator === '$eq' ? same(element, value) : compares(operator, element, value),
  );
}

/** True when MongoDB's manual says the document matches. Knows only what the property tests ask. */
export function matches(doc: Doc, query: Doc): boolean {
  return Object.entries(query).every(([key, value]) => {
    if (key === '$and') return (value as Doc[]).every((branch) => matches(doc, branch));
    if (key === '$or') return (value as Doc[]).some((branch) => matches(doc, branch));
    if (key === '$nor') return !(value as Doc[]).some((branch) => matches(doc, branch));
    const operators = rank(value) === 4 && Object.keys(value as Doc)[0]?.startsWith('$');
    if (!operators) return holds(doc, key, '$eq', value);
    return Object.entries(value as Doc).every(([operator, operand]) => holds(doc, key, operator, operand));
  });
}

/** What a sort looks at: the elements of arrays; below null stands an empty array, an element without the field is null. */
function sortValues(value: unknown, path: string[]): unknown[] {
  const [first, ...rest] = path;
  if (Array.isArray(value)) {
    if (value.length === 0) return [first === undefined ? EMPTY : null];
    return first === undefined
      ? value
      : value.flatMap((element) => (rank(element) === 4 ? sortValues(element, path) : [null]));
  }
  if (first === undefined) return [value];
  return rank(value) === 4 ? sortValues((value as Doc)[first], rest) : [null];
}
const EMPTY = Symbol('empty');

function sortOrder(a: unknown, b: unknown): number {
  if (a === EMPTY || b === EMPTY) return Number(b === EMPTY) - Number(a === EMPTY);
  return order(a, b);
}

/**
 * MongoDB's order of two documents under a sort: each goes by its first key, as an index would have it. An array gives a
 * key for each element, and fields of the same array go together.
 */
export function compareBy(sort: Record<string, number>, a: Doc, b: Doc): number {
  const compare = (x: unknown[], y: unknown[]): number => {
    for (const [i, direction] of Object.values(sort).entries()) {
      const result = sortOrder(x[i], y[i]) * direction;
      if (result !== 0) return result;
    }
    return 0;
  };
  const first = (doc: Doc): unknown[] => sortKeys(doc, sort).reduce((x, y) => (compare(y, x) < 0 ? y : x));
  return compare(first(a), first(b));
}

/** Every key of a document: one an element of `a`, the only array two fields of a sort may lie in. */
function sortKeys(doc: Doc, sort: Record<string, number>): unknown[][] {
  const elements = Array.isArray(doc['a']) && doc['a'].length > 0 ? doc['a'] : undefined;
  const together = Object.keys(sort).filter((path) => path === 'a' || path.startsWith('a.')).length > 1;
  const rows = elements && together ? elements.map((element) => ({ ...doc, a: element })) : [doc];
  return rows.map((row) =>
    Object.entries(sort).map(([path, direction]) =>
      sortValues(row, path.split('.')).reduce((x, y) => (sortOrder(y, x) * direction < 0 ? y : x)),
    ),
  );
}
