import type { Case } from './case';
import { lateText } from './words';

/** Waiting for staff and past its time: a resident who lets an answer lie is not late. */
export function isOverdue(facts: Pick<Case, 'queues' | 'dueAt'>, now: Date): boolean {
  return facts.queues.length > 0 && facts.dueAt !== null && facts.dueAt < now;
}

export function lateOf(facts: Pick<Case, 'queues' | 'dueAt'>, now: Date): string {
  return facts.dueAt && isOverdue(facts, now) ? lateText(facts.dueAt, now) : '';
}
