import { desksOf } from '../case/policy';
import { command, find, updateWhere } from '../platform/database';
import { holds, type Person } from '../platform/identity';
import { placeOfDesk } from '../rota/policy';
import { findOnDuty } from '../rota/repository';

/** No place has more staff of its own; its grids' officers are filed under their grids. */
const most = 60;

/**
 * Who works at a desk now. A department's desk is `<town>/<name>` and its people are filed under the town. One database
 * call.
 */
export async function staffOfDesk(desk: string, now: Date): Promise<Person[]> {
  const people = await find<Person>('people', { where: { scopes: placeOfDesk(desk) }, limit: most });
  return people.filter((person) =>
    desksOf({ roles: person.roles.filter((grant) => holds(grant, now)) }).includes(desk),
  );
}

/**
 * Who of a desk gets a subscription message: who has joined and still agreed to one, those on duty before all others.
 * Two database calls.
 */
export async function peopleOfDesk(desk: string, now: Date): Promise<Person[]> {
  const [staff, onDuty] = await Promise.all([staffOfDesk(desk, now), findOnDuty(desk, now)]);
  const willing = staff.filter((person) => person.noticeConsents > 0 && !person.openid.startsWith('unjoined:'));
  const first = willing.filter((person) => onDuty.some(({ personId }) => personId === person._id));
  return first.length > 0 ? first : willing;
}

/** Takes one consent of a person; false when none is left. One database call. */
export async function useConsent(personId: string): Promise<boolean> {
  const left = { _id: personId, noticeConsents: command().gt(0) };
  return (await updateWhere('people', left, { noticeConsents: command().inc(-1) })) === 1;
}

/** Gives a consent back that was taken for a message WeChat was too busy for. One database call. */
export async function giveBackConsent(openid: string): Promise<void> {
  await updateWhere('people', { openid: command().eq(openid) }, { noticeConsents: command().inc(1) });
}
