import type { ActionName, InputOf, OutputOf } from './api';
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
/** At most 20 at once, for the phone to keep. */
export const getCases = (ids: string[]) => call('case.details', { ids });
/** What happened in a long case before event `before`. */
export const listOlderEvents = (id: string, before: number) => call('case.olderEvents', { id, before });
export const remindMe = (id: string) => call('case.remindMe', { id });
// A step keeps its request id with its draft, too: tried again after a lost answer it is the same step.
export const addMaterial = (input: InputOf<'case.addMaterial'>, requestId: string) =>
  call('case.addMaterial', input, requestId);
export const withdrawCase = (input: InputOf<'case.withdraw'>, requestId: string) =>
  call('case.withdraw', input, requestId);
export const confirmCase = (input: InputOf<'case.confirm'>, requestId: string) =>
  call('case.confirm', input, requestId);
export const disputeCase = (input: InputOf<'case.dispute'>, requestId: string) =>
  call('case.dispute', input, requestId);
export const rateCase = (input: InputOf<'case.rate'>, requestId: string) => call('case.rate', input, requestId);

export const listQueue = (after?: InputOf<'case.queue'>['after']) => call('case.queue', after ? { after } : {});
/** What is open in the places the caller watches over, worst first. */
export const listWatched = (after?: InputOf<'case.watched'>['after']) => call('case.watched', after ? { after } : {});
export const listHeld = (before?: number) => call('case.held', before === undefined ? {} : { before });
export const openContact = (id: string, requestId: string) => call('case.openContact', { id }, requestId);
export const getDraftPublication = (id: string) => call('case.draftPublication', { id });

/** Every step of a case: what answers with the case itself. */
export type StepName = {
  [N in ActionName]: OutputOf<N> extends CaseView ? (InputOf<N> extends { id: string } ? N : never) : never;
}[ActionName];

// Somebody has the same trouble already
export type NearbyCase = OutputOf<'case.nearby'>['items'][number];
export const listNearby = (input: InputOf<'case.nearby'>) => call('case.nearby', input);
export const followCase = (id: string) => call('case.follow', { id });
export const listFollowed = () => call('case.followed', {});
export const supplyMaterials = (input: InputOf<'case.supply'>, requestId: string) =>
  call('case.supply', input, requestId);
export const objectTo = (id: string, text: string, requestId: string) => call('case.object', { id, text }, requestId);
