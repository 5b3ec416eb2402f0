import { AppError } from '../platform/errors';
import type { TownSettings } from '../platform/settings';
import type { Case, CaseEvent } from './case';
import { limitOf, noClock, startClock } from './clock';
import { chainEvent } from './events';
import { openTasks, priorityOf, queuesOf } from './waiting';
import { isOver, type Transition } from './workflow';

/** A desk a case goes to. */
export interface Desk {
  code: string;
  name: string;
  /** A centre's published phone; '' for a grid, whose phone is its officer's. */
  phone: string;
  handler: Case['handler'];
}

/** Fields a step may change. */
export type Changeable = Omit<
  Case,
  '_id' | 'no' | 'version' | 'events' | 'createdAt' | 'updatedAt' | 'reporter' | 'children' | 'followers' | 'point'
>;

/** What one use case adds to the general step. */
export interface StepContent {
  event?: Pick<CaseEvent, 'publicText' | 'internalText' | 'photos' | 'outcome' | 'target' | 'asked' | 'score'>;
  changes?: Partial<Changeable>;
}

/** A step that was worked out and not written yet. */
export interface Step {
  event: CaseEvent;
  changes: Partial<Changeable>;
}

/**
 * Pure: the event and the changes that a step writes, worked out from its row of the table.
 *
 * @param desk where the row sends the case, undefined where it stays
 */
export function stepOf(
  facts: Case,
  row: Transition,
  content: StepContent,
  rules: TownSettings,
  stamp: Pick<CaseEvent, 'at' | 'request' | 'by' | 'doneAt' | 'workday'>,
  desk?: Desk,
): Step {
  const state = row.to === 'same' ? facts.state : row.to;
  // The consent is used up in the same update that writes the event, so no two steps count on the same one.
  const message = row.tells?.includes('reporter') === true && facts.noticeConsents > 0;
  const moved = desk
    ? { holder: desk.code, holderName: desk.name, holderPhone: desk.phone, handler: desk.handler }
    : {};
  const after: Case = { ...facts, ...moved, ...content.changes, state };
  if (message) after.noticeConsents = facts.noticeConsents - 1;
  if (row.becomes) after.procedure = procedureOf(row.becomes, after);
  if (row.to !== 'same') Object.assign(after, stageChanges(facts, after, row, rules, stamp.at), content.changes);
  if (facts.state === 'publicised' && row.to !== 'same') {
    after.objections = answeredAtEnd(after.objections, row, stamp.at);
  }
  after.open = !isOver(state);
  after.watched = after.open ? [after.community, after.town, after.district] : [];
  after.queues = queuesOf(after);
  after.priority = priorityOf(after);
  after.queueAt = after.dueAt ?? after.since;
  after.taskAt = nextTask(after);
  const told = after.queues.length > 0 ? after.queues : facts.queues;
  const event = chainEvent(facts._id, facts.events.at(-1), {
    seq: (facts.events.at(-1)?.seq ?? 0) + 1,
    ...stamp,
    action: row.action,
    desk: facts.holder,
    from: facts.state,
    to: state,
    ...content.event,
    ...(desk ? { target: { code: desk.code, name: desk.name } } : {}),
    ...(row.tells?.includes('queues') && told.length > 0 ? { queues: told } : {}),
    ...(message ? { message: true as const } : {}),
  });
  for (const field of row.requires ?? []) {
    if (!event[field]) throw new AppError('INTERNAL', `${row.action} says no ${field}`);
  }
  return { event, changes: changed(facts, after) };
}

function procedureOf(becomes: NonNullable<Transition['becomes']>, after: Case): Case['procedure'] {
  if (becomes !== 'byDesk') return becomes;
  return after.holder === after.grid ? 'onSite' : 'coordinated';
}

/** States in which departments may be asked for their part. */
const jointly: readonly Case['state'][] = ['accepted', 'responding', 'controlled'];

/** A new state: its clock, and nothing left over from the one before. */
function stageChanges(before: Case, after: Case, row: Transition, rules: TownSettings, now: Date): Partial<Changeable> {
  const stage = stageOf(before, after, row);
  return {
    ...(stage ? startClock(stage, limitOf(after, stage, rules), now, rules) : noClock(now)),
    pause: null,
    ...(jointly.includes(after.state) ? {} : { tasks: after.tasks.filter((task) => task.answer !== null) }),
    ...(isOver(after.state) ? { closedAt: now } : {}),
  };
}

function stageOf(before: Case, after: Case, row: Transition): Exclude<Transition['starts'], 'work'> {
  if (row.starts === 'work') return after.holder === after.grid ? 'handle' : 'coordinate';
  // An urgent mark that nobody has judged yet is as urgent at the next desk.
  return row.starts === 'accept' && before.stage === 'urgentAccept' ? 'urgentAccept' : row.starts;
}

/** A notice that stops answers what was still open against it. */
function answeredAtEnd(objections: Case['objections'], row: Transition, at: Date): Case['objections'] {
  const upheld = row.action === 'upholdObjection';
  const text = upheld ? '公示已经停止，将重新审核，您的意见一并考虑' : '公示已经停止';
  return objections.map((one) => (one.answer ? one : { ...one, answer: { text, upheld, at } }));
}

/** When the next open task runs out that has not run out yet. */
function nextTask(after: Case): Date | null {
  const times = openTasks(after).flatMap((task) => (task.late ? [] : [task.dueAt.getTime()]));
  return times.length > 0 ? new Date(Math.min(...times)) : null;
}

/** The fields that are others than before. */
function changed(before: Case, after: Case): Partial<Changeable> {
  const entries = Object.entries(after).filter(
    ([field, value]) => !same(value, (before as unknown as Record<string, unknown>)[field]),
  );
  return Object.fromEntries(entries) as Partial<Changeable>;
}

function same(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));
}

/** The case as it stands after a step was saved. */
export function applied(facts: Case, { changes, event }: Step): Case {
  return { ...facts, ...changes, version: facts.version + 1, updatedAt: event.at, events: [...facts.events, event] };
}
