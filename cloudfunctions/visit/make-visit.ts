import type { ActionContext } from '../platform/action';
import { workDayOf } from '../platform/duty-hours';
import { AppError } from '../platform/errors';
import type { Actor } from '../platform/identity';
import { settingsOf } from '../platform/read-settings';
import { dueAfter } from './due';
import type { Household, Visit, VisitKind } from './household';
import { requireOfficerOf } from './policy';
import { findVisit, insertVisit, moveDueOn } from './repository';

/** What an officer says of a visit. */
export interface Said {
  /** The id the phone gave it. */
  id: string;
  kind: VisitKind;
  text: string;
  photos: string[];
  need: string;
}

/**
 * Stores a visit once and moves the day the next one is due. A visit that was made without a signal may arrive after a later
 * one: the later one counts. Three database calls.
 */
export async function makeVisit(
  household: Household,
  { id, need, ...said }: Said,
  caseId: string,
  actor: Actor,
  context: Pick<ActionContext, 'now' | 'doneAt'>,
): Promise<Visit> {
  const { personId, name } = requireOfficerOf(actor, household.grid);
  const at = context.doneAt ?? context.now;
  const { grid, gridName, community, no } = household;
  const visit: Visit = {
    _id: visitId(personId, id),
    household: household._id,
    no,
    grid,
    gridName,
    community,
    personId,
    name,
    date: workDayOf(actor, at),
    at,
    ...said,
    caseId,
    need,
    needState: need ? 'open' : 'none',
    needAnswer: '',
  };
  const isNew = await insertVisit(visit);
  const stored = isNew ? visit : ((await findVisit(visit._id)) ?? visit);
  if (stored.household !== household._id) {
    throw new AppError('BAD_INPUT', 'id of a visit to another household', '这次走访已记在另一户，请返回后重新记');
  }
  await moveDue(household, stored, context.now);
  return stored;
}

export const visitId = (personId: string, id: string): string => `${personId}:${id}`;

/** By every visit, new or not: a first try may have broken off between the two writes. */
async function moveDue(household: Household, { kind, date }: Visit, now: Date): Promise<void> {
  // Met on that day or later: nobody at another hour takes nothing away.
  if (household.lastVisitOn > date || (kind === 'absent' && household.lastVisitOn === date)) return;
  const { visits } = await settingsOf(household.town, now);
  const due = dueAfter(household, visits, { kind, date });
  await moveDueOn(household._id, date, kind === 'absent' ? { dueOn: due } : { dueOn: due, lastVisitOn: date });
}
