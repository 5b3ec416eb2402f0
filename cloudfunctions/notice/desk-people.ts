import { command, find, updateWhere } from '../platform/database';
import { holds, type Person } from '../platform/identity';

/** Nobody's desk is larger. */
const most = 20;

/** Who works at a desk now, has joined, and still agreed to a subscription message. One database call. */
export async function peopleOfDesk(desk: string, now: Date): Promise<Person[]> {
  const people = await find<Person>('people', { where: { scopes: desk }, limit: most });
  return people.filter(
    (person) =>
      person.noticeConsents > 0 &&
      !person.openid.startsWith('unjoined:') &&
      person.roles.some((grant) => grant.scope === desk && holds(grant, now)),
  );
}

/** Takes one consent of a person; false when none is left. One database call. */
export async function useConsent(personId: string): Promise<boolean> {
  const left = { _id: personId, noticeConsents: command().gt(0) };
  return (await updateWhere('people', left, { noticeConsents: command().inc(-1) })) === 1;
}
