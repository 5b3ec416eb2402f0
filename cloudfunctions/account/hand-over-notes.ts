import { AppError } from '../platform/errors';
import { isAway, type Person, type RoleGrant } from '../platform/identity';

/** How long after standing in one may still write what happened meanwhile. */
const daysAfterwards = 7;
/** Notes of several writings, while nobody has read them. */
const mostUnread = 1500;

type People = ReadonlyMap<string, Person>;

/** Pure: the places of which somebody has something to hand over now: they are or will be away, or stand or stood in. */
export function handsOver(person: Pick<Person, 'roles' | 'away'>, now: Date): string[] {
  const leaves = isAway(person, now) || (person.away ?? []).some(({ from }) => from > now);
  const scopes = person.roles.flatMap((grant) => {
    if (grant.role !== 'officer') return [];
    if (grant.standInFor) return stoodIn(grant, now) ? [grant.scope] : [];
    return leaves && (!grant.to || grant.to > now) ? [grant.scope] : [];
  });
  return [...new Set(scopes)];
}

function stoodIn({ from, to }: RoleGrant, now: Date): boolean {
  return from <= now && Boolean(to && to.getTime() > now.getTime() - daysAfterwards * 86_400_000);
}

/**
 * Pure: who reads what somebody writes of a place: whoever stands in for them there, and the officer they stand or stood in for.
 *
 * @throws FORBIDDEN the writer hands over nothing there; NOT_FOUND nobody is there to read it
 */
export function readersOf(people: People, writer: Person, scope: string, now: Date): string[] {
  if (!handsOver(writer, now).includes(scope)) {
    throw new AppError('FORBIDDEN', 'hands over nothing there', '您现在没有在这里代班或休假，不能写这里的交接');
  }
  const readers = [...people.values()].filter((person) =>
    person.roles.some((grant) => isFor(grant, person, writer, scope, now)),
  );
  if (readers.length === 0) {
    throw new AppError('NOT_FOUND', 'nobody to read it', '这里没有代班的人，交接请当面说，或告诉社区负责人');
  }
  return readers.map(({ _id }) => _id);
}

function isFor(grant: RoleGrant, reader: Person, writer: Person, scope: string, now: Date): boolean {
  if (grant.role !== 'officer' || grant.scope !== scope || (grant.to && grant.to <= now)) return false;
  if (grant.standInFor) return grant.standInFor === writer._id;
  return writer.roles.some(
    (one) => one.role === 'officer' && one.scope === scope && one.standInFor === reader._id && stoodIn(one, now),
  );
}

/** Pure: everybody as they will be when somebody has written; what was not read yet stays above it. */
export function withNote(people: People, writer: Person, scope: string, words: string, now: Date): Map<string, Person> {
  const after = new Map(people);
  for (const id of readersOf(people, writer, scope, now)) {
    const reader = people.get(id);
    if (!reader) continue;
    const roles = reader.roles.map((grant) => (isFor(grant, reader, writer, scope, now) ? noted(grant, words) : grant));
    if (roles.some((grant, index) => grant !== reader.roles[index])) after.set(id, { ...reader, roles });
  }
  return after;
}

function noted(grant: RoleGrant, words: string): RoleGrant {
  const { handOverReadAt, ...rest } = grant;
  const unread = handOverReadAt ? '' : (grant.handOver ?? '');
  // The same again: the answer was lost, not the note.
  if (unread === words || unread.endsWith(`\n${words}`)) return grant;
  const handOver = unread ? `${unread}\n${words}` : words;
  if (handOver.length > mostUnread) {
    throw new AppError('TOO_LARGE', 'too much unread', '前面写的对方还没看，加起来太长了，请写短些');
  }
  return { ...rest, handOver };
}

/** Pure: somebody who has read what was written for them of a place. */
export function withNoteRead(person: Person, scope: string, words: string, now: Date): Person {
  const isRead = (grant: RoleGrant): boolean =>
    grant.scope === scope && grant.handOver === words && !grant.handOverReadAt;
  if (!person.roles.some(isRead)) return person;
  return { ...person, roles: person.roles.map((grant) => (isRead(grant) ? { ...grant, handOverReadAt: now } : grant)) };
}
