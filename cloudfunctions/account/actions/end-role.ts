import { optional, picklist, strictObject } from 'valibot';
import { codeInput } from '../../grid/inputs';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { handOver } from '../hand-over';
import { dayInput, editionInput, grantedRoles, handOverWords, instantOf, personIdInput } from '../inputs';
import type { PersonView } from '../person-view';
import { changePerson, requireFuture, requireManager, tell, viewOf } from '../staffing';

/**
 * Ends one role of somebody's on a day, and lets another take it over. Cases in hand stay at the desk. About fifteen
 * database calls.
 *
 * @throws FORBIDDEN, PERSON_CHANGED
 * @throws NO_SUCCESSOR the place would be without anybody: `details.posts` says who could take over
 */
export const endRole = defineAction({
  input: strictObject({
    personId: personIdInput,
    edition: editionInput,
    role: picklist(grantedRoles),
    scope: codeInput,
    on: dayInput,
    successor: optional(personIdInput),
    words: optional(handOverWords, ''),
  }),
  async run({ personId, edition, role, scope, on, successor, words }, context): Promise<PersonView> {
    const { now } = context;
    requireFuture(on, now, 'on');
    const others = successor ? [successor] : [];
    const people = await changePerson(
      {
        personId,
        edition,
        others,
        allow: (actor, _person, all) => requireManager(actor, all, [personId, ...others], now),
        change(all, person) {
          const ends = (grant: { role: string; scope: string; standInFor?: string }): boolean =>
            grant.role === role && grant.scope === scope && !grant.standInFor;
          if (!person.roles.some((grant) => ends(grant) && (!grant.to || grant.to > now))) {
            throw new AppError('BAD_INPUT', 'does not hold it', `${person.name}已经没有这个角色`, { field: 'role' });
          }
          const successors = successor ? [{ scope, personId: successor }] : [];
          return handOver(all, personId, instantOf(on, now), ends, successors, words);
        },
      },
      context,
    );
    const view = await viewOf(personId, context);
    const taker = people.get(successor ?? '');
    if (taker)
      await tell(
        taker,
        { title: '您有新的职责', text: `${view.name}的工作由您接手，请看交接` },
        { people: [taker], communities: [] },
        context,
      );
    return view;
  },
});
