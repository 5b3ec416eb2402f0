import { type LogEntry, logEntriesOf } from '../case/log-entries';
import { listWorkedOn } from '../case/repository';
import { listGrids } from '../grid/repository';
import { patrolEntry } from '../patrol/log-entry';
import { listPatrols } from '../patrol/repository';
import { command, DuplicateKey, find, findById, insert, updateWhere } from '../platform/database';
import { holds, type Person, type RoleGrant } from '../platform/identity';
import { visitEntry } from '../visit/log-entry';
import { listVisits } from '../visit/repository';
import type { Workday, Workweek } from './workday';

/** Nobody takes steps of more cases in a week; what is beyond is not shown. */
const mostCases = 400;

/** What somebody did on some days, derived from its sources. Three database calls at once. */
export async function readEntries(personId: string, dates: readonly string[]): Promise<Map<string, LogEntry[]>> {
  const [cases, patrols, visits] = await Promise.all([
    listWorkedOn(personId, dates, mostCases),
    listPatrols(personId, dates),
    listVisits(personId, dates),
  ]);
  const byDate = new Map<string, LogEntry[]>(dates.map((date) => [date, []]));
  for (const facts of cases) {
    for (const { date, entry } of logEntriesOf(facts, personId)) byDate.get(date)?.push(entry);
  }
  for (const patrol of patrols) byDate.get(patrol.date)?.push(patrolEntry(patrol));
  for (const visit of visits) byDate.get(visit.date)?.push(visitEntry(visit));
  return byDate;
}

export function workdayId(personId: string, date: string): string {
  return `${personId}:${date}`;
}

function findWorkday(personId: string, date: string): Promise<Workday | undefined> {
  return findById<Workday>('workdays', workdayId(personId, date));
}

/** A day as it was stored, if it was, and what was done on it. Four database calls at once. */
export async function readDay(
  personId: string,
  date: string,
): Promise<{ stored: Workday | undefined; entries: LogEntry[] }> {
  const [stored, entries] = await Promise.all([findWorkday(personId, date), readEntries(personId, [date])]);
  return { stored, entries: entries.get(date) ?? [] };
}

/** Somebody's stored days from one date to another, both included. One database call. */
export function listWorkdays(personId: string, from: string, to: string): Promise<Workday[]> {
  const date = command().gte(from);
  return find<Workday>('workdays', {
    where: { personId, date: between(date, to) },
    order: [['date', 'asc']],
    limit: 40,
  });
}

/** The stored days of a community's officers, without their lines. One database call. */
export function listDaysOfCommunity(community: string, from: string, to: string): Promise<Workday[]> {
  return find<Workday>('workdays', {
    where: { community, date: between(command().gte(from), to) },
    order: [['date', 'asc']],
    fields: { personId: true, date: true, state: true, clearedAt: true },
    limit: 1000,
  });
}

function between(from: unknown, to: string): unknown {
  return (from as { and(other: unknown): unknown }).and(command().lte(to));
}

/**
 * Writes a day on the edition that was read, or for the first time. Resolves to whether it did: somebody else, or the
 * same person on another phone, may have been faster.
 */
export async function saveWorkday(day: Workday, edition: number): Promise<boolean> {
  const { _id, ...changes } = day;
  if (edition > 0) return (await updateWhere('workdays', { _id, edition }, changes)) === 1;
  try {
    await insert('workdays', day);
    return true;
  } catch (error) {
    if (error instanceof DuplicateKey) return false;
    throw error;
  }
}

export function workweekId(personId: string, monday: string): string {
  return `${personId}:${monday}`;
}

export function findWorkweek(personId: string, monday: string): Promise<Workweek | undefined> {
  return findById<Workweek>('workweeks', workweekId(personId, monday));
}

export function listWeeksOfCommunity(community: string, monday: string): Promise<Workweek[]> {
  return find<Workweek>('workweeks', { where: { community, monday }, limit: 200 });
}

/** Stores a week; one that is there stays as it was confirmed. */
export async function insertWorkweek(week: Workweek): Promise<void> {
  try {
    await insert('workweeks', week);
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
  }
}

export async function markWeekRead(id: string, readBy: string, readAt: Date): Promise<void> {
  await updateWhere('workweeks', { _id: id, readAt: command().eq(null) }, { readBy, readAt });
}

/** No community has more grids, nor more officers. */
const mostGrids = 200;

/** The officers of a community's grids now, in the order of their first grid. Two database calls. */
export async function listOfficers(community: string, now: Date): Promise<Array<{ person: Person; grids: string[] }>> {
  const grids = await listGrids(community, mostGrids);
  const people = await find<Person>('people', {
    where: { scopes: command().in(grids.map(({ code }) => code)) },
    order: [['name', 'asc']],
    limit: mostGrids * 2,
  });
  return grids
    .flatMap(({ code, name }) =>
      people
        .filter(({ roles }) => roles.some((grant) => isOfficerOf(grant, code, now)))
        .map((person) => ({ person, name })),
    )
    .reduce<Array<{ person: Person; grids: string[] }>>((rows, { person, name }) => {
      const row = rows.find((one) => one.person === person);
      if (row) row.grids.push(name);
      else rows.push({ person, grids: [name] });
      return rows;
    }, []);
}

function isOfficerOf(grant: RoleGrant, grid: string, now: Date): boolean {
  return grant.role === 'officer' && grant.scope === grid && holds(grant, now);
}
