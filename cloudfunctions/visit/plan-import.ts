import { isDeepStrictEqual } from 'node:util';
import type { Problems } from '../exchange/problem';
import { keyedHash, open } from '../platform/encryption';
import type { TownSettings } from '../platform/settings';
import { dueChanges, dueOn } from './due';
import type { Household } from './household';
import type { FileHousehold } from './register-file';
import { addressKeyOf, fieldsOf, type PersonFields } from './write-household';

/** What is known of a grid a file may name. */
export interface ImportGrid {
  code: string;
  name: string;
  community: string;
  town: string;
}

/** What an import writes: rows that are new, and rows that differ with the edition they had. */
export interface ImportPlan {
  added: Household[];
  changed: Array<{ before: Household; after: Household }>;
  same: number;
}

/**
 * Lays a file over the register. Pure but for the fresh seals. What a file leaves empty stays as it is; the people of an
 * address are those the file names.
 */
export function planImport(
  files: readonly FileHousehold[],
  gridOf: ReadonlyMap<string, ImportGrid>,
  stored: readonly Household[],
  about: { visits: TownSettings['visits']; today: string; now: Date; requestId: string },
): ImportPlan {
  const known = new Map(stored.map((household) => [household.addressKey, household]));
  const ids = new Set(stored.map(({ _id }) => _id));
  const numbers = new Map<string, number>();
  for (const { grid, no } of stored) numbers.set(grid, Math.max(no, numbers.get(grid) ?? 0));
  const plan: ImportPlan = { added: [], changed: [], same: 0 };
  for (const file of files) {
    const grid = gridOf.get(file.grid);
    if (!grid) continue;
    const key = addressKeyOf(grid.code, file.address);
    const before = known.get(key);
    if (!before) {
      const no = (numbers.get(grid.code) ?? 0) + 1;
      numbers.set(grid.code, no);
      // An address that was corrected since left its id behind.
      const id = keyedHash('householdOf', ids.has(keyedHash('householdOf', key)) ? `${key} ${about.requestId}` : key);
      plan.added.push(newHousehold(file, grid, no, id, about));
    } else if (saysNothingNew(file, before)) plan.same += 1;
    else plan.changed.push({ before, after: changedHousehold(file, before, about) });
  }
  return plan;
}

/** Finds the grid of each household by code or name; what is not there is said. */
export function matchGrids(
  files: readonly FileHousehold[],
  grids: readonly ImportGrid[],
  problems: Problems,
): Map<string, ImportGrid> {
  const found = new Map<string, ImportGrid>();
  for (const { grid, gridCalled, at } of files) {
    const fits = grids.filter(
      ({ code, name }) => code === grid || name === grid || name.replace(/[(（].*$/, '') === grid,
    );
    const [only] = fits;
    if (only && fits.length === 1) found.set(grid, only);
    else problems.error(at, gridCalled, fits.length > 1 ? `有几个网格叫“${grid}”，请填编号` : `这里没有网格“${grid}”`);
  }
  return found;
}

/** Lines of one address that were written in two ways would be two households, and one would write over the other. */
export function checkSpellings(
  files: readonly FileHousehold[],
  gridOf: ReadonlyMap<string, ImportGrid>,
  problems: Problems,
): void {
  const seen = new Map<string, FileHousehold>();
  for (const file of files) {
    const grid = gridOf.get(file.grid);
    if (!grid) continue;
    const key = addressKeyOf(grid.code, file.address);
    const first = seen.get(key);
    if (first) problems.error(file.at, '住址', `与第 ${first.at.line} 行是同一处，网格或住址的写法不同，请写成一样`);
    else seen.set(key, file);
  }
}

type About = Parameters<typeof planImport>[3];

function newHousehold(file: FileHousehold, grid: ImportGrid, no: number, id: string, about: About): Household {
  const { address, people, tags, intervalDays, lastVisitOn, point, note } = file;
  const said = { tags, intervalDays, lastVisitOn, movedAway: false };
  return {
    // A second try of a broken import meets the first one's rows.
    _id: id,
    grid: grid.code,
    gridName: grid.name,
    community: grid.community,
    town: grid.town,
    no,
    ...(fieldsOf(grid.code, { address, people }) as Pick<
      Household,
      'address' | 'addressMasked' | 'addressKey' | 'people' | 'finds'
    >),
    ...said,
    point,
    note,
    dueOn: dueOn(said, about.visits, about.today),
    edition: 1,
    savedBy: about.requestId,
    updatedAt: about.now,
  };
}

function changedHousehold(file: FileHousehold, before: Household, about: About): Household {
  const after = {
    ...before,
    ...fieldsOf(before.grid, { people: mergedPeople(file, before) }),
    ...wanted(file, before),
    edition: before.edition + 1,
    savedBy: about.requestId,
    updatedAt: about.now,
  };
  // Whoever was not at home stays due soon, unless the file says what the day follows from.
  return dueChanges(before, after) ? { ...after, dueOn: dueOn(after, about.visits, about.today) } : after;
}

/** The plain fields as the file wants them: who is named is there again. */
function wanted({ tags, intervalDays, lastVisitOn, point, note }: FileHousehold, before: Household) {
  return {
    tags: tags.length > 0 ? tags : before.tags,
    intervalDays: intervalDays || before.intervalDays,
    lastVisitOn: lastVisitOn > before.lastVisitOn ? lastVisitOn : before.lastVisitOn,
    point: point ?? before.point,
    note: note || before.note,
    movedAway: false,
  };
}

/** The people a file names; of whom it leaves something empty, that stays. Namesakes are told apart by nothing else. */
function mergedPeople(file: FileHousehold, before: Household): PersonFields[] {
  const known = openedPeople(before);
  return file.people.map((person) => {
    const alike = known.filter(({ name }) => name === person.name);
    const named = file.people.filter(({ name }) => name === person.name);
    const [was] = alike;
    if (!was || alike.length > 1 || named.length > 1) return person;
    const { name, phone, birthYear, relation } = person;
    return {
      name,
      phone: phone || was.phone,
      birthYear: birthYear ?? was.birthYear,
      relation: relation || was.relation,
    };
  });
}

function openedPeople({ people }: Household): PersonFields[] {
  return people.map(({ name, phone, birthYear, relation }) => ({
    name: open(name),
    phone: phone ? open(phone) : '',
    birthYear,
    relation,
  }));
}

function saysNothingNew(file: FileHousehold, before: Household): boolean {
  const { tags, intervalDays, lastVisitOn, point, note, movedAway } = before;
  return (
    isDeepStrictEqual(openedPeople(before), mergedPeople(file, before)) &&
    isDeepStrictEqual({ tags, intervalDays, lastVisitOn, point, note, movedAway }, wanted(file, before))
  );
}
