import type { Sealed } from '../platform/encryption';
import type { RoleName } from '../platform/identity';

/** 待受理 · 办理中 · 待居民确认 · 居民反映未解决 · 已办结 · 已撤回 */
export type CaseState = 'submitted' | 'accepted' | 'answered' | 'reopened' | 'closed' | 'withdrawn';

/** Honest outcomes: 已解决 · 部分解决 · 无法解决 · 不属于我们办理. */
export type Outcome = 'solved' | 'partlySolved' | 'cannotSolve' | 'notOurs';

/** What can be done to a case; each is a row of the workflow table. */
export type CaseAction =
  | 'submit'
  | 'accept'
  | 'reply'
  | 'settle'
  | 'return'
  | 'transfer'
  | 'addMaterial'
  | 'withdraw'
  | 'confirm'
  | 'dispute'
  | 'rate'
  | 'openContact'
  | 'closeQuietly';

/** A point in GCJ-02 degrees, as WeChat's maps give it, with the words it was chosen by. */
export interface CasePlace {
  longitude: number;
  latitude: number;
  address: string;
}

/** Who did something. Residents stay without a name here: events are public record. */
export interface EventActor {
  role: RoleName | 'timer';
  personId?: string;
  name?: string;
}

/** One step, never changed once written. `hash` covers the event and the hash before it, so a quiet edit shows. */
export interface CaseEvent {
  seq: number;
  at: Date;
  action: CaseAction;
  by: EventActor;
  /** The desk that held the case when it happened: a grid or community code. */
  desk: string;
  from: CaseState | null;
  to: CaseState;
  /** Request id of the tap, by which a retry is recognised. */
  request: string;
  /** Words for the resident. */
  publicText?: string;
  /** Words for staff only. */
  internalText?: string;
  photos?: string[];
  outcome?: Outcome;
  /** For a transfer: where to. */
  target?: { code: string; name: string };
  /** For a rating: 1–5. */
  score?: number;
  /** A subscription message to the resident goes with it: one of their consents was used for it. */
  message?: true;
  hash: string;
}

/** One row of `cases`. A case and its whole history are one document, so that a step is one atomic update. */
export interface Case {
  _id: string;
  /** Nine digits, the last a check digit: to be said over the phone. */
  no: string;
  version: number;
  state: CaseState;
  procedure: 'onSite';
  category: { code: string; name: string };
  text: string;
  photos: string[];
  place: CasePlace | null;
  urgent: boolean;
  /** The resident's openid. */
  reporter: string;
  /** Contact phone, sealed; null when none was given. */
  contact: Sealed | null;
  /** Scope of the grid the case was opened in. */
  district: string;
  town: string;
  community: string;
  grid: string;
  gridName: string;
  communityName: string;
  /** The desk that has it: a grid or community code, with its name and its person in charge. */
  holder: string;
  holderName: string;
  handler: { personId: string; name: string; phone: string } | null;
  /** The desk's own published phone, for when nobody is in charge yet; '' at a grid, whose phone is its officer's. */
  holderPhone: string;
  /** The desk it waits at, or null while it waits for the resident or is over: the officer's list is an index on this. */
  queue: string | null;
  /** 2 urgent, 1 came back unsolved, 0 else. */
  priority: number;
  /** When the present stage began and runs out; null once over. */
  since: Date;
  dueAt: Date | null;
  outcome: Outcome | null;
  rating: { score: number; text: string } | null;
  /** Staff who gave an outcome; none of them alone can close it after it came back. */
  settledBy: string[];
  reopened: number;
  closedAt: Date | null;
  /** Subscription messages the resident still agreed to get about this case. */
  noticeConsents: number;
  events: CaseEvent[];
  createdAt: Date;
  updatedAt: Date;
}

/** A case as lists need it: without its history and without the sealed phone. */
export type CaseSummary = Omit<Case, 'events' | 'contact'>;

/** Where a list goes on: the last row of the page before. */
export interface QueueCursor {
  priority: number;
  dueAt: Date;
  id: string;
}
