import { isPlainObject } from './ejson';
import { invalidParam, requestFailed } from './errors';
import { type KeyPart, keyPart } from './index-keys';
import type { Bound } from './key-ranges';
import type { KeySource } from './plan';

/** Reads `{field: 1 | -1, …}`. @throws DatabaseError for another direction */
export function readSort(order: unknown): KeyPart[] {
  if (order === undefined || order === null || order === '') return [];
  if (!isPlainObject(order)) throw invalidParam('order must be an object');
  return Object.entries(order).map(([path, direction]) => {
    if (direction !== 1 && direction !== -1)
      throw requestFailed(
        `$sort key ordering must be 1 (for ascending) or -1 (for descending), got ${path}: ${direction}`,
      );
    return keyPart(path, direction);
  });
}

export interface MatchedOrder {
  reverse: boolean;
  /** Per bound component: an `$in` whose own order is part of the sort. */
  ordered: boolean[];
}

/**
 * Whether walking the source within the bounds brings the sort's order, forwards or backwards.
 * Components fixed to one value do not disturb it. A component that came out of arrays brings no order.
 */
export function matchSort(
  source: KeySource,
  bounds: readonly Bound[],
  sort: readonly KeyPart[],
): MatchedOrder | undefined {
  const ordered = bounds.map(() => false);
  const fixed = (path: string) =>
    source.parts.some((part, i) => part.path === path && isFixed(bounds[i]) && (source.multikey & (1 << i)) === 0);
  const wanted = sort.filter((part) => !fixed(part.path));
  let at = 0;
  let reverse: boolean | undefined;
  for (const [i, part] of source.parts.entries()) {
    const next = wanted[at];
    if (next === undefined) break;
    const bound = bounds[i];
    if (isFixed(bound)) continue;
    const flipped = next.direction !== part.direction;
    const fits = next.path === part.path && (reverse ?? flipped) === flipped && (source.multikey & (1 << i)) === 0;
    if (fits) {
      reverse = flipped;
      at++;
      if (bound?.kind === 'values') ordered[i] = true;
    } else if (bound?.kind !== 'values') {
      break;
    }
  }
  return at === wanted.length ? { reverse: reverse ?? false, ordered } : undefined;
}

function isFixed(bound: Bound | undefined): boolean {
  return bound?.kind === 'values' && bound.single;
}
