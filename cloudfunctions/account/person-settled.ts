import { dateOf, daysAfter, workDayOf } from '../platform/duty-hours';
import type { Person, Phase } from '../platform/identity';

/** How a person's row is kept right, whoever changes it. */

/** The place somebody belongs to: the smallest their row names. */
export function homeOf({ community, town, district }: Pick<Person, 'community' | 'town' | 'district'>): string {
  return community || town || district;
}

/**
 * A person with everything that follows from their roles and dates made anew: the scopes the index finds them by, or
 * the place they left, when something of theirs next changes, and, once they are gone, no WeChat. What is over of shifts and absences is dropped.
 */
export function settled(person: Person, now: Date): Person {
  const { roles, away = [], shifts = [], leavesAt } = person;
  // Two weeks stay, to be copied.
  const oldest = daysAfter(workDayOf(person, now), -14);
  const next = [leavesAt, ...[...roles, ...away].flatMap(({ from, to }) => [from, to])].flatMap((instant) =>
    instant && instant > now ? [instant.getTime()] : [],
  );
  const scopes = [...new Set(roles.filter(({ to }) => !to || to > now).map(({ scope }) => scope))].sort();
  const gone = Boolean(leavesAt && leavesAt <= now);
  return {
    ...person,
    ...(gone ? { openid: `unjoined:${person._id}` } : {}),
    // Whose last role has ended is found among those who left, and comes back from there.
    ...(gone || scopes.length === 0 ? { leftFrom: homeOf(person) } : person.leftFrom ? { leftFrom: '' } : {}),
    scopes,
    settleAt: next.length > 0 ? new Date(Math.min(...next)) : null,
    ...(person.away ? { away: away.filter(({ to }) => to > now) } : {}),
    ...(person.shifts ? { shifts: shifts.filter(({ date }) => date >= oldest) } : {}),
    phase: phaseAt(person, now),
  };
}

/** The phase that holds at an instant: a change may be dated ahead. */
export function phaseAt({ phase, phases = [phase] }: Pick<Person, 'phase' | 'phases'>, at: Date): Phase {
  return phases.filter(({ from }) => from <= at).at(-1) ?? phase;
}

/** A person whose phase changes on a day; a change of the same day or later is replaced. */
export function withPhase(person: Person, phase: Phase): Person {
  const day = dateOf(phase.from);
  const earlier = (person.phases ?? [person.phase]).filter(({ from }) => dateOf(from) < day);
  const last = earlier.at(-1);
  return { ...person, phases: last?.kind === phase.kind ? earlier : [...earlier, phase] };
}
