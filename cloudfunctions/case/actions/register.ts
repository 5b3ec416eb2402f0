import { boolean, check, nullable, pipe, strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { hasRole } from '../../platform/identity';
import { handIn } from '../hand-in';
import { categoryCode, phone, photos, place, placeCode, words } from '../inputs';
import { requireDesks } from '../policy';
import { view } from '../take-step';

/**
 * Staff register a case: what an officer found in the field, or on behalf of somebody who walks in at the window
 * (窗口登记), whose phone is then needed because no message reaches them.
 */
export const register = defineAction({
  input: pipe(
    strictObject({
      category: categoryCode,
      text: words('要登记的事', 1000),
      photos,
      place: nullable(place),
      grid: nullable(placeCode),
      contact: nullable(phone),
      urgent: boolean(),
      /** For a resident without WeChat; else it is the officer's own find. */
      onBehalf: boolean(),
    }),
    check((input) => !input.onBehalf || input.contact !== null, '请填写居民的联系电话，办好后好告诉他'),
  ),
  async run({ onBehalf, ...input }, context) {
    const actor = await context.actor();
    const [desk] = requireDesks(actor);
    const { stored, rules } = await handIn(context, input, (grid) => {
      const grant = actor.roles.find(({ scope }) => grid.code.startsWith(scope));
      if (
        !grant ||
        !desk ||
        !hasRole(actor, ['officer', 'centreClerk', 'centreLead', 'townClerk', 'townOffice'], grid.code)
      ) {
        throw new AppError('FORBIDDEN', 'grid outside the place', '这个位置不在您负责的范围内');
      }
      const by = { role: grant.role, personId: actor.personId ?? '', name: actor.name ?? '' };
      return {
        reporter: onBehalf ? undefined : context.openid,
        registeredBy: actor.personId ?? '',
        by,
        noticeConsents: 0,
      };
    });
    return view(stored, actor, rules, context.now);
  },
});
