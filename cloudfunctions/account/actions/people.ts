import { boolean, maxLength, optional, picklist, pipe, strictObject, string } from 'valibot';
import { codeInput } from '../../grid/inputs';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { hasRole } from '../../platform/identity';
import { grantedRoles, personIdInput } from '../inputs';
import { type PersonItem, presentPerson } from '../presenter';
import { codesBelow, listPeople, type PersonCursor } from '../repository';
import { invitingRoles } from '../roles';

const pageSize = 30;
const mostPlaces = 200;

export interface PeoplePage {
  people: PersonItem[];
  /** Pass back as `after`; null on the last page. */
  next: PersonCursor | null;
}

/**
 * The people of a place and of the places directly below it, by name, for those who may invite them: a community's
 * centre and its officers, a town's staff and its community centres. Three database calls.
 *
 * @throws FORBIDDEN the caller does not manage the place
 */
export const people = defineAction({
  input: strictObject({
    scope: codeInput,
    role: optional(picklist(grantedRoles)),
    /** Those who have left instead of those who serve. */
    gone: optional(boolean(), false),
    after: optional(strictObject({ name: pipe(string(), maxLength(60)), id: personIdInput })),
  }),
  async run({ scope, role, gone, after }, context): Promise<PeoplePage> {
    if (!hasRole(await context.actor(), invitingRoles, scope))
      throw new AppError('FORBIDDEN', 'does not manage this place');
    const scopes = [scope, ...(await codesBelow(scope, mostPlaces))];
    // One more than a page tells whether there is another.
    const rows = await listPeople(scopes, pageSize + 1, { role, gone, after });
    const last = rows.length > pageSize ? rows[pageSize - 1] : undefined;
    const { now } = context;
    // Who begins later belongs here, too; who has gone and come back is among those who serve.
    const listed = rows.slice(0, pageSize).filter((person) => {
      const open = person.roles.filter(({ to }) => !to || to > now);
      return gone ? open.length === 0 : open.some((grant) => !role || grant.role === role);
    });
    return {
      people: listed.map((person) => presentPerson(person, now)),
      next: last ? { name: last.name, id: last._id } : null,
    };
  },
});
