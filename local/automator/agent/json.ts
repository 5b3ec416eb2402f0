/** What crosses the wire: JSON, made from values that may hold functions, DOM nodes and cycles. */
import { isRecord } from '../protocol';

/** JSON text, or `undefined` for a value JSON has no word for. Leaves out what cannot be copied instead of failing. */
export function toJson(value: unknown): string | undefined {
  return JSON.stringify(copy(value, []));
}

export function plain(value: unknown): unknown {
  return copy(value, []);
}

/**
 * Reads `a.b[0].c` in `data`, as `page.data(path)` gives it. Shape: the value, or `undefined` where a step is missing.
 */
export function atPath(data: unknown, path: string): unknown {
  const steps = path.split(/[.[\]]/).filter((step) => step !== '');
  return steps.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined),
    data,
  );
}

function copy(value: unknown, above: readonly unknown[]): unknown {
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'function' || typeof value === 'symbol') return undefined;
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (value instanceof Error) return { message: value.message, stack: value.stack };
  if (above.includes(value) || value instanceof Node || value instanceof Window) return undefined;
  const path = [...above, value];
  if (Array.isArray(value)) return value.map((item) => copy(item, path) ?? null);
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return {};
  if (!isRecord(value)) return undefined;
  return Object.fromEntries(Object.keys(value).map((key) => [key, copy(value[key], path)]));
}
