import { isOfficerOf } from '../grid/officer';
import type { Person, RoleGrant } from '../platform/identity';

/**
 * Pure: people with the officers' posts of one grid over another, too, as they hold and will hold them: who leaves on a
 * day to come, their successor, who stands in and until when. Those who change are new objects.
 */
export function mirrored(
  people: ReadonlyMap<string, Person>,
  from: string,
  to: string,
  now: Date,
): ReadonlyMap<string, Person> {
  const after = new Map(people);
  for (const person of people.values()) {
    const held = person.roles.filter((grant) => isOfficerOf(grant, to));
    const wanted = person.roles
      .filter((grant) => isOfficerOf(grant, from) && (!grant.to || grant.to > now))
      .map((grant): RoleGrant => ({ ...grant, scope: to, from: grant.from > now ? grant.from : now }))
      .filter((grant) => !held.some((other) => holdsAsLong(other, grant)));
    if (wanted.length > 0) after.set(person._id, { ...person, roles: [...person.roles, ...wanted] });
  }
  return after;
}

function holdsAsLong(held: RoleGrant, wanted: RoleGrant): boolean {
  return (
    held.standInFor === wanted.standInFor &&
    held.from <= wanted.from &&
    (!held.to || Boolean(wanted.to && held.to >= wanted.to))
  );
}
