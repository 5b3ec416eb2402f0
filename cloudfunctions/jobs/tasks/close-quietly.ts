import { projectEvents } from '../../case/project-events';
import { listUnanswered, saveStep } from '../../case/repository';
import { applied, stepOf } from '../../case/take-step';
import { settingsOf } from '../../platform/read-settings';

const batch = 100;

/** Closes answers that their resident let lie for the town's limit. A resident who is faster wins: the version tells. */
export async function closeQuietly(now: Date): Promise<Record<string, number>> {
  let closed = 0;
  for (const facts of await listUnanswered(now, batch)) {
    const settings = await settingsOf(facts.town, now);
    const stamp = { at: now, request: `quiet-${facts._id}-${facts.version}`, by: { role: 'timer' as const } };
    const step = stepOf(facts, 'closeQuietly', {}, settings, stamp);
    if (!(await saveStep(facts, step.changes, step.event))) continue;
    closed++;
    await projectEvents(applied(facts, step.changes, step.event), [step.event]);
  }
  return { closed };
}
