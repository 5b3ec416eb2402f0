import type { OutputOf } from './api';
import { call } from './cloud';

export type Me = OutputOf<'account.me'>;

export const getMe = () => call('account.me', {});
export const getInvitation = (token: string) => call('account.invitation', { token });
export const joinWith = (token: string) => call('account.join', { token });
export const createInvitation = (personId: string) => call('account.createInvitation', { personId });
export const addConsent = (count: number) => call('account.addConsent', { count });
