import { afterPrefix, encodeComponent, typeBracket } from './encode-key';
import type { KeyPart } from './index-keys';
import type { Condition, Hint } from './predicates';
import { typeOrder } from './values';

/** A stretch of an index: keys from `from` (with it) to `to` (without it). */
export interface KeyRange {
  from: Buffer;
  to: Buffer;
  /**
   * Length of the part of the key that is the same for the whole range, and the piece of it that counts when several
   * ranges are merged by order: a value of an `$in` that the sort does not name is left out of it.
   */
  prefixLength: number;
  orderPrefix: Buffer;
}

/** What the conditions pin down on one component of an index. */
export type Bound =
  | { kind: 'values'; keys: Buffer[]; used: Condition[]; single: boolean }
  | { kind: 'range'; from: Buffer; to: Buffer; used: Condition[] };

/**
 * The tightest bound the conditions give one component.
 * @param multikey the component came out of arrays: then every condition may hold for another element, and only one counts
 */
export function boundFor(conditions: readonly Condition[], part: KeyPart, multikey: boolean): Bound | undefined {
  const hinted = conditions.flatMap((condition) =>
    condition.hints.filter((hint) => hint.path === part.path).map((hint) => ({ condition, hint })),
  );
  for (const { condition, hint } of hinted)
    if (hint.kind === 'eq')
      return { kind: 'values', keys: [encodeComponent(hint.value, part.direction)], used: [condition], single: true };
  for (const { condition, hint } of hinted)
    if (hint.kind === 'in') return { kind: 'values', keys: distinctKeys(hint, part), used: [condition], single: false };
  const ranges = hinted.flatMap(({ condition, hint }) => {
    const range = rangeOf(hint, part.direction);
    return range === undefined ? [] : [{ ...range, used: [condition] }];
  });
  const [first, ...others] = ranges;
  if (first === undefined) return undefined;
  return (multikey ? [] : others).reduce<Bound & { kind: 'range' }>(
    (bound, range) => ({
      kind: 'range',
      from: Buffer.compare(range.from, bound.from) > 0 ? range.from : bound.from,
      to: Buffer.compare(range.to, bound.to) < 0 ? range.to : bound.to,
      used: [...bound.used, ...range.used],
    }),
    { kind: 'range', ...first },
  );
}

function distinctKeys(hint: Hint & { kind: 'in' }, part: KeyPart): Buffer[] {
  const keys = hint.values.map((value) => encodeComponent(value, part.direction));
  const distinct = new Map(keys.map((key) => [key.toString('latin1'), key]));
  return [...distinct.values()].sort(Buffer.compare);
}

/** The bytes one range condition allows: only values of its own type, so the type's bracket closes the open side. */
function rangeOf(hint: Hint, direction: number): { from: Buffer; to: Buffer } | undefined {
  if (hint.kind === 'prefix') {
    const key = encodeComponent(hint.value, direction);
    const open = key.subarray(0, key.length - 1);
    return { from: open, to: afterPrefix(open) };
  }
  if (hint.kind !== 'range') return undefined;
  const key = encodeComponent(hint.value, direction);
  const [lowest, highest] = typeBracket(typeOrder(hint.value), direction);
  const greater = hint.operator === '$gt' || hint.operator === '$gte';
  const inclusive = hint.operator === '$gte' || hint.operator === '$lte';
  if (greater === direction > 0) return { from: inclusive ? key : afterPrefix(key), to: highest };
  return { from: lowest, to: inclusive ? afterPrefix(key) : key };
}
