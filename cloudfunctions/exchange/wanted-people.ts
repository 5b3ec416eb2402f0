import { createHash } from 'node:crypto';
import { phaseAt, withPhase } from '../account/person-settled';
import type { Region } from '../grid/grid';
import { chinaTime } from '../platform/duty-hours';
import { holds, type Person, type RoleGrant } from '../platform/identity';
import type { OfficerRow } from './officers-file';
import type { Photo } from './photo';
import type { Problems } from './problem';
import type { Stored } from './stored';

export interface PeopleWanted {
  people: Person[];
  photos: Map<string, Photo>;
  /** Who the files name for a grid: grid code → person id. */
  officerOf: Map<string, string>;
}

interface Places {
  /** Community of a grid code. */
  communityOf(grid: string): string | undefined;
  regions: ReadonlyMap<string, Region>;
}

/**
 * Stored people with the file's rows laid over them. The rows of a person say all roles that person has today: one left
 * out ends now and stays on record; one that begins later stays planned. People the file does not name keep theirs, but
 * lose a grid that is given to another.
 *
 * A person is known by the office's number (工号), or by name and home place: a work phone may pass to a successor, and
 * a successor must not inherit the WeChat binding of the one before.
 */
export function wantedPeople(
  rows: readonly OfficerRow[],
  stored: Stored,
  places: Places,
  now: Date,
  problems: Problems,
): PeopleWanted {
  const people = new Map(stored.people.map((person) => [person._id, person]));
  const photos = new Map<string, Photo>();
  const officerOf = new Map<string, string>();
  for (const [id, own] of rowsByPerson(rows, stored.people, places, problems)) {
    const person = wantedPerson(id, own, people.get(id), places, now);
    people.set(id, person);
    const photo = own.find((row) => row.photo)?.photo;
    if (photo) photos.set(id, photo);
    for (const row of own) claimGrids(row, id, officerOf, people, problems);
  }
  return { people: [...people.values()].map((person) => withoutLostGrids(person, officerOf, now)), photos, officerOf };
}

/** Ends the officer's roles over grids that now have another officer. */
export function withoutLostGrids(person: Person, officerOf: ReadonlyMap<string, string>, now: Date): Person {
  return withRoles(
    person,
    person.roles.map((grant) => {
      const successor = grant.role === 'officer' ? officerOf.get(grant.scope) : undefined;
      return successor && successor !== person._id && !grant.standInFor && holds(grant, now)
        ? { ...grant, to: now }
        : grant;
    }),
    now,
  );
}

/** Adds a role that begins now, unless it is held already. */
export function withGrant(person: Person, wanted: Pick<RoleGrant, 'role' | 'scope' | 'department'>, now: Date): Person {
  const held = person.roles.some(
    (grant) => grant.role === wanted.role && grant.scope === wanted.scope && holds(grant, now),
  );
  return held ? person : withRoles(person, [...person.roles, { ...wanted, from: now }], now);
}

export function isOpen(grant: RoleGrant, now: Date): boolean {
  return !grant.to || grant.to > now;
}

/** The region a person belongs to: that of their first place. */
export function homeOf(person: Pick<Person, 'community' | 'town' | 'district'>): string {
  return person.community || person.town || person.district;
}

function rowsByPerson(
  rows: readonly OfficerRow[],
  stored: readonly Person[],
  places: Places,
  problems: Problems,
): Map<string, OfficerRow[]> {
  const groups = new Map<string, OfficerRow[]>();
  for (const row of rows) {
    const home = homeCodeOf(row, places);
    const namesakes = stored.filter((person) => person.name === row.name && homeOf(person) === home);
    if (row.id === '' && namesakes.length > 1) {
      problems.error(row.at, row.called('name'), `${row.name}在同一地方有同名人员，请加“工号”一列区分`);
      continue;
    }
    const id = row.id || namesakes[0]?._id || derivedId(home, row.name);
    const before = groups.get(id) ?? [];
    const first = before[0];
    if (first && (first.phone !== row.phone || first.name !== row.name)) {
      const reason = `与第 ${first.at.line} 行是同一个人吗？姓名或电话不同，请改成一致，或加“工号”一列区分`;
      problems.error(row.at, row.called(first.name === row.name ? 'phone' : 'name'), reason);
    }
    groups.set(id, [...before, row]);
  }
  return groups;
}

function homeCodeOf(row: OfficerRow, places: Places): string {
  const scope = row.scopes[0] ?? '';
  return places.communityOf(scope) ?? scope;
}

/** The same for every import, so that a crash in between leaves nobody twice. */
export function derivedId(home: string, name: string): string {
  return `p${createHash('sha256').update(`${home}\n${name}`).digest('hex').slice(0, 20)}`;
}

function wantedPerson(
  id: string,
  rows: readonly OfficerRow[],
  before: Person | undefined,
  places: Places,
  now: Date,
): Person {
  const [first] = rows;
  if (!first) throw new RangeError('a person without rows');
  const dutyHours = rows.find((row) => row.dutyHours.length > 0)?.dutyHours ?? [];
  const person: Person = {
    // What no file says stays: shifts, absences, the history of phases.
    ...before,
    _id: id,
    openid: before?.openid ?? `unjoined:${id}`,
    name: first.name,
    phone: first.phone,
    photo: before?.photo ?? '',
    duties: [...new Set(rows.flatMap((row) => row.duties))],
    dutyHours,
    committeeMember: rows.some((row) => row.committeeMember),
    phase: before?.phase ?? { kind: 'multiDuty', from: now },
    roles: before?.roles ?? [],
    scopes: [],
    ...homeScope(homeCodeOf(first, places), places.regions),
    // Whoever had left is back.
    ...(before?.leavesAt && before.leavesAt <= now ? { leavesAt: null } : {}),
    ...(before?.leftFrom ? { leftFrom: '' } : {}),
    noticeConsents: before?.noticeConsents ?? 0,
    updatedAt: now,
  };
  return withRoles(inPhase(person, rows, before, now), wantedRoles(rows, person.roles, places, now), now);
}

/** In the phase the file says, the one before on record. A file knows the day alone: the same day is the same instant. */
function inPhase(person: Person, rows: readonly OfficerRow[], before: Person | undefined, now: Date): Person {
  const given = rows.find((row) => row.phase)?.phase;
  const day = (phase: Person['phase']): string => `${phase.kind} ${chinaTime(phase.from).format('YYYY-MM-DD')}`;
  if (!given) return person;
  if (!before) return { ...person, phase: given };
  if (day(given) === day(phaseAt(before, now))) return person;
  const changed = withPhase(person, given);
  return { ...changed, phase: phaseAt(changed, now) };
}

function wantedRoles(
  rows: readonly OfficerRow[],
  before: readonly RoleGrant[],
  places: Places,
  now: Date,
): RoleGrant[] {
  const wanted = rows.flatMap(({ role, scopes, department }) =>
    scopes.map((scope) => ({ role, scope, ...(department ? { department } : {}) })),
  );
  const same = (a: Pick<RoleGrant, 'role' | 'scope'>, b: Pick<RoleGrant, 'role' | 'scope'>): boolean =>
    a.role === b.role && a.scope === b.scope;
  const kept = before.map((grant) => {
    const named = wanted.find((other) => same(grant, other));
    // Who stands in for whom is not the file's to say, nor who works the desk of a grid that is no more.
    if (!isOpen(grant, now) || grant.standInFor || isOfOldGrid(grant, places)) return grant;
    if (grant.from > now) return named ? { ...grant, ...named, from: now } : grant;
    return named ? { ...grant, ...named } : { ...grant, to: now };
  });
  const added = wanted.filter(
    (grant) => !before.some((held) => same(held, grant) && isOpen(held, now) && !held.standInFor),
  );
  return [...kept, ...added.map((grant) => ({ ...grant, from: now }))];
}

function isOfOldGrid({ role, scope }: RoleGrant, { communityOf }: Places): boolean {
  return role === 'officer' && communityOf(scope) === undefined;
}

/** `scopes` names what is held, for the index that finds who works in a place. */
function withRoles(person: Person, roles: RoleGrant[], now: Date): Person {
  const scopes = [...new Set(roles.filter((grant) => isOpen(grant, now)).map((grant) => grant.scope))].sort();
  return { ...person, roles, scopes };
}

function homeScope(
  home: string,
  regions: ReadonlyMap<string, Region>,
): Pick<Person, 'district' | 'town' | 'community'> {
  const scope = { district: '', town: '', community: '' };
  for (let region = regions.get(home); region; region = regions.get(region.parent)) scope[region.level] = region.code;
  return scope;
}

function claimGrids(
  row: OfficerRow,
  id: string,
  officerOf: Map<string, string>,
  people: ReadonlyMap<string, Person>,
  problems: Problems,
): void {
  if (row.role !== 'officer') return;
  for (const grid of row.scopes) {
    const other = officerOf.get(grid);
    if (other && other !== id) {
      problems.error(
        row.at,
        row.called('scopes'),
        `网格 ${grid} 已由${people.get(other)?.name ?? '他人'}负责，一个网格只能有一位责任人`,
      );
    }
    officerOf.set(grid, id);
  }
}
