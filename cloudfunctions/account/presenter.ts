import { departmentDesk, desksOf, watchedBy } from '../case/policy';
import { type Actor, isAway, type Person, type RoleGrant, type RoleName } from '../platform/identity';
import { handsOver } from './hand-over-notes';
import { phaseAt } from './person-settled';
import type { PersonWithPlaces } from './person-with-places';
import { type DeskKind, kindsOf, type Place, placesOf } from './places';
import { hasJoined, invitingRoles, roleNames, rolesAt } from './roles';

/** A role somebody holds. Instants in milliseconds since 1970. */
export interface RoleView {
  role: RoleName;
  roleName: string;
  scope: string;
  scopeName: string;
  since: number;
  /** null while no end is set. */
  until: number | null;
}

/** Who the caller is. A resident has no person, no roles and no desks. */
export interface Me {
  person: {
    id: string;
    name: string;
    phone: string;
    /** Storage file id, or ''. */
    photo: string;
    committeeMember: boolean;
    phase: { kind: Person['phase']['kind']; kindName: string; since: number };
  } | null;
  roles: RoleView[];
  /** Whose queues the caller works: grids of an officer, centres of communities, of the town, a department, the district. */
  desks: Array<Place & { kind: DeskKind }>;
  /** What others wrote for the caller who took something over from them (交接). */
  handOvers: Array<{ scope: string; scopeName: string; words: string; until: number | null }>;
  /** Of which places the caller may write for who takes over or comes back; one that is over has no name, ''. */
  handsOver: Place[];
  /** The places the caller watches over and may urge in (督办). */
  watches: Place[];
  /** Places whose people the caller may list and invite. */
  manages: Array<Place & { kind: DeskKind }>;
  noticeConsents: number;
  /** Messages not opened yet, counted up to 99. */
  unread: number;
}

/** Somebody in the list of those who invite. */
export interface PersonItem {
  id: string;
  name: string;
  photo: string;
  joined: boolean;
  /** On leave now. */
  away: boolean;
  /** Their last day is set. */
  leaving: boolean;
  roles: Array<Pick<RoleView, 'role' | 'roleName' | 'scope' | 'scopeName'>>;
}

/** What the joining page shows before anything is accepted: no phone, no photo, no openid. */
export interface InvitationView {
  name: string;
  roles: Array<{ roleName: string; scopeName: string }>;
}

export const phaseNames = { dualPost: '双岗双责', multiDuty: '一岗多责' } as const;

export function presentMe(person: PersonWithPlaces | undefined, openid: string, unread: number, now: Date): Me {
  if (!person) {
    return {
      person: null,
      roles: [],
      desks: [],
      handOvers: [],
      handsOver: [],
      watches: [],
      manages: [],
      noticeConsents: 0,
      unread,
    };
  }
  const roles = rolesAt(person, now);
  const actor: Actor = { openid, personId: person._id, name: person.name, roles };
  const place = placesOf(person);
  const kind = kindsOf(person);
  const phase = phaseAt(person, now);
  return {
    person: {
      id: person._id,
      name: person.name,
      phone: person.phone,
      photo: person.photo,
      committeeMember: person.committeeMember,
      phase: { kind: phase.kind, kindName: phaseNames[phase.kind], since: phase.from.getTime() },
    },
    roles: roles.map((grant) => presentRole(grant, person)),
    desks: desksOf(actor).map((code) => ({ ...place(code), kind: kind(code) })),
    handOvers: roles.flatMap((grant) => {
      if (!grant.handOver || grant.handOverReadAt) return [];
      const { scope, scopeName, until } = presentRole(grant, person);
      return [{ scope, scopeName, words: grant.handOver, until }];
    }),
    handsOver: handsOver(person, now).map((code) => {
      const { name } = place(code);
      return { code, name: name === code ? '' : name };
    }),
    watches: watchedBy(actor).map(place),
    manages: roles
      .filter((grant) => invitingRoles.includes(grant.role))
      .map(({ scope }) => ({ ...place(scope), kind: kind(scope) })),
    noticeConsents: person.noticeConsents,
    unread,
  };
}

export function presentPerson(person: PersonWithPlaces, now: Date): PersonItem {
  const open = person.roles.filter(({ to }) => !to || to > now);
  const roles = open.map((grant) => {
    const { role, roleName, scope, scopeName } = presentRole(grant, person);
    return { role, roleName: grant.standInFor ? '代班' : roleName, scope, scopeName };
  });
  return {
    id: person._id,
    name: person.name,
    photo: person.photo,
    joined: hasJoined(person),
    away: isAway(person, now),
    leaving: Boolean(person.leavesAt && open.length > 0),
    roles,
  };
}

export function presentInvitation(person: PersonWithPlaces, now: Date): InvitationView {
  const roles = rolesAt(person, now).map((grant) => presentRole(grant, person));
  return { name: person.name, roles: roles.map(({ roleName, scopeName }) => ({ roleName, scopeName })) };
}

/** Somebody of a department works there, not at the town's counter. */
export function presentRole(grant: RoleGrant, person: PersonWithPlaces): RoleView {
  const { role, scope, department } = grant;
  return {
    role,
    roleName: department ? '办事员' : roleNames[role],
    scope,
    scopeName: placesOf(person)(department ? departmentDesk(scope, department) : scope).name,
    since: grant.from.getTime(),
    until: grant.to?.getTime() ?? null,
  };
}
