import type { InputOf, OutputOf } from './api';
import { call } from './cloud';

export type CaseView = OutputOf<'case.detail'>;
export type CaseListItem = OutputOf<'case.mine'>['items'][number];
export type CaseForm = OutputOf<'case.form'>;
export type Submission = InputOf<'case.submit'>;

export const getForm = (grid: string) => call('case.form', { grid });
/** `requestId` is kept with the draft: a submit that was sent but not answered is one case however often it is tried. */
export const submitCase = (input: Submission, requestId: string) => call('case.submit', input, requestId);
export const listMine = (before?: number) => call('case.mine', before === undefined ? {} : { before });
export const getCase = (id: string) => call('case.detail', { id });
export const remindMe = (id: string) => call('case.remindMe', { id });
export const addMaterial = (input: InputOf<'case.addMaterial'>) => call('case.addMaterial', input);
export const withdrawCase = (id: string, reason: string) => call('case.withdraw', { id, reason });
export const confirmCase = (id: string, score: number, text: string) => call('case.confirm', { id, score, text });
export const disputeCase = (input: InputOf<'case.dispute'>) => call('case.dispute', input);
export const rateCase = (id: string, score: number, text: string) => call('case.rate', { id, score, text });

export const listQueue = (after?: InputOf<'case.queue'>['after']) => call('case.queue', after ? { after } : {});
export const listHeld = (before?: number) => call('case.held', before === undefined ? {} : { before });
export const acceptCase = (id: string) => call('case.accept', { id });
export const replyToCase = (input: InputOf<'case.reply'>) => call('case.reply', input);
export const settleCase = (input: InputOf<'case.settle'>) => call('case.settle', input);
export const returnCase = (input: InputOf<'case.return'>) => call('case.return', input);
export const transferCase = (input: InputOf<'case.transfer'>) => call('case.transfer', input);
export const openContact = (id: string) => call('case.openContact', { id });
