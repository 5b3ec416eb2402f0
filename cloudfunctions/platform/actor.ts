import { command, find } from './database';
import { type Actor, holds, type Person } from './identity';

/** How long an instance may trust what it read of a person. A role that ends is refused after this at the latest. */
const actorCacheMs = 30_000;
const cacheLimit = 2_000;
const cache = new Map<string, { readAt: number; person: Person | undefined }>();

/** One database call at most every 30 s for each instance and caller. */
export async function actorOf(openid: string, now: Date): Promise<Actor> {
  const cached = cache.get(openid);
  const age = cached ? now.getTime() - cached.readAt : Number.POSITIVE_INFINITY;
  const person = cached && age >= 0 && age < actorCacheMs ? cached.person : await readPerson(openid, now);
  if (!person) return { openid, roles: [] };
  return {
    openid,
    personId: person._id,
    name: person.name,
    phone: person.phone,
    community: person.community,
    shifts: person.shifts ?? [],
    roles: person.roles.filter((grant) => holds(grant, now)),
  };
}

/** Forgets what was read of a caller, for the action that has just changed it. */
export function forgetActor(openid: string): void {
  cache.delete(openid);
}

async function readPerson(openid: string, now: Date): Promise<Person | undefined> {
  const [person] = await find<Person>('people', { where: { openid: command().eq(openid) }, limit: 1 });
  if (cache.size >= cacheLimit) cache.clear();
  // Residents are the many and are looked up only when they reach for something of the staff's.
  cache.set(openid, { readAt: now.getTime(), person });
  return person;
}
