import type { Sealed } from '../platform/encryption';
import type { RoleName } from '../platform/identity';
import type { Procedure, Stage } from '../platform/settings';

/**
 * Every procedure: 待受理 · 办理中 · 待居民确认 · 重新办理 · 已办结 · 已撤回 · 已并案
 * emergency: 待应急响应 · 应急处置中 · 已控制 · 待复盘
 * approval: 待受理界定 · 待补材料 · 镇审核中 · 公示中 · 区审批中
 */
export type CaseState =
  | 'submitted'
  | 'accepted'
  | 'answered'
  | 'reopened'
  | 'closed'
  | 'withdrawn'
  | 'merged'
  | 'alarmed'
  | 'responding'
  | 'controlled'
  | 'resolved'
  | 'defining'
  | 'supplementing'
  | 'reviewing'
  | 'publicised'
  | 'deciding';

/** Honest outcomes: 已解决 · 部分解决 · 无法解决 · 不属于我们办理 · 审批同意 · 审批不同意 · 材料未补齐. */
export type Outcome =
  | 'solved'
  | 'partlySolved'
  | 'cannotSolve'
  | 'notOurs'
  | 'approved'
  | 'refused'
  | 'materialsMissing';

/** What can be done to a case; each but `submit` is a row of the workflow table. */
export type CaseAction =
  | 'submit'
  // the resident
  | 'addMaterial'
  | 'supply'
  | 'withdraw'
  | 'confirm'
  | 'dispute'
  | 'rate'
  // whoever has it
  | 'accept'
  | 'reply'
  | 'openContact'
  | 'recategorise'
  | 'settle'
  | 'return'
  | 'transfer'
  | 'bring'
  | 'apply'
  | 'alarm'
  | 'merge'
  | 'unmerge'
  | 'askPause'
  | 'resume'
  // joint handling
  | 'assign'
  | 'recall'
  | 'contribute'
  | 'readOutcome'
  // the level above
  | 'agreePause'
  | 'refusePause'
  | 'urge'
  // emergency
  | 'acknowledge'
  | 'track'
  | 'control'
  | 'resolve'
  | 'standDown'
  | 'handleOrdinarily'
  | 'review'
  // approval
  | 'define'
  | 'askMaterials'
  | 'publicise'
  | 'sendBack'
  | 'object'
  | 'dismissObjection'
  | 'upholdObjection'
  | 'approve'
  | 'refuse'
  // the clock
  | 'remind'
  | 'overdue'
  | 'climb'
  | 'taskOverdue'
  | 'autoAlarm'
  | 'closeQuietly'
  | 'lapse'
  | 'endNotice'
  | 'followParent';

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
  /** When staff did it, where it waited on a phone without a signal: by the phone's clock. Times run by `at`. */
  doneAt?: Date;
  /** The working day it belongs to, YYYY-MM-DD, where a late shift ran past midnight: the day it began. */
  workday?: string;
  action: CaseAction;
  by: EventActor;
  /** The desk that held the case when it happened. */
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
  /** Where the case goes. */
  target?: { code: string; name: string };
  /** The desks that are asked to handle their part. */
  asked?: Array<{ code: string; name: string }>;
  /** The desks it waits at afterwards, or waited at when it now waits at none: they are told. */
  queues?: string[];
  /** For a rating: 1–5. */
  score?: number;
  /** A subscription message to the resident goes with it: one of their consents was used for it. */
  message?: true;
  hash: string;
}

/** One row of `caseEvents`: an event that was moved out of a long case, as it stood there. */
export interface StoredEvent extends CaseEvent {
  /** `<case id>:<seq>`: copying it again meets itself. */
  _id: string;
  caseId: string;
}

/** One department's part of a case that several handle together (联合办理). */
export interface CaseTask {
  desk: string;
  name: string;
  /** What the centre asks of it. */
  ask: string;
  askedAt: Date;
  dueAt: Date;
  /** Whether its time ran out. */
  late?: boolean;
  /** What it answers; null while it has not. */
  answer: { text: string; name: string; at: Date } | null;
}

/** 延期: asked for by the holder, agreed by the level above; the clock stands still from then on. */
export interface CasePause {
  reason: string;
  /** When the clock goes on by itself. */
  until: Date;
  askedBy: string;
  /** Who asked may not agree. */
  askedById?: string;
  /** null while the level above has not agreed. */
  agreedAt: Date | null;
  /** What the clock stood at then. */
  dueAt: Date | null;
  /** When it would have reminded; left out when it had. */
  remindAt?: Date;
  /** It was late already: when it would have gone up a level, or null for never. */
  climbAt?: Date | null;
}

/** 异议: who objected is known to the system alone, never to the other side. */
export interface CaseObjection {
  id: string;
  openid: string;
  at: Date;
  text: string;
  answer: { text: string; upheld: boolean; at: Date } | null;
}

/** 公示: what everybody may read, redacted by the clerk who publishes it. */
export interface CasePublication {
  title: string;
  text: string;
  from: Date;
  until: Date;
  /** '' while it runs, then what became of it. */
  result: string;
}

/** One row of `cases`. A case and its whole history are one document, so that a step is one atomic update. */
export interface Case {
  _id: string;
  /** Nine digits, the last a check digit: to be said over the phone. */
  no: string;
  version: number;
  state: CaseState;
  procedure: Procedure;
  category: { code: string; name: string };
  /** The version of the town's settings the case was opened under: a later change does not alter it. */
  rules: number;
  text: string;
  photos: string[];
  place: CasePlace | null;
  /** The same as GeoJSON, GCJ-02 degrees, for finding what lies near; null without a place. */
  point: { type: 'Point'; coordinates: [number, number] } | null;
  urgent: boolean;
  /** The resident's openid; `walkin:<id>` when staff registered it for somebody without WeChat. */
  reporter: string;
  /** Staff who registered it, '' when the resident did. */
  registeredBy: string;
  /** Contact phone, sealed; null when none was given. */
  contact: Sealed | null;
  /** Scope of the grid it is in: the one it was opened in until a transfer to the right one. */
  district: string;
  town: string;
  community: string;
  grid: string;
  gridName: string;
  communityName: string;
  /** The desk that has it, by its code, with its name and its person in charge. */
  holder: string;
  holderName: string;
  handler: { personId: string; name: string; phone: string } | null;
  /** The desk's own published phone, for when nobody is in charge yet; '' at a grid, whose phone is its officer's. */
  holderPhone: string;
  /** The desks it waits at; empty while it waits for the resident or is over: every desk's list is an index on this. */
  queues: string[];
  /** The places that watch over it while it is open: community, town, district. */
  watched: string[];
  /** 3 emergency, 2 urgent or urged, 1 came back unsolved, 0 else, -1 nothing to do now. */
  priority: number;
  /** Within a priority: when it runs out, or since when it waits where no clock runs. */
  queueAt: Date;
  /** Whether the matter is still open, for those who look for what is near or behind. */
  open: boolean;
  /** The clock that runs, since when and until when; null once over or while the clock stands. */
  stage: Stage | null;
  since: Date;
  dueAt: Date | null;
  /** What the clock does next and when; null when nothing. */
  clockStep: 'remind' | 'due' | 'climb' | 'resume' | null;
  clockAt: Date | null;
  /** When the next open part of a joint handling runs out; null while none does. */
  taskAt: Date | null;
  /** How many levels it has climbed in this stage. */
  climbed: number;
  /** Whether its time ran out in this stage. */
  late: boolean;
  urged: number;
  pause: CasePause | null;
  tasks: CaseTask[];
  /** The town department that gets to know the outcome, with its receipt. */
  report: { desk: string; name: string; readAt: Date | null; readBy: string } | null;
  /** The one-time list of what is missing; null until it was asked for. */
  missing: string[] | null;
  publication: CasePublication | null;
  objections: CaseObjection[];
  /** The case it was merged into. */
  parent: { id: string; no: string } | null;
  /** How many cases were merged into it, and how many people follow it. */
  children: number;
  followers: number;
  outcome: Outcome | null;
  rating: { score: number; text: string } | null;
  /** Staff who gave an outcome; none of them alone can close it after it came back. */
  settledBy: string[];
  reopened: number;
  closedAt: Date | null;
  /** Subscription messages the resident still agreed to get about this case. */
  noticeConsents: number;
  /** The newest last. Of a long case the oldest are in `caseEvents`. */
  events: CaseEvent[];
  /** Staff who took part in events that are in `caseEvents`; a case that is not long has none. */
  earlierActors?: string[];
  /** `<person>:<date>` for every working day on which somebody of the staff took a step of it: their work log reads that. */
  workedOn?: string[];
  createdAt: Date;
  updatedAt: Date;
}

/** A case as lists need it: without its history, the sealed phone and what people objected. */
export type CaseSummary = Omit<Case, 'events' | 'earlierActors' | 'contact' | 'objections' | 'workedOn'>;

/** Where a list goes on: the last row of the page before. */
export interface QueueCursor {
  priority: number;
  queueAt: Date;
  id: string;
}
