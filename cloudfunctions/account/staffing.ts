import { recipientOf } from '../notice/notice';
import { insertNotices } from '../notice/repository';
import type { ActionContext } from '../platform/action';
import { dateOf } from '../platform/duty-hours';
import { AppError } from '../platform/errors';
import type { Actor, Person } from '../platform/identity';
import { type PersonView, presentPersonWhole } from './person-view';
import { isSelf, manages } from './policy';
import { findPersonWithPlaces, listColleagues } from './repository';
import { hasJoined } from './roles';
import { changePeople } from './staffing-repository';
import { orNameSuccessors } from './uncovered';

/** What the actions that change people share. */

/** A person as the caller may see them. Two database calls at most. @throws NOT_FOUND, FORBIDDEN */
export async function viewOf(personId: string, context: ActionContext): Promise<PersonView> {
  const actor = await context.actor();
  const person = await findPersonWithPlaces(personId);
  if (!person) throw new AppError('NOT_FOUND', 'no such person', '没有找到这个人，请返回刷新人员列表');
  if (!isSelf(actor, person) && !manages(actor, person, context.now)) throw notYours();
  return presentPersonWhole(person, await listColleagues(person), actor, context.now);
}

export function notYours(): AppError {
  return new AppError(
    'FORBIDDEN',
    'does not look after this person',
    '这个人不归您管理，请联系他所在社区或镇里的负责人',
  );
}

interface PersonChange {
  personId: string;
  /** The edition the caller saw. */
  edition: number;
  /** Others who are changed with them. */
  others?: readonly string[];
  places?: readonly string[];
  /** The person themselves, who is not there yet. */
  newcomer?: Person;
  /** Throws what stands against it; the person as they are. */
  allow(actor: Actor, person: Person, people: ReadonlyMap<string, Person>): void;
  change(people: ReadonlyMap<string, Person>, person: Person): ReadonlyMap<string, Person>;
}

/**
 * Changes a person, and others with them, for the caller: who may, whether somebody was faster, whether any place would be
 * left without anybody. A retry of the same tap changes nothing more.
 *
 * @throws NOT_FOUND, FORBIDDEN, PERSON_CHANGED, NO_SUCCESSOR
 */
export async function changePerson(given: PersonChange, context: ActionContext): Promise<ReadonlyMap<string, Person>> {
  const { personId, edition, others = [], places = [], newcomer } = given;
  const { now, requestId } = context;
  const actor = await context.actor();
  const ids = [...new Set([personId, ...others])];
  return orNameSuccessors(personId, now, () =>
    changePeople({
      ids,
      places,
      now,
      requestId,
      ...(newcomer ? { newcomer } : {}),
      change(people) {
        const person = people.get(personId);
        if (!person) throw new AppError('NOT_FOUND', 'no such person', '没有找到这个人，请返回刷新人员列表');
        if (person.savedBy === requestId) return people;
        given.allow(actor, person, people);
        if ((person.edition ?? 0) !== edition) throw new AppError('PERSON_CHANGED', 'an older edition');
        const missing = others.find((id) => !people.has(id));
        if (missing) throw new AppError('NOT_FOUND', 'no such successor', '接手的人不在人员名单里，请重新选择');
        return given.change(people, person);
      },
    }),
  );
}

/** Only whoever looks after the person, and after everybody who takes something over. */
export function requireManager(
  actor: Actor,
  people: ReadonlyMap<string, Person>,
  ids: readonly string[],
  now: Date,
): void {
  for (const id of ids) {
    const person = people.get(id);
    if (person && !manages(actor, person, now)) throw notYours();
  }
}

/** @throws BAD_INPUT the day is over */
export function requireFuture(day: string, now: Date, field: string): void {
  if (day < dateOf(now))
    throw new AppError('BAD_INPUT', 'day is over', '日期已经过去，请选今天或以后的日期', { field });
}

/** Tells people and the centres of communities what changed; each message opens the person. One database call. */
export async function tell(
  about: Pick<Person, '_id'>,
  message: { title: string; text: string },
  to: { people: readonly Person[]; communities: readonly string[] },
  { now, requestId }: ActionContext,
): Promise<void> {
  const recipients = [
    ...to.people.filter(hasJoined).map(({ openid }) => recipientOf.resident(openid)),
    ...to.communities.filter(Boolean).map(recipientOf.desk),
  ];
  await insertNotices(
    [...new Set(recipients)].map((recipient, index) => ({
      _id: `${requestId}:${index}`,
      recipient,
      kind: 'staffing' as const,
      ...message,
      matter: '',
      stateText: '',
      caseId: '',
      personId: about._id,
      at: now,
      readAt: null,
      delivery: 'inbox' as const,
    })),
  );
}
