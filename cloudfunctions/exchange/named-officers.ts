import type { Person } from '../platform/identity';
import type { GridFeature } from './grids-file';
import type { Problems } from './problem';
import { homeOf, type PeopleWanted, withGrant, withoutLostGrids } from './wanted-people';

/**
 * Officers a grids file names by property `officer`: people of the grid's community, from the officers file or stored.
 * The two files must not contradict each other.
 */
export function withNamedOfficers(
  features: readonly GridFeature[],
  wanted: PeopleWanted,
  now: Date,
  problems: Problems,
): PeopleWanted {
  const people = new Map(wanted.people.map((person) => [person._id, person]));
  const officerOf = new Map(wanted.officerOf);
  for (const { at, called, code, community, officer } of features) {
    if (officer === '') continue;
    const claimed = people.get(officerOf.get(code) ?? '');
    if (claimed) {
      if (claimed.name !== officer)
        problems.error(at, called('officer'), `这里写的是${officer}，人员表中此网格由${claimed.name}负责，请改成一致`);
      continue;
    }
    const person = personNamed(officer, community, [...people.values()]);
    if (!person) {
      problems.error(at, called('officer'), `${community} 没有名为“${officer}”的人员，或有多位同名，请在人员表中写明`);
      continue;
    }
    officerOf.set(code, person._id);
    people.set(person._id, withGrant(person, { role: 'officer', scope: code }, now));
  }
  return {
    ...wanted,
    officerOf,
    people: [...people.values()].map((person) => withoutLostGrids(person, officerOf, now)),
  };
}

function personNamed(name: string, community: string, people: readonly Person[]): Person | undefined {
  const found = people.filter((person) => person.name === name && homeOf(person) === community);
  return found.length === 1 ? found[0] : undefined;
}
