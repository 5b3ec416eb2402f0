import type { ActionContext } from '../platform/action';
import { lateWorkday } from '../platform/duty-hours';
import { AppError } from '../platform/errors';
import { type Actor, hasRole, type RoleName } from '../platform/identity';
import type { Sender } from './hand-in';
import { requireDesks } from './policy';

const registering: readonly RoleName[] = ['officer', 'centreClerk', 'centreLead', 'townClerk', 'townOffice'];

/**
 * Who registers a case: staff, for what they found in the field or on behalf of somebody without WeChat, in their own
 * place alone.
 *
 * @throws FORBIDDEN nobody of the staff, or a grid outside their place
 */
export function senderOfStaff(
  context: Pick<ActionContext, 'openid' | 'now' | 'doneAt'>,
  actor: Actor,
  onBehalf: boolean,
): (grid: { code: string }) => Sender {
  requireDesks(actor);
  return ({ code }) => {
    const grant = actor.roles.find(({ scope }) => code.startsWith(scope));
    if (!grant || !hasRole(actor, registering, code)) {
      throw new AppError('FORBIDDEN', 'grid outside the place', '这个位置不在您负责的范围内');
    }
    return {
      reporter: onBehalf ? undefined : context.openid,
      registeredBy: actor.personId ?? '',
      by: { role: grant.role, personId: actor.personId ?? '', name: actor.name ?? '' },
      ...lateWorkday(actor, context.doneAt ?? context.now),
      noticeConsents: 0,
    };
  };
}
