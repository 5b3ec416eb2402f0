import { createHash } from 'node:crypto';
import { canonical } from './canonical';
import type { CaseEvent } from './case';

/** Where a case's chain of hashes begins: no event of another case can be moved into it. */
const chainStart = (caseId: string): string => `case ${caseId}`;

/** Adds the hash that ties an event to all before it. */
export function chainEvent(caseId: string, previous: CaseEvent | undefined, event: Omit<CaseEvent, 'hash'>): CaseEvent {
  return { ...event, hash: hashOf(previous?.hash ?? chainStart(caseId), event) };
}

/** The event a part of a chain follows: what was moved to `caseEvents` ends there. */
export type Link = Pick<CaseEvent, 'seq' | 'hash'>;

/**
 * What is wrong with one event: `changed` its words or what stood before it are others than when it was written,
 * `missing` it was removed, `moved` it stands in another place of the record.
 */
export interface ChainFault {
  seq: number;
  fault: 'changed' | 'missing' | 'moved';
}

/**
 * Pure: every event that does not fit the chain, in the order of the record; empty when it is whole. After a fault the
 * check goes on from the hash that stands there, so that one edit is one fault and not all that came later.
 *
 * @param before the event in front of a part that does not start with the first
 */
export function chainFaults(caseId: string, events: readonly CaseEvent[], before?: Link): ChainFault[] {
  const faults: ChainFault[] = [];
  const inOrder = [...events].sort((a, b) => a.seq - b.seq);
  const moved = movedEvents(events);
  let last: Link = before ?? { seq: 0, hash: chainStart(caseId) };
  for (const { hash, ...event } of inOrder) {
    const complete = event.seq === last.seq + 1;
    for (let seq = last.seq + 1; seq < event.seq; seq++) faults.push({ seq, fault: 'missing' });
    if (moved.has(event.seq)) faults.push({ seq: event.seq, fault: 'moved' });
    // Behind a gap nothing can be said of an event: the hash it was tied to is gone. A number that comes twice is no gap.
    const tied = complete ? hash === hashOf(last.hash, event) : event.seq > last.seq;
    if (!tied) faults.push({ seq: event.seq, fault: 'changed' });
    last = { seq: event.seq, hash };
  }
  return faults;
}

/** Events that stand behind a later one. */
function movedEvents(events: readonly CaseEvent[]): Set<number> {
  const moved = new Set<number>();
  let newest = 0;
  for (const { seq } of events) {
    if (seq < newest) moved.add(seq);
    newest = Math.max(newest, seq);
  }
  return moved;
}

/** The `seq` of the first event that does not fit the chain, or undefined when the record is whole. */
export function firstBrokenEvent(caseId: string, events: readonly CaseEvent[], before?: Link): number | undefined {
  return chainFaults(caseId, events, before)[0]?.seq;
}

function hashOf(before: string, event: Omit<CaseEvent, 'hash'>): string {
  return createHash('sha256').update(before).update(canonical(event)).digest('base64url');
}
