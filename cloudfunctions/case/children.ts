import { settingsAt } from '../platform/read-settings';
import type { Case, CaseEvent } from './case';
import { listChildren, saveStep } from './repository';
import { applied, type Step, type StepContent, stepOf } from './step';
import { transitionFrom } from './workflow';

const batch = 50;
/** A thousand cases of one matter are more than a town has. */
const mostRounds = 20;

interface Consequence {
  action: 'followParent' | 'unmerge';
  content: StepContent;
}

/** What an event of a parent means for the cases merged into it: the same answer, or alone again. */
function consequence(parent: Case, event: CaseEvent): Consequence | undefined {
  if (event.to === 'withdrawn') return { action: 'unmerge', content: { changes: { parent: null } } };
  const ended = event.action === 'lapse' || (event.to === 'answered' && event.from !== 'answered');
  if (!ended) return undefined;
  const outcome = event.outcome ?? parent.outcome ?? 'solved';
  const words = event.publicText ? { publicText: event.publicText } : {};
  return {
    action: 'followParent',
    content: { event: { outcome, ...words }, changes: { outcome, settledBy: parent.settledBy } },
  };
}

/** Takes the step that follows from a parent's event on each child. Two database calls a child; repeats meet themselves. */
export async function answerChildren(
  parent: Case,
  event: CaseEvent,
  project: (facts: Case, events: readonly CaseEvent[]) => Promise<void>,
): Promise<void> {
  const follows = parent.children > 0 ? consequence(parent, event) : undefined;
  if (!follows) return;
  for (let round = 0; round < mostRounds; round++) {
    const children = await listChildren(parent._id, batch);
    for (const child of children) await answerChild(child, parent, event, follows, project);
    if (children.length < batch) return;
  }
}

async function answerChild(
  child: Case,
  parent: Case,
  event: CaseEvent,
  follows: Consequence,
  project: (facts: Case, events: readonly CaseEvent[]) => Promise<void>,
): Promise<void> {
  const row = transitionFrom(follows.action, child.state);
  if (!row) return;
  const rules = await settingsAt(child.town, child.rules);
  const stamp = { at: event.at, request: `parent-${parent._id}-${event.seq}`, by: { role: 'timer' as const } };
  const step: Step = stepOf(child, row, follows.content, rules, stamp);
  if (await saveStep(child, step)) await project(applied(child, step), [step.event]);
}
