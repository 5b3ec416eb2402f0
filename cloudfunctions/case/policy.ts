import { AppError } from '../platform/errors';
import { type Actor, hasRole, type RoleName, scopesOf } from '../platform/identity';
import type { Case, CaseAction } from './case';
import { isPossible, type Transition, transitions } from './workflow';

/** Who stands at a desk: a grid's officer and the community's centre lead; a centre's clerks and lead. */
const deskRoles: readonly RoleName[] = ['officer', 'centreClerk', 'centreLead'];

type Scope = Pick<Case, 'holder' | 'community' | 'town' | 'district' | 'reporter'>;

/** The desks whose queue the actor works: a grid for its officer, a community for its centre. */
export function desksOf(actor: Actor): string[] {
  return scopesOf(actor, deskRoles);
}

/** The same, for what only staff of a desk may ask. Throws `FORBIDDEN` for everybody else. */
export function requireDesks(actor: Actor): string[] {
  const desks = desksOf(actor);
  if (desks.length === 0) throw new AppError('FORBIDDEN', 'no desk', '您还没有加入工作人员，请使用邀请加入');
  return desks;
}

/** Whether the actor works at the desk that has the case. A centre lead may step in for any grid of the community. */
export function isHolder(actor: Actor, facts: Scope): boolean {
  const atDesk = actor.roles.some((grant) => deskRoles.includes(grant.role) && grant.scope === facts.holder);
  return atDesk || hasRole(actor, ['centreLead'], facts.holder);
}

/** Whether the actor may read the case: its reporter, and staff whose place contains it. */
export function maySee(actor: Actor, facts: Scope & Pick<Case, 'grid'>): boolean {
  if (actor.openid === facts.reporter) return true;
  const staffRoles: readonly RoleName[] = [...deskRoles, 'townClerk', 'townOffice', 'districtApprover', 'leader'];
  return hasRole(actor, staffRoles, facts.holder) || hasRole(actor, staffRoles, facts.grid);
}

/** Everything the actor may do to the case now, for the `can` of every reply and for the check before every step. */
export function allowedActions(actor: Actor, facts: Case, now: Date, reopenUntil: Date | null): CaseAction[] {
  return transitions
    .filter((row) => standsAs(row.who, actor, facts) && isPossible(row.action, facts, now, reopenUntil))
    .filter((row) => row.action !== 'openContact' || facts.contact !== null)
    .filter((row) => !(row.action === 'settle' && settledBefore(actor, facts)))
    .map((row) => row.action);
}

/** The same for a row of a desk's own list, which carries neither history nor phone. */
export function allowedInList(actor: Actor, row: Omit<Case, 'events' | 'contact'>, now: Date): CaseAction[] {
  return allowedActions(actor, { ...row, events: [], contact: null }, now, null);
}

/** After "not solved" the person who gave the outcome cannot close the case alone: another one, or the centre, must. */
export function settledBefore(actor: Actor, facts: Pick<Case, 'reopened' | 'settledBy'>): boolean {
  return facts.reopened > 0 && actor.personId !== undefined && facts.settledBy.includes(actor.personId);
}

function standsAs(who: Transition['who'], actor: Actor, facts: Case): boolean {
  if (who === 'reporter') return actor.openid === facts.reporter;
  return who === 'holder' && isHolder(actor, facts);
}

/** The role under which an actor acts at a desk, for the record. */
export function roleAt(actor: Actor, desk: string): RoleName {
  const exact = actor.roles.find((grant) => deskRoles.includes(grant.role) && grant.scope === desk);
  return (
    (exact ?? actor.roles.find((grant) => deskRoles.includes(grant.role) && desk.startsWith(grant.scope)))?.role ??
    'resident'
  );
}
