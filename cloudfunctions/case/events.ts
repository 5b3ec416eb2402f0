import { createHash } from 'node:crypto';
import type { CaseEvent } from './case';

/** Where a case's chain of hashes begins: no event of another case can be moved into it. */
const chainStart = (caseId: string): string => `case ${caseId}`;

/** Adds the hash that ties an event to all before it. */
export function chainEvent(caseId: string, previous: CaseEvent | undefined, event: Omit<CaseEvent, 'hash'>): CaseEvent {
  return { ...event, hash: hashOf(previous?.hash ?? chainStart(caseId), event) };
}

/** The `seq` of the first event that does not fit the chain, or undefined when the record is whole. */
export function firstBrokenEvent(caseId: string, events: readonly CaseEvent[]): number | undefined {
  let before = chainStart(caseId);
  for (const [index, { hash, ...event }] of events.entries()) {
    if (event.seq !== index + 1 || hash !== hashOf(before, event)) return event.seq;
    before = hash;
  }
  return undefined;
}

function hashOf(before: string, event: Omit<CaseEvent, 'hash'>): string {
  return createHash('sha256').update(before).update(canonical(event)).digest('base64url');
}

/** JSON with sorted keys and without undefined: the same text before and after a trip through the database. */
function canonical(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}
