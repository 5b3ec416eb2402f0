import { dateOf, dateText } from '../platform/duty-hours';
import { holds, isAway, type Person, type RoleGrant, type RoleName } from '../platform/identity';

/** Roles a place must not be left without: a grid its officer, a community its lead, a town its office, a district its administrator. */
export const coveredRoles = ['officer', 'centreLead', 'townOffice', 'admin'] as const satisfies readonly RoleName[];

/** Such a role over its place. */
export interface Post {
  role: (typeof coveredRoles)[number];
  scope: string;
}

/** What of a person says when they can be reached for a post. */
export type Reachable = Pick<Person, 'roles' | 'away'>;

/** A grant as the post it fills, or undefined for a role a place may be without. */
export function postOf({ role, scope }: Pick<RoleGrant, 'role' | 'scope'>): Post | undefined {
  const covered = coveredRoles.find((one) => one === role);
  return covered && { role: covered, scope };
}

/** The posts people hold or will hold, each once. */
export function postsOf(people: readonly Reachable[], now: Date): Post[] {
  const open = people.flatMap(({ roles }) => roles.filter(({ to }) => !to || to > now));
  return distinct(open.flatMap((grant) => postOf(grant) ?? []));
}

/** Each post once. */
export function distinct(posts: readonly Post[]): Post[] {
  return [...new Map(posts.map((post) => [`${post.role}:${post.scope}`, post])).values()];
}

/**
 * The first instant from now on at which a change leaves a post without a person who can be reached: one at which
 * somebody was there before the change, or after somebody whom the change itself brings. undefined when there is none.
 */
export function gapOf(
  post: Post,
  before: readonly Reachable[],
  after: readonly Reachable[],
  now: Date,
): Date | undefined {
  let brought = false;
  for (const at of turningPoints([...before, ...after], now)) {
    const was = covers(post, before, at);
    const will = covers(post, after, at);
    if (!will && (was || brought)) return at;
    if (will && !was) brought = true;
  }
  return undefined;
}

/** Whether somebody can be reached for a post at an instant. An officer who is away cannot. */
export function covers({ role, scope }: Post, people: readonly Reachable[], at: Date): boolean {
  return people.some(
    (person) =>
      person.roles.some((grant) => grant.role === role && grant.scope === scope && holds(grant, at)) &&
      !(role === 'officer' && isAway(person, at)),
  );
}

/** `从12月1日起`, or `现在` for a gap that begins at once. */
export function gapText(gap: Date, now: Date): string {
  return gap <= now ? '现在' : `从${dateText(dateOf(gap))}起`;
}

/** Every instant at which anything begins or ends, from now on: between two of them nothing changes. */
function turningPoints(people: readonly Reachable[], now: Date): Date[] {
  const instants = people
    .flatMap(({ roles, away = [] }) => [...roles, ...away])
    .flatMap(({ from, to }) => (to ? [from, to] : [from]))
    .map((instant) => instant.getTime())
    .filter((instant) => instant > now.getTime());
  return [now.getTime(), ...new Set(instants)].sort((a, b) => a - b).map((instant) => new Date(instant));
}
