import { inboxesOf } from '../notice/recipients';
import { listUnread } from '../notice/repository';
import type { PersonWithPlaces } from './person-with-places';
import { type Me, presentMe } from './presenter';
import { findPersonByOpenid } from './repository';
import { rolesAt } from './roles';

const mostUnread = 99;

/** Who an openid is now, read fresh. Two database calls. */
export async function readMe(openid: string, now: Date): Promise<Me> {
  return meOf(await findPersonByOpenid(openid), openid, now);
}

/** The same of somebody who was read already. One database call. */
export async function meOf(person: PersonWithPlaces | undefined, openid: string, now: Date): Promise<Me> {
  const recipients = inboxesOf({ openid, roles: person ? rolesAt(person, now) : [] });
  const unread = await listUnread(recipients, mostUnread);
  return presentMe(person, openid, unread.length, now);
}
