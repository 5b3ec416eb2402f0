import { open } from '../platform/encryption';
import type { Actor } from '../platform/identity';
import { whenText } from '../platform/when-text';
import type { Case, CaseAction, CaseEvent, CasePlace, CaseState, CaseSummary, Outcome, QueueCursor } from './case';
import { eventText, lateText, nextText, outcomeWords, progressText, stateWords } from './words';

/** A step as the caller may see it. */
export interface TimelineItem {
  seq: number;
  /** `今天 09:12` */
  when: string;
  title: string;
  /** Words for the resident; for staff also the internal ones, apart. */
  text: string;
  internalText: string;
  photos: string[];
}

/** A case as its page shows it. */
export interface CaseView {
  id: string;
  /** `1234 5678 9` */
  no: string;
  state: CaseState;
  stateText: string;
  progress: string;
  next: string;
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
  /** Staff: `138****1234`, or '' when none was left. Residents: always ''. */
  contact: string;
  isMine: boolean;
  /** Newest first. */
  timeline: TimelineItem[];
  createdWhen: string;
  can: CaseAction[];
}

export function presentCase(facts: Case, actor: Actor, can: CaseAction[], now: Date): CaseView {
  const isMine = actor.openid === facts.reporter;
  return {
    id: facts._id,
    no: spacedNumber(facts.no),
    state: facts.state,
    stateText: facts.state === 'answered' && !isMine ? '待居民确认' : stateWords[facts.state],
    progress: progressText(facts, now),
    next: nextText(facts),
    category: facts.category,
    text: facts.text,
    photos: facts.photos,
    place: facts.place,
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
    rating: facts.rating,
    contact: !isMine && facts.contact ? maskedPhone(open(facts.contact)) : '',
    isMine,
    timeline: facts.events
      .filter((event) => !isMine || event.action !== 'openContact')
      .map((event) => presentEvent(event, isMine, now))
      .reverse(),
    createdWhen: whenText(facts.createdAt, now),
    can,
  };
}

function presentEvent(event: CaseEvent, forResident: boolean, now: Date): TimelineItem {
  return {
    seq: event.seq,
    when: whenText(event.at, now),
    title: eventText(event),
    text: event.publicText ?? '',
    internalText: forResident ? '' : (event.internalText ?? ''),
    photos: event.photos ?? [],
  };
}

/** A case as lists show it. */
export interface CaseListItem {
  id: string;
  no: string;
  state: CaseState;
  stateText: string;
  progress: string;
  categoryName: string;
  /** The first 60 characters. */
  text: string;
  address: string;
  urgent: boolean;
  overdue: boolean;
  /** `超时 2 小时`, or '' while in time. */
  late: string;
  /** Waits for staff and runs out within two hours. */
  dueSoon: boolean;
  reopened: number;
  gridName: string;
  due: string;
  createdWhen: string;
  /** Waits for the caller to confirm or to work on. */
  waitsForMe: boolean;
  /** What a desk may do from its list; residents open the case first. */
  can: CaseAction[];
}

export function presentListItem(
  facts: CaseSummary,
  forResident: boolean,
  now: Date,
  can: CaseAction[] = [],
): CaseListItem {
  return {
    id: facts._id,
    no: spacedNumber(facts.no),
    state: facts.state,
    stateText: facts.state === 'answered' && !forResident ? '待居民确认' : stateWords[facts.state],
    progress: progressText(facts, now),
    categoryName: facts.category.name,
    text: facts.text.length > 60 ? `${facts.text.slice(0, 60)}…` : facts.text,
    address: facts.place?.address ?? '',
    urgent: facts.urgent,
    overdue: isOverdue(facts, now),
    late: lateOf(facts, now),
    dueSoon: isDueSoon(facts, now),
    reopened: facts.reopened,
    gridName: facts.gridName,
    due: facts.dueAt ? whenText(facts.dueAt, now) : '',
    createdWhen: whenText(facts.createdAt, now),
    waitsForMe: forResident ? facts.state === 'answered' : facts.queue !== null,
    can,
  };
}

/** A page of a list and where the next one starts, if there is one. */
export interface CaseList<Cursor> {
  items: CaseListItem[];
  next: Cursor | null;
}

export function presentList<Cursor>(
  rows: readonly CaseSummary[],
  limit: number,
  forResident: boolean,
  now: Date,
  cursorOf: (last: CaseSummary) => Cursor,
  canOf?: (row: CaseSummary) => CaseAction[],
): CaseList<Cursor> {
  const last = rows.at(-1);
  return {
    items: rows.map((row) => presentListItem(row, forResident, now, canOf?.(row))),
    next: last && rows.length === limit ? cursorOf(last) : null,
  };
}

/** The queue's cursor on the wire: dates as milliseconds. */
export interface QueueCursorView {
  priority: number;
  dueAt: number;
  id: string;
}

export function queueCursorOf(last: CaseSummary): QueueCursorView {
  return { priority: last.priority, dueAt: last.dueAt?.getTime() ?? 0, id: last._id };
}

export function readQueueCursor(view: QueueCursorView): QueueCursor {
  return { priority: view.priority, dueAt: new Date(view.dueAt), id: view.id };
}

/** Waiting for staff and past its time: a resident who lets an answer lie is not late. */
function isOverdue(facts: Pick<Case, 'queue' | 'dueAt'>, now: Date): boolean {
  return facts.queue !== null && facts.dueAt !== null && facts.dueAt < now;
}

function lateOf(facts: Pick<Case, 'queue' | 'dueAt'>, now: Date): string {
  return facts.dueAt && isOverdue(facts, now) ? lateText(facts.dueAt, now) : '';
}

const soonMs = 2 * 3_600_000;

function isDueSoon({ queue, dueAt }: Pick<Case, 'queue' | 'dueAt'>, now: Date): boolean {
  return queue !== null && dueAt !== null && dueAt >= now && dueAt.getTime() - now.getTime() <= soonMs;
}

function spacedNumber(no: string): string {
  return no.replace(/^(\d{4})(\d{4})(\d)$/, '$1 $2 $3');
}

function maskedPhone(phone: string): string {
  return phone.replace(/^(.{3}).*(.{4})$/, '$1****$2');
}
