import { order, rank } from './order';

type Doc = Record<string, unknown>;

const same = (a: unknown, b: unknown) => rank(a) === rank(b) && order(a, b) === 0;

function clone(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(clone);
  if (rank(value) !== 4) return value;
  return Object.fromEntries(Object.entries(value as Doc).map(([name, child]) => [name, clone(child)]));
}

/** Applies one operator to one path of a copy. Answers undefined where MongoDB refuses. */
export function updated(original: Doc, operator: string, path: string, operand: unknown): Doc | undefined {
  const doc = clone(original) as Doc;
  const parts = path.split('.');
  const last = parts.pop() ?? '';
  const makes = !['$unset', '$pop', '$pull', '$pullAll'].includes(operator);
  let holder: unknown = doc;
  for (const part of parts) {
    if (!holds(holder, part)) return makes ? undefined : doc;
    const box = holder as Record<string, unknown>;
    if (box[part] === undefined) {
      if (!makes) return doc;
      fill(holder, part, {});
    }
    holder = box[part];
  }
  if (!holds(holder, last)) return makes ? undefined : doc;
  const box = holder as Record<string, unknown>;
  const current = box[last];
  if (operator === '$unset') {
    if (!Array.isArray(holder)) delete box[last];
    else if (Number(last) < holder.length) box[last] = null;
    return doc;
  }
  if (!makes && current === undefined) return doc;
  const result = compute(operator, current, operand);
  if (result === REFUSED) return undefined;
  fill(holder, last, result);
  return doc;
}

function holds(holder: unknown, part: string): boolean {
  return Array.isArray(holder) ? /^\d+$/.test(part) : rank(holder) === 4;
}

function fill(holder: unknown, part: string, value: unknown): void {
  if (Array.isArray(holder)) while (holder.length < Number(part)) holder.push(null);
  (holder as Record<string, unknown>)[part] = value;
}

const REFUSED = Symbol('refused');

function compute(operator: string, current: unknown, operand: unknown): unknown {
  const list = current === undefined ? [] : current;
  switch (operator) {
    case '$set':
      return operand;
    case '$inc':
    case '$mul':
      if (typeof operand !== 'number') return REFUSED;
      if (current === undefined) return operator === '$inc' ? operand : 0;
      if (typeof current !== 'number') return REFUSED;
      return operator === '$inc' ? current + operand : current * operand;
    case '$min':
      return current === undefined || order(operand, current) < 0 ? operand : current;
    case '$max':
      return current === undefined || order(operand, current) > 0 ? operand : current;
    case '$push':
      if (!Array.isArray(list)) return REFUSED;
      return [...list, operand];
    case '$addToSet':
      if (!Array.isArray(list)) return REFUSED;
      return list.some((element) => same(element, operand)) ? list : [...list, operand];
    case '$pop':
      if (!Array.isArray(current)) return REFUSED;
      return operand === 1 ? current.slice(0, -1) : current.slice(1);
    case '$pullAll':
      if (!Array.isArray(current)) return REFUSED;
      return current.filter((element) => !(operand as unknown[]).some((one) => same(one, element)));
    case '$pull':
      if (!Array.isArray(current)) return REFUSED;
      return current.filter((element) => !same(element, operand));
    default:
      throw new Error(operator);
  }
}
