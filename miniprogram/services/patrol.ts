import type { InputOf, OutputOf } from './api';
import { call } from './cloud';

export type Patrol = OutputOf<'patrol.start'>;

export const startPatrol = (round: InputOf<'patrol.start'>) => call('patrol.start', round);
/** Something seen on a round; the same note again changes nothing. */
export const noteOnPatrol = (note: InputOf<'patrol.note'>) => call('patrol.note', note);
/** A problem becomes a case: a second try under the same request is the same case. */
export const reportOnPatrol = (problem: InputOf<'patrol.report'>, requestId: string) =>
  call('patrol.report', problem, requestId);
export const finishPatrol = (patrol: string) => call('patrol.finish', { patrol });
export const listPatrols = (before?: string) => call('patrol.recent', before ? { before } : {});
