import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { checkGrant, grantFrom } from '../granting';
import { editionInput, grantInput, personIdInput } from '../inputs';
import type { PersonView } from '../person-view';
import { changePerson, requireManager, viewOf } from '../staffing';

/**
 * Gives somebody a role over a place from a day on, also a day to come: it holds by itself then. Somebody who has left
 * comes back by it, and joins by a new invitation. About ten database calls.
 *
 * @throws FORBIDDEN, PERSON_CHANGED
 * @throws NO_SUCCESSOR it ends with nobody after it at that place
 */
export const grantRole = defineAction({
  input: strictObject({ personId: personIdInput, edition: editionInput, grant: grantInput }),
  async run({ personId, edition, grant }, context): Promise<PersonView> {
    const { now } = context;
    await checkGrant(await context.actor(), grant, now);
    const wanted = grantFrom(grant, now);
    await changePerson(
      {
        personId,
        edition,
        places: [grant.scope],
        allow: (actor, _person, all) => requireManager(actor, all, [personId], now),
        change(all, person) {
          const same = person.roles.some(
            ({ role, scope, to, standInFor }) =>
              role === wanted.role && scope === wanted.scope && !standInFor && (!to || to > wanted.from),
          );
          if (same)
            throw new AppError('BAD_INPUT', 'holds it already', `${person.name}已经有这个角色`, { field: 'role' });
          const back = person.leavesAt && person.leavesAt <= now ? { leavesAt: null, leftFrom: '' } : {};
          return new Map([...all, [personId, { ...person, ...back, roles: [...person.roles, wanted] }]]);
        },
      },
      context,
    );
    return viewOf(personId, context);
  },
});
