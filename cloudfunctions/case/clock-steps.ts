import type { TownSettings } from '../platform/settings';
import { dueAfter } from '../platform/working-time';
import type { Case } from './case';
import { afterClimb, afterOverdue, afterReminder, limitOf, resumedClock } from './clock';
import type { StepContent } from './step';
import { canClimb, openObjections } from './waiting';
import type { Transition } from './workflow';

/** What the clock does to a case now: an action of the table with what it changes, or undefined when it has to wait. */
export interface ClockStep {
  action: Transition['action'];
  content: StepContent;
}

/**
 * Pure: the next thing the clock does. A clock that comes late does the newest thing and not what it missed: a reminder
 * after the end is no reminder. `undefined` lets the case rest until something else moves it.
 */
export function clockStepOf(facts: Case, now: Date, rules: TownSettings): ClockStep | undefined {
  switch (facts.clockStep) {
    case 'resume':
      return { action: 'resume', content: resumed(facts, now, rules) };
    case 'remind':
      if (facts.dueAt && facts.dueAt <= now) return atDue(facts, rules);
      return { action: 'remind', content: { changes: afterReminder(facts) } };
    case 'due':
      return atDue(facts, rules);
    case 'climb':
      return climbOrRing(facts, rules);
    default:
      return undefined;
  }
}

function atDue(facts: Case, rules: TownSettings): ClockStep | undefined {
  switch (facts.state) {
    case 'answered':
      return { action: 'closeQuietly', content: {} };
    case 'supplementing':
      return {
        action: 'lapse',
        content: { event: { outcome: 'materialsMissing' }, changes: { outcome: 'materialsMissing' } },
      };
    case 'publicised':
      // With an objection open the notice waits for its answer, which sets the clock again.
      if (openObjections(facts).length === 0) return { action: 'endNotice', content: {} };
      break;
    case 'alarmed':
      // Nobody acknowledged within minutes: up at once.
      return { action: 'climb', content: { changes: climbing({ ...facts, clockAt: facts.dueAt }, rules) } };
    case 'submitted':
      if (facts.stage === 'urgentAccept') return { action: 'autoAlarm', content: {} };
      break;
    default:
  }
  if (!facts.stage) return undefined;
  const limit = limitOf(facts, facts.stage, rules);
  return { action: 'overdue', content: { changes: afterOverdue(facts, limit, rules, canClimb(facts)) } };
}

/** Up a level; an alarm that everybody has rings again until somebody answers it. */
function climbOrRing(facts: Case, rules: TownSettings): ClockStep {
  if (facts.state !== 'alarmed' || canClimb(facts) || !facts.stage || !facts.clockAt) {
    return { action: 'climb', content: { changes: climbing(facts, rules) } };
  }
  const again = dueAfter(facts.clockAt, limitOf(facts, facts.stage, rules), rules.officeHours);
  return { action: 'remind', content: { changes: { clockStep: 'climb', clockAt: again } } };
}

/** The parts of a joint handling that ran out by now, and who has to hear of it; undefined when none did. */
export function taskStepOf(facts: Case, now: Date): ClockStep | undefined {
  const ran = facts.tasks.filter((task) => !task.answer && !task.late && task.dueAt <= now);
  if (ran.length === 0) return undefined;
  const asked = ran.map(({ desk, name }) => ({ code: desk, name }));
  const tasks = facts.tasks.map((task) => (ran.includes(task) ? { ...task, late: true } : task));
  return { action: 'taskOverdue', content: { event: { asked }, changes: { tasks } } };
}

function climbing(facts: Case, rules: TownSettings): StepContent['changes'] {
  if (!facts.stage) return {};
  // An alarm goes on ringing when there is no level left.
  const higher = facts.state === 'alarmed' || canClimb({ ...facts, climbed: facts.climbed + 1 });
  return afterClimb(facts, limitOf(facts, facts.stage, rules), rules, higher);
}

/** The clock goes on after a pause, with what was left of it. A timer that comes late does not make the pause longer. */
export function resumed(facts: Case, now: Date, rules: TownSettings): StepContent {
  const { pause, stage } = facts;
  if (!pause?.agreedAt || !pause.dueAt || !stage) return { changes: { pause: null } };
  const end = Math.max(pause.agreedAt.getTime(), Math.min(now.getTime(), pause.until.getTime()));
  const stood = {
    dueAt: pause.dueAt,
    remindAt: pause.remindAt,
    climbAt: pause.climbAt,
    from: pause.agreedAt,
    until: new Date(end),
  };
  return { changes: { pause: null, ...resumedClock(stood, limitOf(facts, stage, rules), rules) } };
}
