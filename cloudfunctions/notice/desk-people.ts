import { desksOf } from '../case/policy';
import { command, find, updateWhere } from '../platform/database';
import { holds, type Person } from '../platform/identity';

/** Nobody's desk is larger. */
const most = 30;

/**
 * Who works at a desk now, has joined, and still agreed to a subscription message. A department's desk is
 * `<town>/<name>` and its people are filed under the town. One database call.
 */
export async function peopleOfDesk(desk: string, now: Date): Promise<Person[]> {
  const [scope = desk] = desk.split('/');
  const people = await find<Person>('people', { where: { scopes: scope }, limit: most });
  return people.filter(
    (person) =>
      person.noticeConsents > 0 &&
      !person.openid.startsWith('unjoined:') &&
      desksOf({ roles: person.roles.filter((grant) => holds(grant, now)) }).includes(desk),
  );
}

/** Takes one consent of a person; false when none is left. One database call. */
export async function useConsent(personId: string): Promise<boolean> {
  const left = { _id: personId, noticeConsents: command().gt(0) };
  return (await updateWhere('people', left, { noticeConsents: command().inc(-1) })) === 1;
}
