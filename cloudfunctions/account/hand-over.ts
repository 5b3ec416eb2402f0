import type { Absence, Person, RoleGrant } from '../platform/identity';
import { type Post, postOf } from './coverage';

/** Who takes over what at a place. */
export interface Successor {
  scope: string;
  personId: string;
}

type People = ReadonlyMap<string, Person>;

/**
 * Everybody as they will be when some of somebody's roles end at an instant and others take them over from there. Whoever
 * stands in for them in such a role stands in no longer; whom they stand in for gets the successor as stand-in.
 *
 * @param ends which of their roles end
 * @param words what they write for whoever takes over
 */
export function handOver(
  people: People,
  personId: string,
  at: Date,
  ends: (grant: RoleGrant) => boolean,
  successors: readonly Successor[],
  words: string,
): Map<string, Person> {
  const after = new Map(people);
  const leaver = people.get(personId);
  if (!leaver) return after;
  const ending = leaver.roles.filter((grant) => ends(grant) && (!grant.to || grant.to > at));
  for (const person of people.values()) {
    const standsIn = ({ standInFor, role, scope }: RoleGrant): boolean =>
      standInFor === personId &&
      ending.some((grant) => !grant.standInFor && grant.role === role && grant.scope === scope);
    const own = (grant: RoleGrant): boolean => (person._id === personId ? ending.includes(grant) : standsIn(grant));
    if (person.roles.some(own)) after.set(person._id, { ...person, roles: endedAt(person.roles, own, at) });
  }
  for (const grant of ending) {
    const post = postOf(grant);
    const successor = after.get(successors.find(({ scope }) => scope === grant.scope)?.personId ?? '');
    if (!post || !successor || successor._id === personId) continue;
    const from = grant.from > at ? grant.from : at;
    after.set(successor._id, withGrant(successor, takenOver(grant, from, words)));
  }
  return after;
}

/**
 * Everybody as they will be when somebody is away for a time and others stand in at each of their grids. Where they
 * themselves stand in for a third, the third gets another stand-in.
 */
export function standIn(
  people: People,
  personId: string,
  absence: Absence,
  standIns: readonly Successor[],
  words: string,
): Map<string, Person> {
  const after = new Map(people);
  const absent = people.get(personId);
  if (!absent) return after;
  after.set(personId, { ...absent, away: [...(absent.away ?? []), absence] });
  for (const grant of absent.roles) {
    const from = grant.from > absence.from ? grant.from : absence.from;
    const to = grant.to && grant.to < absence.to ? grant.to : absence.to;
    const other = after.get(standIns.find(({ scope }) => scope === grant.scope)?.personId ?? '');
    if (grant.role !== 'officer' || !other || other._id === personId || from >= to) continue;
    const standInFor = grant.standInFor ?? personId;
    // Their own grid again: they are back sooner than thought, or the wrong one was chosen.
    if (standInFor === other._id) continue;
    const { role, scope } = grant;
    after.set(
      other._id,
      withGrant(other, { role, scope, from, to, standInFor, ...(words ? { handOver: words } : {}) }),
    );
  }
  return after;
}

/** Everybody as they will be when somebody comes back at `now` from an absence, or does not go at all. */
export function comeBack(people: People, personId: string, absence: Absence, now: Date): Map<string, Person> {
  const after = new Map(people);
  for (const person of people.values()) {
    const meanwhile = ({ standInFor, from, to }: RoleGrant): boolean =>
      standInFor === personId && from < absence.to && Boolean(to && to > absence.from);
    if (person.roles.some(meanwhile))
      after.set(person._id, { ...person, roles: endedAt(person.roles, meanwhile, now) });
  }
  const back = after.get(personId);
  const away = (back?.away ?? []).flatMap((one) => {
    if (one.from.getTime() !== absence.from.getTime()) return [one];
    return one.from < now ? [{ ...one, to: now }] : [];
  });
  if (back) after.set(personId, { ...back, away });
  return after;
}

/** Grants ended at an instant; one that would only begin then or later never was. */
function endedAt(roles: readonly RoleGrant[], which: (grant: RoleGrant) => boolean, at: Date): RoleGrant[] {
  return roles.flatMap((grant) => {
    if (!which(grant) || (grant.to && grant.to <= at)) return [grant];
    return grant.from >= at ? [] : [{ ...grant, to: at }];
  });
}

function takenOver({ role, scope, department, to, standInFor }: RoleGrant, from: Date, words: string): RoleGrant {
  return {
    role,
    scope,
    from,
    ...(department ? { department } : {}),
    ...(to ? { to } : {}),
    ...(standInFor ? { standInFor } : {}),
    ...(words ? { handOver: words } : {}),
  };
}

/** Adds a grant, unless the person holds the same for as long: then they get the words alone. */
function withGrant(person: Person, grant: RoleGrant): Person {
  const held = person.roles.findIndex(
    (one) =>
      one.role === grant.role &&
      one.scope === grant.scope &&
      one.standInFor === grant.standInFor &&
      one.from <= grant.from &&
      (!one.to || (grant.to && one.to >= grant.to)),
  );
  if (held < 0) return { ...person, roles: [...person.roles, grant] };
  if (!grant.handOver) return person;
  const { handOver } = grant;
  const noted = ({ handOverReadAt: _, ...one }: RoleGrant): RoleGrant => ({ ...one, handOver });
  return { ...person, roles: person.roles.map((one, index) => (index === held ? noted(one) : one)) };
}

/** The posts of somebody that others must take over when they go at an instant. */
export function postsFrom({ roles }: Pick<Person, 'roles'>, at: Date): Post[] {
  return roles.filter(({ to }) => !to || to > at).flatMap((grant) => postOf(grant) ?? []);
}
