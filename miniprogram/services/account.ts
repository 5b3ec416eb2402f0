import type { InputOf, OutputOf } from './api';
import { call } from './cloud';

export type Me = OutputOf<'account.me'>;
export type Invitation = OutputOf<'account.invitation'>;
export type CreatedInvitation = OutputOf<'account.createInvitation'>;
export type PersonItem = OutputOf<'account.people'>['people'][number];
export type PeopleCursor = InputOf<'account.people'>['after'];

/** Who the platform last said this is; '' for a resident. WeChat restarts the app for another account. */
let lastSeen = '';

export async function getMe(): Promise<Me> {
  const me = await call('account.me', {});
  lastSeen = me.person?.id ?? '';
  return me;
}

/** The id of the person the platform says this phone is, asked once while the app runs; '' for a resident. */
export async function whoIsIt(): Promise<string> {
  return lastSeen || ((await getMe()).person?.id ?? '');
}

export const getInvitation = (token: string) => call('account.invitation', { token });
export const joinWith = (token: string) => call('account.join', { token });
export const listPeople = (scope: string, after?: PeopleCursor) =>
  call('account.people', after ? { scope, after } : { scope });
/** @param rebind the person has joined and now has another WeChat account */
export const createInvitation = (personId: string, rebind: boolean) =>
  call('account.createInvitation', { personId, rebind });
export const addConsent = (count: number) => call('account.addConsent', { count });

/** A roster that was uploaded: with `dryRun` it only says what it would change. */
export const importRoster = (input: InputOf<'account.importRoster'>) => call('account.importRoster', input);
/** The roster of a place as a file to fetch (`files.ts`). */
export const exportRoster = (scope: string, format: 'xlsx' | 'csv') => call('account.exportRoster', { scope, format });
