import { AppError } from '../platform/errors';
import { type Actor, hasRole, type RoleGrant, type RoleName } from '../platform/identity';
import type { Case, CaseAction, CaseSummary } from './case';
import { hold } from './guards';
import { above, climbedTo, openTasks } from './waiting';
import { type Party, type Transition, transitionFrom, transitions } from './workflow';

/** The desk of a department of a town. */
export function departmentDesk(town: string, department: string): string {
  return `${town}/${department}`;
}

/**
 * The desk a role works at: its grid for an officer, the centre for a community's clerks and lead, the town's centre
 * for its clerks and its office, their own for a department's clerks, the district's for its approvers.
 */
function deskOfGrant({ role, scope, department }: RoleGrant): string | undefined {
  switch (role) {
    case 'officer':
    case 'centreClerk':
    case 'centreLead':
    case 'townOffice':
    case 'districtApprover':
      return scope;
    case 'townClerk':
      return department ? departmentDesk(scope, department) : scope;
    default:
      return undefined;
  }
}

/** The desks whose queue the actor works. */
export function desksOf(actor: Pick<Actor, 'roles'>): string[] {
  return [...new Set(actor.roles.flatMap((grant) => deskOfGrant(grant) ?? []))];
}

/** The same, for what only staff of a desk may ask. Throws `FORBIDDEN` for everybody else. */
export function requireDesks(actor: Actor): string[] {
  const desks = desksOf(actor);
  if (desks.length === 0) throw new AppError('FORBIDDEN', 'no desk', '您还没有加入工作人员，请使用邀请加入');
  return desks;
}

/** The places an actor watches over: communities linked to a leader (包联), and all below a lead, town or district. */
export function watchedBy(actor: Pick<Actor, 'roles'>): string[] {
  const watching: readonly RoleName[] = ['leader', 'centreLead', 'townOffice', 'districtApprover'];
  return [...new Set(actor.roles.filter((grant) => watching.includes(grant.role)).map((grant) => grant.scope))];
}

type Facts = Omit<Case, 'events' | 'contact' | 'objections'>;

/** Whether the actor works at the desk that has the case. A centre lead may step in for any grid of the community. */
export function isHolder(actor: Actor, facts: Pick<Case, 'holder'>): boolean {
  return desksOf(actor).includes(facts.holder) || hasRole(actor, ['centreLead'], facts.holder);
}

type Visible = Pick<
  Case,
  'holder' | 'grid' | 'events' | 'earlierActors' | 'reporter' | 'registeredBy' | 'tasks' | 'report'
>;

/** Whether the actor took a step of the case, however long ago. */
export function actedOn(
  { personId }: Pick<Actor, 'personId'>,
  { events, earlierActors = [] }: Pick<Case, 'events' | 'earlierActors'>,
): boolean {
  return (
    personId !== undefined && (earlierActors.includes(personId) || events.some(({ by }) => by.personId === personId))
  );
}

/** Whether the actor may read the case: its reporter, and staff whose place contains it. */
export function maySee(actor: Actor, facts: Visible): boolean {
  return actor.openid === facts.reporter || seesAsStaff(actor, facts);
}

/** Whether the actor is of the staff whose place contains the case, or acted on it, and so reads what is internal. */
export function seesAsStaff(actor: Actor, facts: Visible): boolean {
  if (isOwnMatter(actor, facts)) return false;
  if (actor.roles.length > 0 && actedOn(actor, facts)) return true;
  if (asksDepartmentOf(actor, facts)) return true;
  const staffRoles: readonly RoleName[] = [
    'officer',
    'centreClerk',
    'centreLead',
    'townClerk',
    'townOffice',
    'districtApprover',
    'leader',
  ];
  // A department's people see what is asked of them, not everything in the town.
  const whole = { ...actor, roles: actor.roles.filter(({ department }) => !department) };
  return hasRole(whole, staffRoles, facts.holder) || hasRole(whole, staffRoles, facts.grid);
}

/** Their own matter as a resident: nobody handles, reviews or reads the inside of that (回避). */
function isOwnMatter(actor: Actor, facts: Pick<Case, 'reporter' | 'registeredBy'>): boolean {
  return actor.openid === facts.reporter && facts.registeredBy === '';
}

/** Whether a desk of the actor's is asked for its part, or gets to know the outcome. */
function asksDepartmentOf(actor: Actor, { tasks, report }: Pick<Case, 'tasks' | 'report'>): boolean {
  const desks = desksOf(actor);
  return tasks.some((task) => desks.includes(task.desk)) || (report !== null && desks.includes(report.desk));
}

const emergency: readonly Case['state'][] = ['alarmed', 'responding', 'controlled', 'resolved'];

/** As what the actor stands to a case; nobody stands as the timer. */
export function partiesOf(actor: Actor, facts: Facts): Set<Party> {
  const desks = desksOf(actor);
  const parties = new Set<Party>();
  const add = (party: Party, does: boolean): void => {
    if (does) parties.add(party);
  };
  const own = actor.openid === facts.reporter;
  add('reporter', own || speaksForWalkIn(actor, facts));
  add('public', !own);
  if (isOwnMatter(actor, facts)) return parties;
  // Whoever a late case has climbed to may do what its holder did not.
  add('holder', isHolder(actor, facts) || climbedTo(facts).some((desk) => desks.includes(desk)));
  add('field', desks.includes(facts.grid));
  add('centre', desks.includes(facts.community));
  const levels = [facts.community, facts.town, ...climbedTo(facts)];
  add('responder', emergency.includes(facts.state) && levels.some((desk) => desks.includes(desk)));
  add(
    'tasked',
    openTasks(facts).some((task) => desks.includes(task.desk)),
  );
  add('department', facts.report !== null && desks.includes(facts.report.desk));
  add('above', standsAbove(actor, desks, facts));
  add('overseer', oversees(actor, facts));
  return parties;
}

/** Somebody without WeChat came to the window: its staff speak for them, but none about their own answer. */
function speaksForWalkIn(actor: Actor, facts: Facts): boolean {
  const walkIn = facts.reporter.startsWith('walkin:');
  const ownAnswer = actor.personId !== undefined && facts.settledBy.includes(actor.personId);
  const registered = actor.personId !== undefined && actor.personId === facts.registeredBy;
  return walkIn && !ownAnswer && (registered || hasRole(actor, ['centreClerk', 'centreLead'], facts.community));
}

/** At a community the lead alone signs for the level above; at town and district their desks do. */
function standsAbove(actor: Actor, desks: readonly string[], facts: Facts): boolean {
  const level = above(facts.holder, facts);
  if (level === facts.holder) return false;
  return level === facts.community ? hasRole(actor, ['centreLead'], level) : desks.includes(level);
}

/** Urging comes from above: a lead over the grids, the town's office over its communities, a leader over what is linked. */
function oversees(actor: Actor, facts: Facts): boolean {
  return actor.roles.some(({ role, scope }) => {
    if (role === 'leader') return facts.community.startsWith(scope);
    if (role === 'centreLead') return scope === facts.community && facts.holder === facts.grid;
    if (role === 'townOffice') return scope === facts.town && facts.holder !== facts.town;
    return role === 'districtApprover' && scope === facts.district && facts.holder !== facts.district;
  });
}

/** Everything the actor may do to the case now, for the `can` of every reply and for the check before every step. */
export function allowedActions(
  actor: Actor,
  facts: Omit<Case, 'events'>,
  now: Date,
  reopenUntil: Date | null,
): CaseAction[] {
  const parties = partiesOf(actor, facts);
  return transitions
    .filter((row) => row.from.includes(facts.state) && row.who.some((party) => parties.has(party)))
    .filter((row) => hold(row.needs ?? [], { facts, now, reopenUntil }))
    .filter((row) => !(endsCase(row) && answeredBefore(actor, facts)) && !judgesOwn(actor, row, facts))
    .map((row) => row.action);
}

/** The same for a row of a desk's own list, which carries neither history nor phone. */
export function allowedInList(actor: Actor, row: CaseSummary, now: Date): CaseAction[] {
  return allowedActions(actor, { ...row, contact: null, objections: [] }, now, null);
}

/** Nobody rates what they found and settled themselves, nor agrees to the pause they asked for. */
function judgesOwn(actor: Actor, row: Transition, facts: Pick<Case, 'settledBy' | 'reporter' | 'pause'>): boolean {
  if (actor.personId === undefined) return false;
  if (row.action === 'agreePause') return facts.pause?.askedById === actor.personId;
  const rates = row.action === 'confirm' || row.action === 'rate';
  return rates && actor.openid === facts.reporter && facts.settledBy.includes(actor.personId);
}

/** Whether a row gives the resident an outcome. */
function endsCase(row: Transition): boolean {
  return row.to === 'answered' && !row.who.includes('timer');
}

/** After "not solved" the person who gave the outcome cannot end the case alone: another one must. */
function answeredBefore(actor: Actor, facts: Pick<Case, 'reopened' | 'settledBy'>): boolean {
  return facts.reopened > 0 && actor.personId !== undefined && facts.settledBy.includes(actor.personId);
}

/** Whether an action is kept from the actor only because they gave the outcome that did not solve it. */
export function isOwnOutcome(actor: Actor, action: CaseAction, facts: Case): boolean {
  const row = transitionFrom(action, facts.state);
  return row !== undefined && endsCase(row) && answeredBefore(actor, facts);
}

/** The role under which an actor takes a step, for the record: the one nearest to the case. */
export function roleAt(actor: Actor, who: Transition['who'], facts: Facts): RoleName {
  const near = (grant: RoleGrant): number => {
    const desk = deskOfGrant(grant);
    if (desk === facts.holder) return 3;
    if (who.includes('overseer') && partiesOf({ ...actor, roles: [grant] }, facts).has('overseer')) return 2;
    return desk !== undefined && [facts.grid, facts.community, facts.town, facts.district].includes(desk) ? 1 : 0;
  };
  const [nearest] = [...actor.roles].sort((a, b) => near(b) - near(a));
  return nearest?.role ?? 'resident';
}
