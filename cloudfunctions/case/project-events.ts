import { insertNotices } from '../notice/repository';
import { writeLog } from '../platform/log';
import { putPublication } from '../publicity/repository';
import type { Case, CaseEvent } from './case';
import { answerChildren } from './children';
import { listFollowings } from './following-repository';
import { noticesOf, noticeToFollower, reachesResidents } from './notices-of';

/**
 * Makes what is derived from events: notices for residents and desks, the public notice board, the answers of cases that
 * were merged into this one. Best effort right after the step; its failure never undoes the case, because the `jobs` timer
 * does the same again from its watermark. One database call, two more with followers or a publication.
 */
export async function projectEvents(facts: Case, events: readonly CaseEvent[]): Promise<void> {
  try {
    await projectStrictly(facts, events);
  } catch (error) {
    writeLog({ projector: 'events', caseId: facts._id, error: String(error) });
  }
}

/** What the boards show may change with any change of state, and with an objection. */
function changesBoard(event: CaseEvent): boolean {
  return event.from !== event.to || event.action === 'object' || event.action === 'dismissObjection';
}

/** The same, but a failure is thrown: for the timer, which must not move its watermark past it. */
export async function projectStrictly(facts: Case, events: readonly CaseEvent[]): Promise<void> {
  const notices = events.flatMap((event) => noticesOf(facts, event));
  const forFollowers = events.filter(reachesResidents);
  if (facts.followers > 0 && forFollowers.length > 0) {
    const followings = await listFollowings(facts._id);
    notices.push(
      ...forFollowers.flatMap((event) => followings.map((following) => noticeToFollower(facts, event, following))),
    );
  }
  await insertNotices(notices);
  if (facts.publication && events.some(changesBoard)) await putPublication(facts);
  for (const event of events) await answerChildren(facts, event, projectStrictly);
}
