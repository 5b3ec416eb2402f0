import { dateOf } from '../platform/duty-hours';
import { keyedHash } from '../platform/encryption';
import { AppError } from '../platform/errors';
import { settingsOf } from '../platform/read-settings';
import { dueChanges, dueOn } from './due';
import type { Household } from './household';
import { findHousehold, insertHouseholds, nextNumber, requireGrid, updateHousehold } from './repository';
import { fieldsOf, type HouseholdChanges } from './write-household';

const changed = (): AppError => new AppError('HOUSEHOLD_CHANGED', 'household of another edition');

const addressTaken = (): AppError =>
  new AppError('BAD_INPUT', 'address is registered', '这个住址已经登记过，请在台账里查找', { field: 'address' });

/** A number of a grid may be taken between reading the last and writing the next. */
const attempts = 4;

/**
 * Registers a household. Its id comes from the tap, so a retry meets it. Three database calls.
 *
 * @throws BAD_INPUT the address is registered already
 */
export async function addHousehold(
  code: string,
  changes: Required<Pick<HouseholdChanges, 'address' | 'people'>> & HouseholdChanges,
  { now, openid, requestId }: { now: Date; openid: string; requestId: string },
): Promise<Household> {
  const grid = await requireGrid(code);
  const { visits } = await settingsOf(grid.town, now);
  const blank = { tags: [], intervalDays: 0, point: null, note: '', lastVisitOn: '', movedAway: false };
  const said = { ...blank, ...fieldsOf(code, changes) } as typeof blank & Household;
  const household: Household = {
    ...said,
    _id: keyedHash('household', `${openid} ${requestId}`),
    grid: code,
    gridName: grid.name,
    community: grid.community,
    town: grid.town,
    no: 0,
    dueOn: dueOn(said, visits, dateOf(now)),
    edition: 1,
    savedBy: requestId,
    updatedAt: now,
  };
  for (let attempt = 1; ; attempt++) {
    const numbered = { ...household, no: await nextNumber(code) };
    const taken = await insertHouseholds([numbered]);
    if (!taken) return numbered;
    const again = await findHousehold(household._id);
    if (again) return again;
    if (taken === 'address') throw addressTaken();
    if (attempt === attempts) throw new AppError('BUSY', 'numbers are taken faster than given');
  }
}

/**
 * Changes what is said of a household, on the edition its page showed; when the next visit is due follows. One database
 * call, one more where somebody was faster.
 *
 * @throws HOUSEHOLD_CHANGED somebody else saved meanwhile
 * @throws BAD_INPUT the address is registered already
 */
export async function changeHousehold(
  household: Household,
  edition: number,
  changes: HouseholdChanges & { movedAway?: boolean },
  { now, requestId }: { now: Date; requestId: string },
): Promise<Household> {
  // The answer was lost, not the work.
  if (household.savedBy === requestId) return household;
  if (household.edition !== edition) throw changed();
  const { movedAway = household.movedAway, ...said } = changes;
  const fields = { ...fieldsOf(household.grid, said), movedAway };
  const { visits } = await settingsOf(household.town, now);
  const after: Household = { ...household, ...fields, edition: edition + 1, savedBy: requestId, updatedAt: now };
  // A visit may move the day at the same moment: it is written only where it follows from what is said here.
  const due = dueChanges(household, after) ? { dueOn: dueOn(after, visits, dateOf(now)) } : {};
  const written = { ...fields, ...due, edition: edition + 1, savedBy: requestId, updatedAt: now };
  const read = { dueOn: household.dueOn, lastVisitOn: household.lastVisitOn };
  const done = await updateHousehold(household._id, edition, written, 'dueOn' in due ? read : {});
  if (done === 'address') throw addressTaken();
  if (done) return { ...after, ...due };
  const faster = await findHousehold(household._id);
  if (faster?.savedBy === requestId) return faster;
  // A visit came between, which is no new edition: the day follows from it now.
  if (faster && faster.edition === edition) return changeHousehold(faster, edition, changes, { now, requestId });
  throw changed();
}
