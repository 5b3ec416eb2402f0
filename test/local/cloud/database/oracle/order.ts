/** MongoDB's order of the few kinds of values the property tests use, written out plainly. */
export function rank(value: unknown): number {
  if (value === undefined || value === null) return 1;
  if (typeof value === 'number') return 2;
  if (typeof value === 'string') return 3;
  if (value instanceof Date) return 9;
  if (typeof value === 'boolean') return 8;
  return Array.isArray(value) ? 5 : 4;
}

export function order(a: unknown, b: unknown): number {
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  switch (rank(a)) {
    case 2:
    case 8:
    case 9:
      return Number(a) - Number(b);
    case 3:
      return Buffer.compare(Buffer.from(a as string), Buffer.from(b as string));
    case 5:
      return orderLists(a as unknown[], b as unknown[], order);
    case 4: {
      const pairs = (value: unknown) => Object.entries(value as object);
      return orderLists(pairs(a), pairs(b), ([nameA, x], [nameB, y]) => {
        if (rank(x) !== rank(y)) return rank(x) - rank(y);
        return Buffer.compare(Buffer.from(nameA), Buffer.from(nameB)) || order(x, y);
      });
    }
    default:
      return 0;
  }
}

function orderLists<T>(a: T[], b: T[], compare: (x: T, y: T) => number): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const result = compare(a[i] as T, b[i] as T);
    if (result !== 0) return result;
  }
  return a.length - b.length;
}
