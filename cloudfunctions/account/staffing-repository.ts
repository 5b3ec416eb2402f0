import type { Grid, Region } from '../grid/grid';
import { answeringAt } from '../grid/officer';
import { gridTermsOf } from '../grid/terms';
import { forgetActor } from '../platform/actor';
import { command, DuplicateKey, find, inTransaction, type TransactionScope } from '../platform/database';
import type { Person } from '../platform/identity';
import { coveredRoles, distinct, gapOf, type Post, postOf, postsOf } from './coverage';
import { mirrored } from './mirrored';
import { settled } from './person-settled';

/** No place has more people with a role over it that it must not lack. */
const mostOfPost = 100;

/** A change of people that must hold together. */
export interface Change {
  /** Who is changed, whatever their roles are. */
  ids: readonly string[];
  /** Places at which somebody gets a role anew. */
  places?: readonly string[];
  now: Date;
  /**
   * The people as they will be, from those of `ids` and everybody who holds a post with them; throws what stands against
   * it. Called again when somebody else was faster. Those it gives back as they were are not written.
   */
  change(people: ReadonlyMap<string, Person>): ReadonlyMap<string, Person>;
  /** Written in the people's rows, so that a retry finds its own work. */
  requestId: string;
  /** Somebody who is not there yet: stored with what the change makes of them, or not at all. */
  newcomer?: Person;
  /** A grid that is drawn in the same transaction: its row is written with its people. */
  grid?: GridChange;
}

/** What a division does to the row of a grid; its people follow from their roles. */
export interface GridChange {
  code: string;
  /** The fields to be written over those that are there; undefined leaves the row as it is. */
  change(before: Grid | undefined): Partial<Omit<Grid, 'officerId' | 'terms' | 'staffedAt'>> | undefined;
  /** A grid that is no more is found by no name. */
  retires: boolean;
}

/** A place would be left without anybody: which posts, and from when. */
export class Uncovered extends Error {
  constructor(readonly gaps: ReadonlyArray<{ post: Post; from: Date }>) {
    super('a post would be uncovered');
  }
}

/**
 * Changes people in one transaction and everything that follows: their rows, the officer of record and the search terms
 * of their grids. Two changes that touch the same post meet at its grid or region, so the second is judged by what the
 * first left: no two together leave a place without anybody. A grid that a division took back is no such place: its desk
 * goes with whoever answers for its ground. A few database calls a person and a post.
 *
 * @throws Uncovered a post would be left without anybody
 */
export async function changePeople(given: Change): Promise<ReadonlyMap<string, Person>> {
  const { after, openids } = await changeOnce(given).catch((error: unknown) => {
    // The same tap, come twice, stored the newcomer in the same moment: this one finds them.
    if (!given.newcomer || !(error instanceof DuplicateKey)) throw error;
    return changeOnce(given);
  });
  // What this instance knows of their roles is no longer true; who left is known by the WeChat they had.
  for (const openid of openids) forgetActor(openid);
  return after;
}

function changeOnce({
  ids,
  places = [],
  now,
  change,
  requestId,
  newcomer,
  grid,
}: Change): Promise<{ after: ReadonlyMap<string, Person>; openids: string[] }> {
  return inTransaction(async (scope) => {
    const { people: before, heirOf } = await readAll(scope, ids, places);
    const isNew = newcomer && !before.has(newcomer._id);
    if (isNew) before.set(newcomer._id, newcomer);
    const wanted = withOldDesks(before, change(before), heirOf, now);
    const changed = [...wanted.values()]
      .filter((person) => person !== before.get(person._id))
      .map((person) =>
        settled({ ...person, edition: (person.edition ?? 0) + 1, savedBy: requestId, updatedAt: now }, now),
      );
    const after = new Map([...before, ...changed.map((person) => [person._id, person] as const)]);
    const posts = distinct(
      changed.flatMap((person) => affected(before.get(person._id), person, ids.includes(person._id), now)),
    );
    const everybody = [...before.values()];
    const gaps = posts.flatMap((post) => {
      // What a division brings is as it was on the ground it lies on, and what is no more lacks nobody.
      const from = grid || heirOf.has(post.scope) ? undefined : gapOf(post, everybody, [...after.values()], now);
      return from ? [{ post, from }] : [];
    });
    if (gaps.length > 0) throw new Uncovered(gaps);
    for (const person of changed) {
      if (isNew && person._id === newcomer._id) await scope.insert('people', person);
      else await write(scope, person);
    }
    const touched = posts.filter(({ role, scope: place }) => role !== 'officer' || place !== grid?.code);
    for (const post of touched) await touch(scope, post, [...after.values()], now);
    if (grid) await draw(scope, grid, [...after.values()], now);
    return { after, openids: changed.flatMap(({ _id }) => before.get(_id)?.openid ?? []) };
  });
}

/**
 * People with the desks of grids that are no more: where nobody would answer for one any longer, whoever answers for the
 * grid that follows on its ground does.
 */
function withOldDesks(
  before: ReadonlyMap<string, Person>,
  wanted: ReadonlyMap<string, Person>,
  heirOf: ReadonlyMap<string, string>,
  now: Date,
): ReadonlyMap<string, Person> {
  let after = wanted;
  for (const [scope, heir] of heirOf) {
    const lacks = gapOf({ role: 'officer', scope }, [...before.values()], [...after.values()], now);
    if (lacks) after = mirrored(after, heir, scope, now);
  }
  return after;
}

/**
 * What time did to somebody's roles: a hand-over that has come true, a leave that is over. The same as a change that
 * changes nothing by itself; false when another run was faster.
 */
export async function settlePerson(id: string, now: Date): Promise<boolean> {
  return inTransaction(async (scope) => {
    const { people } = await readAll(scope, [id], []);
    const person = people.get(id);
    if (!person?.settleAt || person.settleAt > now) return false;
    await write(scope, settled(person, now));
    // `scopes` still names those whose roles have just ended.
    const grids = person.roles.filter((one) => one.role === 'officer' && person.scopes.includes(one.scope));
    for (const post of distinct(grids.flatMap((grant) => postOf(grant) ?? []))) {
      await touch(scope, post, [...people.values()], now);
    }
    return true;
  });
}

/** People whose roles or absences began or ended, the longest waiting first. One call, by the index. */
export function listUnsettled(now: Date, limit: number): Promise<Array<Pick<Person, '_id'>>> {
  return find<Pick<Person, '_id'>>('people', {
    where: { settleAt: command().lte(now) },
    order: [['settleAt', 'asc']],
    limit,
    fields: { _id: true },
  });
}

/** Those asked for, and everybody who holds a post at one of their places or of those named, inside the transaction. */
async function readAll(
  scope: TransactionScope,
  ids: readonly string[],
  places: readonly string[],
): Promise<{ people: Map<string, Person>; heirOf: Map<string, string> }> {
  const people = new Map<string, Person>();
  const read = async (id: string): Promise<void> => {
    const person = people.has(id) ? undefined : await scope.get<Person>('people', id);
    if (person) people.set(id, person);
  };
  for (const id of ids) await read(id);
  const own = [...new Set([...places, ...[...people.values()].flatMap(({ scopes }) => scopes)])];
  if (own.length === 0) return { people, heirOf: new Map() };
  const heirOf = await findHeirs(own);
  const all = [...new Set([...own, ...heirOf.values()])];
  const others = await find<Pick<Person, '_id'>>('people', {
    where: { scopes: command().in(all), 'roles.role': command().in(coveredRoles) },
    limit: mostOfPost,
    fields: { _id: true },
  });
  for (const { _id } of others) await read(_id);
  return { people, heirOf };
}

/** A grid is seldom taken back twice. */
const mostHops = 4;

/** Of the places those that a division took back, each with the grid that follows on its ground. One call, seldom two. */
async function findHeirs(places: readonly string[]): Promise<Map<string, string>> {
  const next = new Map<string, string>();
  let asked = places;
  for (let hop = 0; hop < mostHops && asked.length > 0; hop++) {
    const rows = await find<Pick<Grid, '_id' | 'retired'>>('grids', {
      where: { _id: command().in(asked), community: '' },
      limit: asked.length,
      fields: { _id: true, 'retired.successors': true },
    });
    for (const { _id, retired } of rows) next.set(_id, retired?.successors[0] ?? '');
    asked = [...next.values()].filter((code) => code !== '' && !next.has(code) && !asked.includes(code));
  }
  const end = (code: string, hops = 0): string => {
    const following = next.get(code);
    return following === undefined || hops > mostHops ? code : end(following, hops + 1);
  };
  return new Map(places.filter((place) => next.has(place)).map((place) => [place, end(place)]));
}

/** The posts a change of somebody may leave uncovered; of who is only met on the way those whose grants differ. */
function affected(before: Person | undefined, after: Person, whole: boolean, now: Date): Post[] {
  const posts = postsOf(before ? [before, after] : [after], now);
  if (whole || !before) return posts;
  const grants = ({ roles }: Person, { role, scope }: Post): string =>
    JSON.stringify(roles.filter((one) => one.role === role && one.scope === scope));
  return posts.filter((post) => grants(before, post) !== grants(after, post));
}

/** Consents are counted elsewhere meanwhile. */
async function write(scope: TransactionScope, { _id, noticeConsents: _, ...fields }: Person): Promise<void> {
  await scope.update('people', _id, fields);
}

/** Where two changes of one post meet; of a grid also its officer of record and the names it is found by. */
async function touch(scope: TransactionScope, post: Post, people: readonly Person[], now: Date): Promise<void> {
  if (post.role !== 'officer') {
    if (await scope.get<Region>('regions', post.scope)) await scope.update('regions', post.scope, { staffedAt: now });
    return;
  }
  const grid = await scope.get<Grid>('grids', post.scope);
  if (!grid) return;
  await scope.update('grids', grid._id, {
    ...(await staffing(scope, grid, Boolean(grid.retired), people, now)),
    updatedAt: now,
  });
}

/** Writes what a division makes of a grid, its people with it. */
async function draw(
  scope: TransactionScope,
  { code, change, retires }: GridChange,
  people: readonly Person[],
  now: Date,
): Promise<void> {
  const before = await scope.get<Grid>('grids', code);
  const fields = change(before);
  if (!fields) return;
  const staffed = await staffing(scope, { officerId: '', ...before, ...fields } as Grid, retires, people, now);
  if (!before) return await scope.insert('grids', { ...fields, ...staffed });
  // Objects are replaced whole; what is undefined is taken away.
  const values = Object.entries(fields).map(([field, value]) => [
    field,
    value === undefined ? command().remove() : isObject(value) ? command().set(value) : value,
  ]);
  const { _id: _, ...data } = Object.fromEntries(values) as Record<string, unknown>;
  await scope.update('grids', code, { ...data, ...staffed });
}

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

/** Who is responsible for a grid, and the names it is found by. One that is no more is found by none. */
async function staffing(
  scope: TransactionScope,
  grid: Grid,
  isRetired: boolean,
  people: readonly Person[],
  now: Date,
): Promise<Pick<Grid, 'officerId' | 'terms'> & { staffedAt: Date }> {
  const own = people.map((person) => ({ ...person, away: [], roles: person.roles.filter((one) => !one.standInFor) }));
  const record = answeringAt(grid, own, now).officer;
  const answering = answeringAt(grid, people, now).officer;
  const community = isRetired ? undefined : await scope.get<Region>('regions', grid.community);
  const names = [record?.name ?? '', answering?.name ?? ''];
  return {
    officerId: record?._id ?? '',
    terms: isRetired ? [] : gridTermsOf(grid, community?.name ?? '', names),
    staffedAt: now,
  };
}
