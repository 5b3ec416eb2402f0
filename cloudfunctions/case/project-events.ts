import { insertNotices } from '../notice/repository';
import { writeLog } from '../platform/log';
import type { Case, CaseEvent } from './case';
import { noticesOf } from './notices-of';

/**
 * Makes what is derived from events: notices for the resident and the desk. Best effort right after the step; its
 * failure never undoes the case, because the `jobs` timer does the same again from its watermark. One database call.
 */
export async function projectEvents(facts: Case, events: readonly CaseEvent[]): Promise<void> {
  try {
    await projectStrictly(facts, events);
  } catch (error) {
    writeLog({ projector: 'notices', caseId: facts._id, error: String(error) });
  }
}

/** The same, but a failure is thrown: for the timer, which must not move its watermark past it. */
export function projectStrictly(facts: Case, events: readonly CaseEvent[]): Promise<void> {
  return insertNotices(events.flatMap((event) => noticesOf(facts, event)));
}
