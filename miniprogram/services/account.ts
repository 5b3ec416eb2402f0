import type { InputOf, OutputOf } from './api';
import { call } from './cloud';

export type Me = OutputOf<'account.me'>;
export type Today = OutputOf<'worklog.today'>;
export type Invitation = OutputOf<'account.invitation'>;
export type CreatedInvitation = OutputOf<'account.createInvitation'>;
export type PersonItem = OutputOf<'account.people'>['people'][number];
export type PeopleCursor = InputOf<'account.people'>['after'];

export type PeopleFilter = Pick<InputOf<'account.people'>, 'role' | 'gone'>;
export type Person = OutputOf<'account.person'>;
export type Grant = InputOf<'account.grantRole'>['grant'];
/** A place somebody must take over, with who could. */
export type PostCandidates = OutputOf<'account.successors'>['posts'][number];

/** Who the platform last said this is; '' for a resident. WeChat restarts the app for another account. */
let lastSeen = '';

export async function getMe(): Promise<Me> {
  const me = await call('account.me', {});
  lastSeen = me.person?.id ?? '';
  return me;
}

/** The one screen a day begins with, which says who it is, too. */
export async function getToday(): Promise<Today> {
  const today = await call('worklog.today', {});
  lastSeen = today.me.person?.id ?? '';
  return today;
}

/** The id of the person the platform says this phone is, asked once while the app runs; '' for a resident. */
export async function whoIsIt(): Promise<string> {
  return lastSeen || ((await getMe()).person?.id ?? '');
}

export const getInvitation = (token: string) => call('account.invitation', { token });
export const joinWith = (token: string) => call('account.join', { token });
/** @param which of one role, or those who have left */
export const listPeople = (scope: string, which: PeopleFilter = {}, after?: PeopleCursor) =>
  call('account.people', { scope, ...which, ...(after ? { after } : {}) });
/** @param rebind the person has joined and now has another WeChat account */
export const createInvitation = (personId: string, rebind: boolean) =>
  call('account.createInvitation', { personId, rebind });
export const addConsent = (count: number) => call('account.addConsent', { count });

/** One person whole, for themselves and whoever looks after them. */
export const getPerson = (personId: string) => call('account.person', { personId });
export const addPerson = (input: InputOf<'account.addPerson'>, requestId: string) =>
  call('account.addPerson', input, requestId);
export const savePerson = (input: InputOf<'account.savePerson'>, requestId: string) =>
  call('account.savePerson', input, requestId);
export const grantRole = (input: InputOf<'account.grantRole'>, requestId: string) =>
  call('account.grantRole', input, requestId);
export const endRole = (input: InputOf<'account.endRole'>, requestId: string) =>
  call('account.endRole', input, requestId);
export const linkLeader = (input: InputOf<'account.linkLeader'>, requestId: string) =>
  call('account.linkLeader', input, requestId);
/** @param why `leave` for good, `away` for a leave: then grids alone */
export const listSuccessors = (personId: string, on: string, why: 'leave' | 'away') =>
  call('account.successors', { personId, on, why });
export const leave = (input: InputOf<'account.leave'>, requestId: string) => call('account.leave', input, requestId);
export const setStandIn = (input: InputOf<'account.setStandIn'>, requestId: string) =>
  call('account.setStandIn', input, requestId);
export const endStandIn = (input: InputOf<'account.endStandIn'>, requestId: string) =>
  call('account.endStandIn', input, requestId);
export const saveShifts = (input: InputOf<'account.saveShifts'>, requestId: string) =>
  call('account.saveShifts', input, requestId);
/** A roster that was uploaded: with `dryRun` it only says what it would change. */
export const importRoster = (input: InputOf<'account.importRoster'>) => call('account.importRoster', input);
/** The roster of a place as a file to fetch (`files.ts`). */
export const exportRoster = (scope: string, format: 'xlsx' | 'csv') => call('account.exportRoster', { scope, format });
