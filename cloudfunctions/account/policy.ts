import { type Actor, hasRole, type Person, type RoleGrant, type RoleName } from '../platform/identity';
import { homeOf } from './person-settled';
import { invitingRoles } from './roles';

/** Of what level of place each role is over. */
export type PlaceLevel = 'grid' | 'community' | 'town' | 'district';

const levels: Partial<Record<RoleName, PlaceLevel>> = {
  officer: 'grid',
  centreClerk: 'community',
  centreLead: 'community',
  leader: 'community',
  townClerk: 'town',
  townOffice: 'town',
  supervisor: 'town',
  districtApprover: 'district',
  admin: 'district',
};

/** undefined for what nobody grants by hand: residents are everybody, informants apply. */
export function levelOf(role: RoleName): PlaceLevel | undefined {
  return levels[role];
}

/**
 * Whether the actor looks after somebody: every role the person holds or will hold lies within the actor's own place, so
 * that nobody changes whoever stands above them; of somebody without roles, the place they belong to.
 */
export function manages(
  actor: Actor,
  person: Pick<Person, 'roles' | 'community' | 'town' | 'district'>,
  now: Date,
): boolean {
  const open = person.roles.filter(({ to }) => !to || to > now);
  const places = open.length > 0 ? open.map(({ scope }) => scope) : [homeOf(person)];
  return places.every((place) => hasRole(actor, invitingRoles, place));
}

export function isSelf(actor: Actor, person: Pick<Person, '_id'>): boolean {
  return actor.personId === person._id;
}

/** Leaders are linked to communities by the town's office (包联); every other role is given within one's own place. */
export function mayGrant(actor: Actor, { role, scope }: Pick<RoleGrant, 'role' | 'scope'>): boolean {
  if (!levelOf(role)) return false;
  const givers: readonly RoleName[] = role === 'leader' ? ['townOffice', 'admin'] : invitingRoles;
  return hasRole(actor, givers, scope);
}

/** An officer who goes on leave may name a colleague themselves: an officer of the same community. */
export function mayStandIn(
  person: Pick<Person, 'roles' | 'community'>,
  absent: Pick<Person, 'community'>,
  from: Date,
): boolean {
  return (
    absent.community !== '' &&
    person.community === absent.community &&
    person.roles.some(({ role, standInFor, to }) => role === 'officer' && !standInFor && (!to || to > from))
  );
}
