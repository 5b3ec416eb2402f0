import type { GeoQuery } from './geo-operators';
import type { Index } from './index-definition';
import type { KeyPart } from './index-keys';
import type { KeyRange } from './key-ranges';
import type { Test } from './match';

/** Something that is kept in key order: an index, or the documents themselves by `_id`. */
export interface KeySource {
  name: string;
  /** SQL table and the name of its key column. */
  table: string;
  column: 'key' | 'id';
  parts: readonly KeyPart[];
  multikey: number;
}

/** How a query is answered. `tests` are the conditions the way of reading does not answer by itself. */
export type Plan =
  /** Documents by `_id`, one lookup each. */
  | { kind: 'point'; keys: Buffer[]; sorted: boolean; tests: Test[] }
  | {
      kind: 'index';
      source: KeySource;
      ranges: KeyRange[];
      reverse: boolean;
      /** Ranges are read side by side, always the one with the next key. */
      merge: boolean;
      /** Documents come in the order the query asks for. */
      sorted: boolean;
      /** A document may come more than once (arrays). */
      repeats: boolean;
      tests: Test[];
    }
  | { kind: 'area'; index: Index; query: GeoQuery & { kind: 'area' }; sorted: boolean; tests: Test[] }
  | { kind: 'near'; index: Index; query: GeoQuery & { kind: 'near' }; sorted: boolean; tests: Test[] }
  | { kind: 'union'; plans: Plan[]; sorted: boolean; tests: Test[] }
  | { kind: 'scan'; sorted: boolean; tests: Test[] };

/** The plan in one word for tests and logs: `index NAME`, `id`, `scan`. */
export function describePlan(plan: Plan): string {
  switch (plan.kind) {
    case 'point':
      return 'id';
    case 'index':
      return plan.source.column === 'id' ? 'id' : `index ${plan.source.name}`;
    case 'area':
    case 'near':
      return `index ${plan.index.name}`;
    case 'union':
      return [...new Set(plan.plans.map(describePlan))].join(', ');
    case 'scan':
      return 'scan';
  }
}

/** True when some part of the plan walks a whole collection. */
export function isScan(plan: Plan): boolean {
  return plan.kind === 'scan' || (plan.kind === 'union' && plan.plans.some(isScan));
}
