import { open } from '../platform/encryption';
import type { Actor } from '../platform/identity';
import { redacted } from '../platform/redaction';
import type { Category, Procedure, TownSettings } from '../platform/settings';
import { whenText } from '../platform/when-text';
import type { Case, CaseAction, CaseEvent, CasePlace, CaseState, Outcome } from './case';
import { reopenUntilOf } from './clock';
import { isOverdue, lateOf } from './lateness';
import { type Milestone, milestonesOf } from './milestones';
import { desksOf, seesAsStaff } from './policy';
import {
  eventText,
  nextText,
  outcomeWords,
  procedureWords,
  progressForOthers,
  progressText,
  spacedNumber,
  stateWords,
} from './words';
import { isInternal } from './workflow';

/** A step as the caller may see it. */
export interface TimelineItem {
  seq: number;
  /** `今天 09:12`; `今天 10:02 现场完成，12:00 上传` for what waited on a phone. */
  when: string;
  title: string;
  /** Words for the resident; for staff also the internal ones, apart. */
  text: string;
  internalText: string;
  photos: string[];
  /** Staff: the resident does not read of this step at all. */
  internal: boolean;
}

/** A department's part of a joint handling. */
export interface TaskView {
  desk: string;
  name: string;
  ask: string;
  due: string;
  late: boolean;
  /** '' while it has not answered. */
  answer: string;
  answeredBy: string;
  /** Asked of a desk of the caller's, and not answered yet. */
  isMine: boolean;
}

/** What staff see of a case besides; null for residents. */
export interface StaffView {
  /** `138****1234`, or '' when none was left. */
  contact: string;
  registered: boolean;
  tasks: TaskView[];
  pause: { reason: string; until: string; askedBy: string; agreed: boolean } | null;
  objections: Array<{ id: string; when: string; text: string; answer: string; upheld: boolean }>;
  report: { name: string; read: string } | null;
  urged: number;
  followers: number;
  children: number;
  /** The category as the case goes by it: department, materials. */
  department: string;
  materials: string[];
}

/** A case as its page shows it. */
export interface CaseView {
  id: string;
  /** `1234 5678 9` */
  no: string;
  state: CaseState;
  stateText: string;
  procedure: Procedure;
  procedureText: string;
  progress: string;
  next: string;
  /** The way through the procedure, with where the case is on it. */
  milestones: Milestone[];
  category: { code: string; name: string };
  text: string;
  photos: string[];
  place: CasePlace | null;
  urgent: boolean;
  overdue: boolean;
  /** `超时 2 小时`, or '' while in time. */
  late: string;
  reopened: number;
  grid: { code: string; name: string; community: string; communityName: string };
  /** Who has it now, since when, due when. */
  holder: { code: string; name: string; personName: string; phone: string; since: string; due: string };
  outcome: { kind: Outcome; text: string } | null;
  rating: { score: number; text: string } | null;
  /** What is missing, as told at one time; empty when nothing was asked for. */
  missing: string[];
  publication: { title: string; text: string; until: string; result: string } | null;
  parent: { id: string; no: string } | null;
  /** Closed: until when it may be taken up again; else ''. */
  reopenUntil: string;
  staff: StaffView | null;
  isMine: boolean;
  /** Somebody else's case that the caller follows: its progress alone. */
  isFollowed: boolean;
  /** Newest first. */
  timeline: TimelineItem[];
  /** Where what happened before goes on (`case.olderEvents`); null when the timeline is whole. */
  older: number | null;
  createdWhen: string;
  can: CaseAction[];
}

export function presentCase(facts: Case, actor: Actor, can: CaseAction[], rules: TownSettings, now: Date): CaseView {
  const isMine = actor.openid === facts.reporter;
  const asStaff = seesAsStaff(actor, facts);
  const category = rules.categories.find((one) => one.code === facts.category.code);
  const first = facts.events[0]?.seq ?? 1;
  const reopenUntil = facts.state === 'closed' ? reopenUntilOf(facts, rules) : null;
  return {
    ...presentProgress(facts, isMine, now),
    text: facts.text,
    photos: facts.photos,
    place: facts.place,
    rating: facts.rating,
    missing: facts.missing ?? [],
    parent: facts.parent && { id: facts.parent.id, no: spacedNumber(facts.parent.no) },
    reopenUntil: reopenUntil && reopenUntil > now ? whenText(reopenUntil, now) : '',
    staff: asStaff ? presentForStaff(facts, actor, category, now) : null,
    isMine,
    isFollowed: false,
    timeline: presentTimeline(facts.events, asStaff, now).reverse(),
    older: first > 1 ? first : null,
    can,
  };
}

/** Somebody else's case for who follows it: how far it is, and nothing its resident wrote or showed. */
export function presentFollowed(facts: Case, now: Date): CaseView {
  return {
    ...presentProgress(facts, false, now),
    progress: progressForOthers(facts, now),
    next: '',
    text: '',
    photos: [],
    place: placeForOthers(facts.place),
    rating: null,
    missing: [],
    parent: null,
    reopenUntil: '',
    staff: null,
    isMine: false,
    isFollowed: true,
    timeline: presentTimeline(facts.events, false, now)
      .map((item) => ({ ...item, title: item.title.replace(/^您/, '反映人'), text: '', photos: [] }))
      .reverse(),
    older: null,
    can: [],
  };
}

/** Where it is, to about a hundred metres and without a door number: it may be where its resident lives. */
export function placeForOthers(place: CasePlace | null): CasePlace | null {
  const near = (degrees: number): number => Math.round(degrees * 1000) / 1000;
  return (
    place && {
      longitude: near(place.longitude),
      latitude: near(place.latitude),
      address: redacted(place.address),
    }
  );
}

function presentProgress(facts: Case, isMine: boolean, now: Date) {
  return {
    id: facts._id,
    no: spacedNumber(facts.no),
    state: facts.state,
    stateText: facts.state === 'answered' && !isMine ? '待居民确认' : stateWords[facts.state],
    procedure: facts.procedure,
    procedureText: procedureWords[facts.procedure],
    progress: progressText(facts, now),
    next: nextText(facts),
    milestones: milestonesOf(facts),
    category: facts.category,
    urgent: facts.urgent,
    overdue: isOverdue(facts, now),
    late: lateOf(facts, now),
    reopened: facts.reopened,
    grid: {
      code: facts.grid,
      name: facts.gridName,
      community: facts.community,
      communityName: facts.communityName,
    },
    holder: {
      code: facts.holder,
      name: facts.holderName,
      personName: facts.handler?.name ?? '',
      phone: facts.handler?.phone || facts.holderPhone,
      since: whenText(facts.since, now),
      due: facts.dueAt ? whenText(facts.dueAt, now) : '',
    },
    outcome: facts.outcome ? { kind: facts.outcome, text: outcomeWords[facts.outcome] } : null,
    publication: facts.publication && {
      title: facts.publication.title,
      text: facts.publication.text,
      until: whenText(facts.publication.until, now),
      result: facts.publication.result,
    },
    createdWhen: whenText(facts.createdAt, now),
  };
}

function presentForStaff(facts: Case, actor: Actor, category: Category | undefined, now: Date): StaffView {
  const desks = desksOf(actor);
  return {
    contact: facts.contact ? maskedPhone(open(facts.contact)) : '',
    registered: facts.registeredBy !== '',
    tasks: facts.tasks.map((task) => ({
      desk: task.desk,
      name: task.name,
      ask: task.ask,
      due: whenText(task.dueAt, now),
      late: !task.answer && task.dueAt < now,
      answer: task.answer?.text ?? '',
      answeredBy: task.answer?.name ?? '',
      isMine: !task.answer && desks.includes(task.desk),
    })),
    pause: facts.pause && {
      reason: facts.pause.reason,
      until: whenText(facts.pause.until, now),
      askedBy: facts.pause.askedBy,
      agreed: facts.pause.agreedAt !== null,
    },
    objections: facts.objections.map((one) => ({
      id: one.id,
      when: whenText(one.at, now),
      text: one.text,
      answer: one.answer?.text ?? '',
      upheld: one.answer?.upheld ?? false,
    })),
    report: facts.report && {
      name: facts.report.name,
      read: facts.report.readAt ? `${facts.report.readBy} ${whenText(facts.report.readAt, now)}签收` : '',
    },
    urged: facts.urged,
    followers: facts.followers,
    children: facts.children,
    department: category?.department ?? '',
    materials: category?.materials ?? [],
  };
}

/** Events as a timeline, in their order: residents do not read of what is internal. */
export function presentTimeline(events: readonly CaseEvent[], asStaff: boolean, now: Date): TimelineItem[] {
  return events
    .filter((event) => asStaff || !isInternal(event.action))
    .map((event) => presentEvent(event, !asStaff, now));
}

function presentEvent(event: CaseEvent, forResident: boolean, now: Date): TimelineItem {
  return {
    seq: event.seq,
    when: event.doneAt ? doneText(event.doneAt, event.at, now) : whenText(event.at, now),
    title: forResident ? eventText(event).replace(/^居民/, '您') : eventText(event),
    text: event.publicText ?? '',
    internalText: forResident ? '' : (event.internalText ?? ''),
    photos: event.photos ?? [],
    internal: !forResident && isInternal(event.action),
  };
}

/** Done on the spot, without a signal, and there when it arrived. */
function doneText(doneAt: Date, at: Date, now: Date): string {
  const [doneDay] = whenText(doneAt, now).split(' ');
  const [day, clock] = whenText(at, now).split(' ');
  return `${whenText(doneAt, now)} 现场完成，${doneDay === day ? clock : `${day} ${clock}`} 上传`;
}

function maskedPhone(phone: string): string {
  return phone.replace(/^(.{3}).*(.{4})$/, '$1****$2');
}
