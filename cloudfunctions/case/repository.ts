import { command, DuplicateKey, find, findById, insert, updateWhere } from '../platform/database';
import type { Case, CaseEvent, CaseSummary, QueueCursor } from './case';
import { caseNumber } from './number';

const summaryFields = { events: false, contact: false };

export function findCase(id: string): Promise<Case | undefined> {
  return findById<Case>('cases', id);
}

/**
 * Stores a new case. Its id comes from the tap that made it, so a repeated tap finds the id taken and gets the case
 * that is there; a number that is taken is drawn again.
 */
export async function insertCase(opened: Case): Promise<Case> {
  for (let attempt = 0; ; attempt++) {
    const numbered = { ...opened, no: caseNumber(opened._id, attempt) };
    try {
      await insert('cases', numbered);
      return numbered;
    } catch (error) {
      if (!(error instanceof DuplicateKey)) throw error;
      // A retry meets both keys; which one the platform names first is not promised, so the id is asked for.
      const existing = await findCase(opened._id);
      if (existing) return existing;
    }
  }
}

/** What a step changes beside its event. */
export type StepChanges = Partial<
  Pick<
    Case,
    | 'state'
    | 'holder'
    | 'holderName'
    | 'holderPhone'
    | 'handler'
    | 'queue'
    | 'priority'
    | 'since'
    | 'dueAt'
    | 'outcome'
    | 'rating'
    | 'settledBy'
    | 'reopened'
    | 'closedAt'
    | 'noticeConsents'
    | 'community'
    | 'communityName'
    | 'grid'
    | 'gridName'
  >
>;

/** One conditional update: it takes effect only on the version that was read. Resolves to whether it did. */
export async function saveStep(read: Case, changes: StepChanges, event: CaseEvent): Promise<boolean> {
  const updated = await updateWhere(
    'cases',
    { _id: read._id, version: read.version },
    {
      // Objects are replaced whole: a plain object would be merged field by field into what was there.
      ...Object.fromEntries(
        Object.entries(changes).map(([field, value]) => [field, isObject(value) ? command().set(value) : value]),
      ),
      updatedAt: event.at,
      version: command().inc(1),
      events: command().push([event]),
    },
  );
  return updated === 1;
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !(value instanceof Date);
}

/**
 * What waits at desks, worst first. The first page is one call; a later page asks, until it is full, for the rest of
 * the same due time, of the same priority and of lower ones, each answered by the index alone.
 */
export async function listQueue(desks: readonly string[], limit: number, after?: QueueCursor): Promise<CaseSummary[]> {
  const _ = command();
  const queue = _.in(desks);
  if (!after) return findQueue({ queue }, limit);
  const { priority, dueAt, id } = after;
  const rows: CaseSummary[] = [];
  for (const rest of [
    { queue, priority, dueAt: _.eq(dueAt), _id: _.gt(id) },
    { queue, priority, dueAt: _.gt(dueAt) },
    { queue, priority: _.lt(priority) },
  ]) {
    if (rows.length < limit) rows.push(...(await findQueue(rest, limit - rows.length)));
  }
  return rows;
}

function findQueue(where: Record<string, unknown>, limit: number): Promise<CaseSummary[]> {
  return find<CaseSummary>('cases', {
    where,
    order: [
      ['priority', 'desc'],
      ['dueAt', 'asc'],
      ['_id', 'asc'],
    ],
    limit,
    fields: summaryFields,
  });
}

/** Everything desks hold or held, newest change first, before an instant. */
export function listHeld(desks: readonly string[], limit: number, before?: Date): Promise<CaseSummary[]> {
  return find<CaseSummary>('cases', {
    where: { holder: command().in(desks), ...(before ? { updatedAt: command().lt(before) } : {}) },
    order: [['updatedAt', 'desc']],
    limit,
    fields: summaryFields,
  });
}

/** A resident's own cases, newest first, before an instant. */
export function listOfReporter(openid: string, limit: number, before?: Date): Promise<CaseSummary[]> {
  return find<CaseSummary>('cases', {
    where: { reporter: openid, ...(before ? { createdAt: command().lt(before) } : {}) },
    order: [['createdAt', 'desc']],
    limit,
    fields: summaryFields,
  });
}

/** Cases that changed in (after, until], oldest change first, for the projector. */
export function listChanged(after: Date, until: Date, limit: number): Promise<Case[]> {
  return find<Case>('cases', {
    where: { updatedAt: command().gt(after).and(command().lte(until)) },
    order: [['updatedAt', 'asc']],
    limit,
  });
}

/** One more subscription message the resident wants about their own open case. Resolves to whether it was theirs. */
export async function addReminderConsent(id: string, openid: string): Promise<boolean> {
  const open = command().in(['submitted', 'accepted', 'answered', 'reopened']);
  return (
    (await updateWhere('cases', { _id: id, reporter: openid, state: open }, { noticeConsents: command().inc(1) })) === 1
  );
}

/** Answers whose time to confirm has run out, longest first. */
export function listUnanswered(now: Date, limit: number): Promise<Case[]> {
  return find<Case>('cases', {
    where: { state: 'answered', dueAt: command().lt(now) },
    order: [['dueAt', 'asc']],
    limit,
  });
}
