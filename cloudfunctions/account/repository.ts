import {
  aggregate,
  command,
  DuplicateKey,
  find,
  findById,
  insert,
  inTransaction,
  type Stage,
  updateWhere,
} from '../platform/database';
import { AppError } from '../platform/errors';
import type { Person, RoleName } from '../platform/identity';
import type { Invitation } from './invitation';
import type { PersonWithPlaces } from './person-with-places';

/** Names the scopes. A grid's border is thousands of bytes and stays behind. */
const withPlaces: readonly Stage[] = [
  { lookup: { from: 'regions', localField: 'scopes', foreignField: '_id', as: 'regions' } },
  { lookup: { from: 'grids', localField: 'scopes', foreignField: '_id', as: 'grids' } },
  { project: { 'grids.borderGcj02': false, 'grids.terms': false } },
];

/** The person bound to an openid. One call, by the unique index. */
export async function findPersonByOpenid(openid: string): Promise<PersonWithPlaces | undefined> {
  const [person] = await aggregate<PersonWithPlaces>('people', [{ match: { openid } }, { limit: 1 }, ...withPlaces]);
  return person;
}

/** One call, by id. */
export async function findPersonWithPlaces(id: string): Promise<PersonWithPlaces | undefined> {
  const [person] = await aggregate<PersonWithPlaces>('people', [{ match: { _id: id } }, { limit: 1 }, ...withPlaces]);
  return person;
}

/**
 * Those who stand in for somebody and those they stand in for: everybody with a role over the same places. One call, by
 * the index on scopes; none for who has no dated role.
 */
export async function listColleagues({ _id, roles, away = [], scopes }: Person): Promise<Person[]> {
  if (away.length === 0 && !roles.some(({ standInFor }) => standInFor)) return [];
  const people = await find<Person>('people', { where: { scopes: command().in(scopes) }, limit: 60 });
  return people.filter((person) => person._id !== _id);
}

export function findPerson(id: string): Promise<Person | undefined> {
  return findById<Person>('people', id);
}

/** Where a list of people goes on: the last row of the page before. */
export interface PersonCursor {
  name: string;
  id: string;
}

/** People with a role over one of the places, or those who have left them, by name. The first page is one call, a later one may need two. */
export async function listPeople(
  scopes: readonly string[],
  limit: number,
  { role, gone = false, after }: { role?: RoleName | undefined; gone?: boolean; after?: PersonCursor | undefined },
): Promise<PersonWithPlaces[]> {
  const _ = command();
  const within = { [gone ? 'leftFrom' : 'scopes']: _.in(scopes), ...(role ? { 'roles.role': role } : {}) };
  if (!after) return findPeople(within, limit);
  const sameName = await findPeople({ ...within, name: after.name, _id: _.gt(after.id) }, limit);
  if (sameName.length === limit) return sameName;
  return [...sameName, ...(await findPeople({ ...within, name: _.gt(after.name) }, limit - sameName.length))];
}

function findPeople(match: Record<string, unknown>, limit: number): Promise<PersonWithPlaces[]> {
  return aggregate<PersonWithPlaces>('people', [{ match }, { sort: { name: 1, _id: 1 } }, { limit }, ...withPlaces]);
}

/** The codes of the places directly below one: regions of a town or district, grids of a community. Two calls. */
export async function codesBelow(code: string, limit: number): Promise<string[]> {
  const fields = { _id: true };
  const [regions, grids] = await Promise.all([
    find<{ _id: string }>('regions', { where: { parent: code }, order: [['code', 'asc']], limit, fields }),
    find<{ _id: string }>('grids', { where: { community: code }, order: [['code', 'asc']], limit, fields }),
  ]);
  return [...regions, ...grids].map((row) => row._id);
}

/** Stores an invitation; a retry of the same tap finds it there. */
export async function insertInvitation(invitation: Invitation): Promise<void> {
  try {
    await insert('invitations', invitation);
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
  }
}

/** An invitation with all invitations of its person, this one included. */
export interface InvitationAmongOthers extends Invitation {
  others: Array<Pick<Invitation, '_id' | 'createdAt'>>;
}

/** One call, by id. */
export async function findInvitation(id: string): Promise<InvitationAmongOthers | undefined> {
  const [invitation] = await aggregate<InvitationAmongOthers>('invitations', [
    { match: { _id: id } },
    { limit: 1 },
    { lookup: { from: 'invitations', localField: 'personId', foreignField: 'personId', as: 'others' } },
  ]);
  return invitation;
}

/**
 * Binds an openid to the invited person and uses up the invitation, both or neither. `check` sees the two rows as the
 * transaction reads them and throws what stands against it, so that of two who come at once only one gets in.
 *
 * @throws ALREADY_JOINED the openid was bound to another person a moment ago, which only the unique index can see
 */
export async function bind(
  invitation: Pick<Invitation, '_id' | 'personId'>,
  openid: string,
  now: Date,
  check: (invitation: Invitation | undefined, person: Person | undefined) => void,
): Promise<void> {
  try {
    await inTransaction(async (scope) => {
      const read = await scope.get<Invitation>('invitations', invitation._id);
      const person = await scope.get<Person>('people', invitation.personId);
      check(read, person);
      await scope.update('invitations', invitation._id, { usedBy: openid, usedAt: now });
      await scope.update('people', invitation.personId, { openid, updatedAt: now });
    });
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
    throw new AppError('ALREADY_JOINED', 'openid was bound to another person meanwhile');
  }
}

/** Adds consents to subscription messages; resolves to whether the person was there. */
export async function addConsents(personId: string, count: number): Promise<boolean> {
  return (await updateWhere('people', { _id: personId }, { noticeConsents: command().inc(count) })) === 1;
}
