import type { OutputOf } from './api';
import { call } from './cloud';

export type Patrol = OutputOf<'patrol.start'>;

/** One's own rounds, the newest day first. What is done on one goes through services/pending. */
export const listPatrols = (before?: string) => call('patrol.recent', before ? { before } : {});
