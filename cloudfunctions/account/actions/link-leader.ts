import { array, maxLength, minLength, pipe, strictObject } from 'valibot';
import { codeInput } from '../../grid/inputs';
import { findRegions } from '../../grid/repository';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { hasRole, type RoleGrant } from '../../platform/identity';
import { dayInput, editionInput, instantOf, personIdInput } from '../inputs';
import type { PersonView } from '../person-view';
import { changePerson, notYours, requireFuture, requireManager, viewOf } from '../staffing';

/**
 * Links a leader to communities from a day on (包联): those named without an end, and no other of their towns any more;
 * a link that ends already keeps its end. By the town's office. About ten database calls.
 *
 * @throws FORBIDDEN a community is not the caller's, or the person is no leader
 */
export const linkLeader = defineAction({
  input: strictObject({
    personId: personIdInput,
    edition: editionInput,
    communities: pipe(array(codeInput), minLength(1, '至少选一个社区；不再包联请办理离岗'), maxLength(40)),
    from: dayInput,
  }),
  async run({ personId, edition, communities, from }, context): Promise<PersonView> {
    const { now } = context;
    requireFuture(from, now, 'from');
    const regions = await findRegions(communities);
    if (communities.some((code) => regions.find(({ _id }) => _id === code)?.level !== 'community')) {
      throw new AppError('BAD_INPUT', 'not a community', '包联的地方要选社区或村', { field: 'communities' });
    }
    const at = instantOf(from, now);
    await changePerson(
      {
        personId,
        edition,
        allow(actor, person, all) {
          const mine = communities.every((code) => hasRole(actor, ['townOffice', 'admin'], code));
          if (!mine) throw new AppError('FORBIDDEN', 'not the caller’s communities', '包联由镇社会事务办安排');
          requireManager(actor, all, [personId], now);
          if (!person.roles.some(({ role, to }) => role === 'leader' && (!to || to > now))) throw notYours();
        },
        change(all, person) {
          const wanted = new Set(communities);
          const towns = regions.map(({ parent }) => parent);
          const roles = person.roles.flatMap((grant): RoleGrant[] => {
            const isLink =
              grant.role === 'leader' &&
              towns.some((town) => grant.scope.startsWith(town)) &&
              (!grant.to || grant.to > at);
            if (!isLink) return [grant];
            if (wanted.delete(grant.scope)) {
              const { to: _end, ...lasting } = grant;
              return [lasting];
            }
            // One that ends anyhow ends when it was said, and not sooner by what was said of others.
            if (grant.to) return [grant];
            return grant.from >= at ? [] : [{ ...grant, to: at }];
          });
          const added = [...wanted].map((scope): RoleGrant => ({ role: 'leader', scope, from: at }));
          return new Map([...all, [personId, { ...person, roles: [...roles, ...added] }]]);
        },
      },
      context,
    );
    return viewOf(personId, context);
  },
});
