import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { forgetActor } from '../../platform/actor';
import { AppError } from '../../platform/errors';
import type { Person } from '../../platform/identity';
import { tokenInput } from '../inputs';
import { checkUsable, type Invitation, invitationId } from '../invitation';
import type { Me } from '../presenter';
import { readMe } from '../read-me';
import { bind, findInvitation, findPersonByOpenid } from '../repository';
import { hasJoined, rolesAt } from '../roles';

/**
 * Accepts an invitation: binds the caller's WeChat to the invited person. The same caller may repeat it.
 *
 * @throws INVITATION_INVALID, INVITATION_EXPIRED, INVITATION_USED
 * @throws ALREADY_JOINED the caller's WeChat is bound to somebody else
 */
export const join = defineAction({
  input: strictObject({ token: tokenInput }),
  async run({ token }, { openid, now }): Promise<Me> {
    const found = await findInvitation(invitationId(token));
    if (!found) throw new AppError('INVITATION_INVALID', 'no such invitation');
    checkUsable(found, found.others, openid, now);

    const bound = await findPersonByOpenid(openid);
    if (bound && bound._id !== found.personId)
      throw new AppError('ALREADY_JOINED', 'openid is bound to another person');
    if (!bound) {
      await bind(found, openid, now, (invitation, person) => {
        checkBinding(invitation, person, openid, now);
      });
    }
    forgetActor(openid);
    return readMe(openid, now);
  },
});

/** Once more inside the transaction, where nobody can come in between. */
function checkBinding(invitation: Invitation | undefined, person: Person | undefined, openid: string, now: Date): void {
  if (!invitation || !person || rolesAt(person, now).length === 0) {
    throw new AppError('INVITATION_INVALID', 'the invited person is gone or serves no longer');
  }
  // The caller's own other tap was faster.
  if (person.openid === openid) return;
  // Used by this caller, yet bound to another WeChat since: a used invitation must not win the binding back.
  if (invitation.usedBy === openid) throw new AppError('INVITATION_USED', 'the binding was moved since');
  checkUsable(invitation, [], openid, now);
  if (hasJoined(person) && !invitation.rebind)
    throw new AppError('INVITATION_USED', 'person has joined by another invitation');
}
