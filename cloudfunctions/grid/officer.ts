import { holds, isAway, type Person, type RoleGrant } from '../platform/identity';
import type { Grid } from './grid';

/** What of a person says whether they answer for a grid. */
export type Staff = Pick<Person, '_id' | 'name' | 'roles' | 'away'>;

/** Whoever answers for a grid at an instant, and in whose stead. */
export interface Answering<Who> {
  officer: Who | null;
  /** The officer who is away while somebody stands in, and until when; null for an officer of the grid's own. */
  absent: { name: string; until: Date } | null;
}

/**
 * Who answers for a grid at an instant, by the grants that hold then, so that a dated hand-over comes true by itself: a
 * stand-in while they stand in, else the officer of record, else the officer who came last. Somebody who is away only
 * when there is nobody else.
 *
 * @param staff everybody with a role over the grid
 */
export function answeringAt<Who extends Staff>(
  { code, officerId }: Pick<Grid, 'code' | 'officerId'>,
  staff: readonly Who[],
  at: Date,
): Answering<Who> {
  const found = staff
    .flatMap((person) => {
      const grant = person.roles
        .filter((one) => isOfficerOf(one, code) && holds(one, at))
        .sort((a, b) => Number(Boolean(b.standInFor)) - Number(Boolean(a.standInFor)))[0];
      return grant ? [{ person, grant }] : [];
    })
    .sort((a, b) => compare(rank(a, officerId, at), rank(b, officerId, at)))[0];
  if (!found) return { officer: null, absent: null };
  const { standInFor, to } = found.grant;
  const away = standInFor ? staff.find(({ _id }) => _id === standInFor) : undefined;
  const until = away?.away?.find((one) => one.from <= at && one.to > at)?.to ?? to;
  return { officer: found.person, absent: away && until ? { name: away.name, until } : null };
}

/** Whether a grant makes somebody an officer of a grid, whenever it holds. */
export function isOfficerOf({ role, scope }: RoleGrant, grid: string): boolean {
  return role === 'officer' && scope === grid;
}

/** Smallest first. */
function rank({ person, grant }: { person: Staff; grant: RoleGrant }, officerId: string, at: Date) {
  const { _id } = person;
  return [Number(isAway(person, at)), Number(!grant.standInFor), Number(_id !== officerId), -grant.from, _id] as const;
}

function compare(a: ReturnType<typeof rank>, b: ReturnType<typeof rank>): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) < (b[at] ?? 0) ? -1 : 1;
}
