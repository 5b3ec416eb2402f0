import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { tokenInput } from '../inputs';
import { checkUsable, invitationId } from '../invitation';
import { type InvitationView, presentInvitation } from '../presenter';
import { findInvitation, findPersonWithPlaces } from '../repository';

/**
 * What the joining page shows before the invitation is accepted: name, role and place. Whoever holds the token may ask.
 * Two database calls.
 *
 * @throws INVITATION_INVALID, INVITATION_EXPIRED, INVITATION_USED
 */
export const invitation = defineAction({
  input: strictObject({ token: tokenInput }),
  async run({ token }, { openid, now }): Promise<InvitationView> {
    const found = await findInvitation(invitationId(token));
    if (!found) throw new AppError('INVITATION_INVALID', 'no such invitation');
    checkUsable(found, found.others, openid, now);
    const person = await findPersonWithPlaces(found.personId);
    if (!person) throw new AppError('INVITATION_INVALID', 'the invited person is gone');
    return presentInvitation(person, now);
  },
});
