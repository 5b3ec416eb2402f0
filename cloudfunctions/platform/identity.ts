import type { DutyPeriod } from './duty-hours';

/** Roles of the glossary. `resident` is everybody and is never stored. */
export type RoleName =
  | 'resident'
  | 'informant'
  | 'officer'
  | 'centreClerk'
  | 'centreLead'
  | 'townClerk'
  | 'townOffice'
  | 'districtApprover'
  | 'leader'
  | 'supervisor'
  | 'admin';

/** A role held over a place for a time. `scope` is the code of a grid, community, town or district. */
export interface RoleGrant {
  role: RoleName;
  scope: string;
  department?: string;
  from: Date;
  to?: Date;
}

/** A row of `people`: everybody who works in the system. */
export interface Person {
  _id: string;
  /** The WeChat identity, or `unjoined:<_id>` until the invitation is used: a unique index needs a value in every row. */
  openid: string;
  name: string;
  /** Work phone, published on boards and cards by the plan (公布联系电话). */
  phone: string;
  /** Storage file id of the portrait, or ''. */
  photo: string;
  duties: string[];
  dutyHours: DutyPeriod[];
  /** 两委成员; officers normally are. */
  committeeMember: boolean;
  /** Start-up phase 双岗双责 or 一岗多责, with the date it began. */
  phase: { kind: 'dualPost' | 'multiDuty'; from: Date };
  roles: RoleGrant[];
  /** Scopes of `roles`, for the index. */
  scopes: string[];
  district: string;
  town: string;
  community: string;
  /** Subscription messages this person still agreed to get: one consent, one message. */
  noticeConsents: number;
  updatedAt: Date;
}

/** Who is calling: a resident always, staff when a person with roles that hold now is bound to the openid. */
export interface Actor {
  openid: string;
  personId?: string;
  name?: string;
  /** Work phone. */
  phone?: string;
  /** The community they belong to, '' above communities. */
  community?: string;
  roles: RoleGrant[];
}

/** Whether a grant holds at an instant. */
export function holds(grant: RoleGrant, now: Date): boolean {
  return grant.from <= now && (!grant.to || grant.to > now);
}

/** Whether one of the actor's roles is among `roles` and its scope contains the place `code` (codes nest by prefix). */
export function hasRole(actor: Actor, roles: readonly RoleName[], code: string): boolean {
  return actor.roles.some((grant) => roles.includes(grant.role) && code.startsWith(grant.scope));
}

/** The places over which the actor holds one of `roles`. */
export function scopesOf(actor: Actor, roles: readonly RoleName[]): string[] {
  return [...new Set(actor.roles.filter((grant) => roles.includes(grant.role)).map((grant) => grant.scope))];
}
