import { aggregate, command, DuplicateKey, find, findById, insert, point, updateWhere } from '../platform/database';
import type { Case, CaseState, CaseSummary, QueueCursor } from './case';
import { type CaseWorkedOn, workdayKey, workdayOf } from './log-entries';
import { caseNumber } from './number';
import type { Step } from './step';

const summaryFields = { events: false, earlierActors: false, contact: false, objections: false, workedOn: false };

export function findCase(id: string): Promise<Case | undefined> {
  return findById<Case>('cases', id);
}

/** The same with their history. One database call. */
export async function findWholeCases(ids: readonly string[]): Promise<Case[]> {
  const found = await find<Case>('cases', { where: { _id: command().in(ids) }, limit: ids.length });
  return ids.flatMap((id) => found.find((facts) => facts._id === id) ?? []);
}

/** Cases by their ids, in the order of the ids. One database call. */
export async function findCases(ids: readonly string[]): Promise<CaseSummary[]> {
  if (ids.length === 0) return [];
  const where = { _id: command().in(ids) };
  const found = await find<CaseSummary>('cases', { where, limit: ids.length, fields: summaryFields });
  return ids.flatMap((id) => found.find((facts) => facts._id === id) ?? []);
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

/** One conditional update: it takes effect only on the version that was read. Resolves to whether it did. */
export async function saveStep(read: Case, { changes, event }: Step): Promise<boolean> {
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
      ...(event.by.personId ? { workedOn: command().addToSet(workdayKey(event.by.personId, workdayOf(event))) } : {}),
    },
  );
  return updated === 1;
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !(value instanceof Date);
}

/**
 * What waits at desks (`queues`) or what is open in places (`watched`), worst first. The first page is one call; a later
 * page asks, until it is full, for the rest of the same instant, of the same priority and of lower ones, each answered
 * by the index alone.
 */
export async function listQueue(
  field: 'queues' | 'watched',
  codes: readonly string[],
  limit: number,
  after?: QueueCursor,
): Promise<CaseSummary[]> {
  const _ = command();
  const at = { [field]: _.in(codes) };
  if (!after) return findQueue(at, limit);
  const { priority, queueAt, id } = after;
  const rows: CaseSummary[] = [];
  for (const rest of [
    { ...at, priority, queueAt: _.eq(queueAt), _id: _.gt(id) },
    { ...at, priority, queueAt: _.gt(queueAt) },
    { ...at, priority: _.lt(priority) },
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
      ['queueAt', 'asc'],
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
  return (
    (await updateWhere('cases', { _id: id, reporter: openid, open: true }, { noticeConsents: command().inc(1) })) === 1
  );
}

/** Cases whose clock has something to do by now, longest first. */
export function listClocks(now: Date, limit: number): Promise<Case[]> {
  return find<Case>('cases', {
    where: { clockAt: command().lte(now) },
    order: [['clockAt', 'asc']],
    limit,
  });
}

/** Cases that were merged into one and wait for its outcome. */
export function listChildren(parentId: string, limit: number): Promise<Case[]> {
  return find<Case>('cases', { where: { 'parent.id': parentId, state: 'merged' }, limit });
}

/** What still has its answer ahead: only that can be followed. */
const undecided: readonly CaseState[] = [
  'submitted',
  'accepted',
  'reopened',
  'alarmed',
  'responding',
  'controlled',
  'resolved',
  'defining',
  'supplementing',
  'reviewing',
  'publicised',
  'deciding',
];

/** One more case was merged into it: counted before the child says so, so that its outcome never misses a child. */
export async function countChild(id: string): Promise<boolean> {
  return (
    (await updateWhere('cases', { _id: id, state: command().in(undecided) }, { children: command().inc(1) })) === 1
  );
}

/** A case stands alone again. */
export async function discountChild(id: string): Promise<void> {
  await updateWhere('cases', { _id: id }, { children: command().inc(-1) });
}

/** Puts off a clock that could not be run, so that it does not stand in front of all others. */
export async function deferClock(id: string, until: Date): Promise<void> {
  await updateWhere('cases', { _id: id }, { clockAt: until });
}

/** Cases with a part of a joint handling that ran out, longest first. */
export function listLateTasks(now: Date, limit: number): Promise<Case[]> {
  return find<Case>('cases', { where: { taskAt: command().lte(now) }, order: [['taskAt', 'asc']], limit });
}

/** One open case by the number said over the phone. */
export async function findByNumber(no: string): Promise<CaseSummary | undefined> {
  const [found] = await find<CaseSummary>('cases', { where: { no }, limit: 1, fields: summaryFields });
  return found;
}

/** Open cases of a category within `metres` of a point (GCJ-02 degrees), nearest first. One call, by the geo index. */
export function listNear(
  where: { longitude: number; latitude: number },
  category: string,
  metres: number,
  limit: number,
): Promise<Array<CaseSummary & { distance: number }>> {
  return aggregate('cases', [
    {
      geoNear: {
        near: point(where.longitude, where.latitude),
        distanceField: 'distance',
        maxDistance: metres,
        spherical: true,
        key: 'point',
        // One that was merged into another is not the one to follow.
        query: { open: true, parent: null, 'category.code': category },
        limit,
      },
    },
    { limit },
    { project: summaryFields },
  ]);
}

/** What a work log reads of a case: no words of residents. */
const workFields = {
  no: true,
  category: true,
  gridName: true,
  'events.seq': true,
  'events.at': true,
  'events.doneAt': true,
  'events.workday': true,
  'events.action': true,
  'events.by': true,
  'events.outcome': true,
  'events.target': true,
  'events.to': true,
};

/** Cases somebody took a step of on some days, at most `limit`. One database call, by the index on `workedOn`. */
export function listWorkedOn(personId: string, dates: readonly string[], limit: number): Promise<CaseWorkedOn[]> {
  const workedOn = command().in(dates.map((date) => workdayKey(personId, date)));
  return find<CaseWorkedOn>('cases', { where: { workedOn }, fields: workFields, limit });
}
