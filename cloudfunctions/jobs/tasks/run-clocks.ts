import type { Case } from '../../case/case';
import { type ClockStep, clockStepOf, taskStepOf } from '../../case/clock-steps';
import { projectEvents } from '../../case/project-events';
import { deferClock, listClocks, listLateTasks, saveStep } from '../../case/repository';
import { applied, stepOf } from '../../case/step';
import { deskFor } from '../../case/take-step';
import { transitionFrom } from '../../case/workflow';
import { writeLog } from '../../platform/log';
import { settingsAt } from '../../platform/read-settings';

const batch = 100;
const deferMs = 3_600_000;
/** A clock that was stopped for long catches up in a few steps: overdue, then what is above. */
const mostSteps = 4;

/**
 * Everything that time does to cases: reminders, overdue, climbing, alarms nobody judged, quiet closing, notices that
 * have run, pauses that end. A run that was missed is caught up once; whoever is faster than the clock wins.
 */
export async function runClocks(now: Date): Promise<Record<string, number>> {
  const done: Record<string, number> = {};
  for (const found of await listClocks(now, batch)) {
    try {
      await catchUp(found, now, done);
    } catch (error) {
      // One case that cannot go on shall not stop the clocks of all others.
      writeLog({ task: 'runClocks', caseId: found._id, error: String(error) });
      await deferClock(found._id, new Date(now.getTime() + deferMs));
      done['failed'] = (done['failed'] ?? 0) + 1;
    }
  }
  for (const found of await listLateTasks(now, batch)) await take(found, taskStepOf(found, now), now, done);
  return done;
}

async function catchUp(found: Case, now: Date, done: Record<string, number>): Promise<void> {
  let facts: Case | undefined = found;
  for (let step = 0; facts?.clockAt && facts.clockAt <= now && step < mostSteps; step++) {
    const rules = await settingsAt(facts.town, facts.rules);
    facts = await take(facts, clockStepOf(facts, now, rules), now, done);
  }
}

/** Takes one step of the clock; undefined when somebody was faster or there is nothing to do. */
async function take(
  facts: Case,
  next: ClockStep | undefined,
  now: Date,
  done: Record<string, number>,
): Promise<Case | undefined> {
  const row = next && transitionFrom(next.action, facts.state);
  if (!next || !row) return undefined;
  const rules = await settingsAt(facts.town, facts.rules);
  const stamp = { at: now, request: `clock-${facts._id}-${facts.version}`, by: { role: 'timer' as const } };
  const step = stepOf(facts, row, next.content, rules, stamp, await deskFor(row, facts, now));
  if (!(await saveStep(facts, step))) return undefined;
  done[next.action] = (done[next.action] ?? 0) + 1;
  const after = applied(facts, step);
  await projectEvents(after, [step.event]);
  return after;
}
