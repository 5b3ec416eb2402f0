import { maxLength, optional, pipe, strictObject, string } from 'valibot';
import { codeInput } from '../../grid/inputs';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { hasRole } from '../../platform/identity';
import { personIdInput } from '../inputs';
import { type PersonItem, presentPerson } from '../presenter';
import { codesBelow, listPeople, type PersonCursor } from '../repository';
import { invitingRoles, rolesAt } from '../roles';

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
    after: optional(strictObject({ name: pipe(string(), maxLength(60)), id: personIdInput })),
  }),
  async run({ scope, after }, context): Promise<PeoplePage> {
    if (!hasRole(await context.actor(), invitingRoles, scope))
      throw new AppError('FORBIDDEN', 'does not manage this place');
    const scopes = [scope, ...(await codesBelow(scope, mostPlaces))];
    // One more than a page tells whether there is another.
    const rows = await listPeople(scopes, pageSize + 1, after);
    const last = rows.length > pageSize ? rows[pageSize - 1] : undefined;
    const serving = rows.slice(0, pageSize).filter((person) => rolesAt(person, context.now).length > 0);
    return {
      people: serving.map((person) => presentPerson(person, context.now)),
      next: last ? { name: last.name, id: last._id } : null,
    };
  },
});
