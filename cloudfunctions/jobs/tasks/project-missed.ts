import { moveOldEvents } from '../../case/older-events-repository';
import { projectStrictly } from '../../case/project-events';
import { listChanged } from '../../case/repository';
import { findById, put } from '../../platform/database';
import { writeLog } from '../../platform/log';

interface Watermark {
  _id: string;
  /** Everything that changed up to here is projected. */
  at: Date;
}

/** Steps that are under way may commit with a slightly older time than ours: they are looked at again. */
const marginMs = 60_000;
const batch = 200;

/**
 * Derives again what a step could not derive itself, from where the last run got to. Repeats meet themselves. A case
 * that has grown long gives its oldest events away here, because they are projected by now.
 */
export async function projectMissed(now: Date): Promise<Record<string, number>> {
  const mark = await findById<Watermark>('watermarks', 'project');
  const until = new Date(now.getTime() - marginMs);
  const after = mark?.at ?? new Date(0);
  if (after >= until) return { cases: 0 };
  const changed = await listChanged(after, until, batch);
  let shortened = 0;
  let failed = 0;
  for (const facts of changed) {
    try {
      await projectStrictly(
        facts,
        facts.events.filter((event) => event.at > after),
      );
      if (await moveOldEvents(facts)) shortened++;
    } catch (error) {
      // One case that cannot be projected shall not hold up all that came after it.
      writeLog({ task: 'projectMissed', caseId: facts._id, error: String(error) });
      failed++;
    }
  }
  // Everything failed: the database is away, not a case. The mark stays where it is.
  if (failed > 0 && failed === changed.length) throw new Error(`none of ${failed} cases could be projected`);
  // A full batch may have cut a group of the same instant: go on from just before its last.
  const last = changed.length === batch ? changed.at(-1)?.updatedAt : undefined;
  await put('watermarks', { _id: 'project', at: last ? new Date(last.getTime() - 1) : until } as Watermark);
  return { cases: changed.length, ...(failed > 0 ? { failed } : {}), ...(shortened > 0 ? { shortened } : {}) };
}
