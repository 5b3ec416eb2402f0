import type { DutyPeriod, Shift } from './duty-hours';

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
  /** Whose place is taken meanwhile (代班): an id of `people`. Such a grant always has an end. */
  standInFor?: string;
  /** What whoever went or is away wrote for this one (交接). Internal. */
  handOver?: string;
}

/** A time in which somebody is away and others stand in. */
export interface Absence {
  from: Date;
  to: Date;
}

/** Start-up phase 双岗双责 or 一岗多责, with the date it began. */
export interface Phase {
  kind: 'dualPost' | 'multiDuty';
  from: Date;
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
  /** Why an officer is none all the same; '' or absent while nobody said. */
  committeeReason?: string;
  phase: Phase;
  /** Every phase with its date, oldest first, `phase` among them; absent while there was only one. */
  phases?: Phase[];
  /** Hours of one day in place of the weekly ones (错时排班), by date. */
  shifts?: Shift[];
  /** When the person is away (休假). Times that are over are dropped. */
  away?: Absence[];
  roles: RoleGrant[];
  /** Scopes of `roles`, for the index. */
  scopes: string[];
  district: string;
  town: string;
  community: string;
  /** The instant from which the person is gone (离岗): their WeChat is unbound then. */
  leavesAt?: Date | null;
  /** The place a person who serves nowhere any longer belonged to, for the index; '' for everybody else. */
  leftFrom?: string;
  /** When a role or an absence of theirs next begins or ends; null when none does. */
  settleAt?: Date | null;
  /** Goes up with every saving: a saving of an older one is refused. Absent is 0. */
  edition?: number;
  /** The request that saved last: a retry of it finds its own work. */
  savedBy?: string;
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
  /** By which a late shift past midnight belongs to the day it began. */
  shifts?: Shift[];
  roles: RoleGrant[];
}

/** Whether a grant holds at an instant. */
export function holds(grant: RoleGrant, now: Date): boolean {
  return grant.from <= now && (!grant.to || grant.to > now);
}

/** Whether somebody is away at an instant. */
export function isAway({ away = [] }: Pick<Person, 'away'>, at: Date): boolean {
  return away.some(({ from, to }) => from <= at && to > at);
}

/** Whether one of the actor's roles is among `roles` and its scope contains the place `code` (codes nest by prefix). */
export function hasRole(actor: Actor, roles: readonly RoleName[], code: string): boolean {
  return actor.roles.some((grant) => roles.includes(grant.role) && code.startsWith(grant.scope));
}

/** The places over which the actor holds one of `roles`. */
export function scopesOf(actor: Actor, roles: readonly RoleName[]): string[] {
  return [...new Set(actor.roles.filter((grant) => roles.includes(grant.role)).map((grant) => grant.scope))];
}
