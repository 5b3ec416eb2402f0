import type { Procedure } from '../platform/settings';
import { whenText } from '../platform/when-text';
import type { Case, CaseAction, CaseState, CaseSummary, QueueCursor } from './case';
import { isOverdue, lateOf } from './lateness';
import { placeForOthers } from './presenter';
import { openTasks } from './waiting';
import { lateText, progressForOthers, progressText, spacedNumber, stateWords } from './words';

/** A case as lists show it. */
export interface CaseListItem {
  id: string;
  no: string;
  state: CaseState;
  stateText: string;
  procedure: Procedure;
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
  urged: number;
  climbed: number;
  /** Stands still by agreement. */
  paused: boolean;
  gridName: string;
  communityName: string;
  /** The desk that has it, and its person in charge, '' while there is none. */
  holder: string;
  holderName: string;
  handlerName: string;
  due: string;
  /** What desks were asked for and have not answered, each with a time of its own; residents read nothing of it. */
  tasks: Array<{ desk: string; due: string; late: string }>;
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
    procedure: facts.procedure,
    progress: progressText(facts, now),
    categoryName: facts.category.name,
    text: facts.text.length > 60 ? `${facts.text.slice(0, 60)}…` : facts.text,
    address: facts.place?.address ?? '',
    urgent: facts.urgent,
    overdue: isOverdue(facts, now),
    late: lateOf(facts, now),
    dueSoon: isDueSoon(facts, now),
    reopened: facts.reopened,
    urged: facts.urged,
    climbed: facts.climbed,
    paused: Boolean(facts.pause?.agreedAt),
    gridName: facts.gridName,
    communityName: facts.communityName,
    holder: facts.holder,
    holderName: facts.holderName,
    handlerName: facts.handler?.name ?? '',
    due: facts.dueAt ? whenText(facts.dueAt, now) : '',
    tasks: forResident ? [] : openTasks(facts).map(({ desk, dueAt }) => presentDue(desk, dueAt, now)),
    createdWhen: whenText(facts.createdAt, now),
    waitsForMe: forResident ? facts.state === 'answered' || facts.state === 'supplementing' : facts.queues.length > 0,
    can,
  };
}

/** Somebody else's case in the list of who follows it: how far it is, and nothing its resident wrote. */
export function presentFollowedItem(facts: CaseSummary, now: Date): CaseListItem {
  return {
    ...presentListItem(facts, false, now),
    progress: progressForOthers(facts, now),
    text: '',
    address: placeForOthers(facts.place)?.address ?? '',
    waitsForMe: false,
  };
}

function presentDue(desk: string, dueAt: Date, now: Date): CaseListItem['tasks'][number] {
  return { desk, due: whenText(dueAt, now), late: dueAt < now ? lateText(dueAt, now) : '' };
}

/** A page of a list and where the next one starts, if there is one. */
export interface CaseList<Cursor> {
  items: CaseListItem[];
  next: Cursor | null;
}

/** A page of what waits or is open, for staff. */
export function presentList<Cursor>(
  rows: readonly CaseSummary[],
  limit: number,
  now: Date,
  cursorOf: (last: CaseSummary) => Cursor,
  canOf: (row: CaseSummary) => CaseAction[],
): CaseList<Cursor> {
  const last = rows.at(-1);
  return {
    items: rows.map((row) => presentListItem(row, false, now, canOf(row))),
    next: last && rows.length === limit ? cursorOf(last) : null,
  };
}

/** The queue's cursor on the wire: dates as milliseconds. */
export interface QueueCursorView {
  priority: number;
  queueAt: number;
  id: string;
}

export function queueCursorOf(last: CaseSummary): QueueCursorView {
  return { priority: last.priority, queueAt: last.queueAt.getTime(), id: last._id };
}

export function readQueueCursor(view: QueueCursorView): QueueCursor {
  return { priority: view.priority, queueAt: new Date(view.queueAt), id: view.id };
}

const soonMs = 2 * 3_600_000;

function isDueSoon({ queues, dueAt }: Pick<Case, 'queues' | 'dueAt'>, now: Date): boolean {
  return queues.length > 0 && dueAt !== null && dueAt >= now && dueAt.getTime() - now.getTime() <= soonMs;
}
