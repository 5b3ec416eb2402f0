import type { Case } from './case';
import { alarm, type Transition, waitingForStaff } from './workflow';

/** Where a case waits and how urgently, worked out from its facts: desks, levels, priority. Pure. */

type Place = Pick<Case, 'holder' | 'grid' | 'community' | 'town' | 'district'>;

/** The level above a desk of the case: grid → community → town → district, whose above is itself. */
export function above(desk: string, facts: Place): string {
  if (desk === facts.grid) return facts.community;
  return desk === facts.community ? facts.town : facts.district;
}

/** The desk a row sends the case to, or undefined where the step names it or it stays. */
export function deskOf(row: Transition, facts: Place): string | undefined {
  if (row.desk === undefined || row.desk === 'given') return undefined;
  return row.desk === 'above' ? above(facts.holder, facts) : facts[row.desk];
}

type Waiting = Pick<
  Case,
  | 'state'
  | 'urgent'
  | 'stage'
  | 'climbed'
  | 'tasks'
  | 'pause'
  | 'objections'
  | 'report'
  | 'reopened'
  | 'urged'
  | 'reporter'
> &
  Place;

/** The desks a case waits at; empty while it waits for the resident or the calendar, or is over. */
export function queuesOf(facts: Waiting): string[] {
  return [...new Set([...desksAtWork(facts), ...climbedTo(facts)])];
}

function desksAtWork(facts: Waiting): string[] {
  switch (facts.state) {
    case 'submitted':
    case 'accepted':
    case 'reopened':
    case 'reviewing': {
      const confirming = facts.stage === 'urgentAccept' ? [facts.community] : [];
      const asked = facts.pause && !facts.pause.agreedAt ? [above(facts.holder, facts)] : [];
      return [facts.holder, ...confirming, ...asked, ...openTasks(facts).map((task) => task.desk)];
    }
    case 'alarmed':
    case 'responding':
    case 'controlled':
      return [facts.community, facts.town, facts.grid, ...openTasks(facts).map((task) => task.desk)];
    case 'resolved':
      return [above(facts.holder, facts)];
    case 'defining':
    case 'deciding':
      return [facts.holder];
    case 'publicised':
      return openObjections(facts).length > 0 ? [facts.holder] : [];
    case 'answered':
    case 'closed': {
      const receipt = facts.report && !facts.report.readAt ? [facts.report.desk] : [];
      return facts.state === 'answered' ? [...receipt, ...toBePhoned(facts)] : receipt;
    }
    case 'supplementing':
      return toBePhoned(facts);
    case 'withdrawn':
    case 'merged':
      return [];
  }
}

/** Somebody without WeChat is told by the window that registered them: it is their centre's to phone. */
function toBePhoned(facts: Waiting): string[] {
  return facts.reporter.startsWith('walkin:') ? [facts.community] : [];
}

/** The levels that a lateness has reached, besides those that have it anyway. */
export function climbedTo(facts: Pick<Case, 'state' | 'climbed'> & Place): string[] {
  if (!waitingForStaff.includes(facts.state)) return [];
  const levels: string[] = [];
  // What both levels, or the level above, have anyway climbs from there.
  const had = alarm.includes(facts.state) || facts.state === 'resolved';
  let desk = had ? facts.town : facts.holder;
  for (let level = 0; level < facts.climbed; level++) {
    desk = above(desk, facts);
    levels.push(desk);
  }
  return levels;
}

/** Whether there is a level that a case could still climb to. */
export function canClimb(facts: Waiting): boolean {
  return !climbedTo({ ...facts, climbed: facts.climbed + 1 }).every((desk) => queuesOf(facts).includes(desk));
}

export function openTasks(facts: Pick<Case, 'tasks'>): Case['tasks'] {
  return facts.tasks.filter((task) => task.answer === null);
}

export function openObjections(facts: Pick<Case, 'objections'>): Case['objections'] {
  return facts.objections.filter((objection) => objection.answer === null);
}

/** Worst first: an emergency, then urgent or urged, then unsolved, then ordinary; at the end what needs nobody now. */
export function priorityOf(facts: Pick<Case, 'state' | 'urgent' | 'urged' | 'reopened' | 'pause'>): number {
  if (alarm.includes(facts.state)) return 3;
  if (facts.pause?.agreedAt || !waitingForStaff.includes(facts.state)) return -1;
  if (facts.urgent || facts.urged > 0) return 2;
  return facts.reopened > 0 ? 1 : 0;
}
