import { desksOf } from '../case/policy';
import { recipientOf } from '../notice/notice';
import { listUnread } from '../notice/repository';
import { type Me, presentMe } from './presenter';
import { findPersonByOpenid } from './repository';
import { rolesAt } from './roles';

const mostUnread = 99;

/** Who an openid is now, read fresh. Two database calls. */
export async function readMe(openid: string, now: Date): Promise<Me> {
  const person = await findPersonByOpenid(openid);
  const desks = person ? desksOf({ openid, roles: rolesAt(person, now) }) : [];
  const recipients = [recipientOf.resident(openid), ...desks.map(recipientOf.desk)];
  const unread = await listUnread(recipients, mostUnread);
  return presentMe(person, openid, unread.length, now);
}
