import { boolean, optional, strictObject } from 'valibot';
import { type ActionContext, defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import type { Person } from '../../platform/identity';
import { type CodePicture, codePicture } from '../code-picture';
import { personIdInput } from '../inputs';
import { joiningPage, newInvitation, sceneOf, tokenOf } from '../invitation';
import { findPerson, insertInvitation } from '../repository';
import { hasJoined, mayInvite, rolesAt } from '../roles';

/** An invitation to be handed over: as a picture to scan, or as a page shared in a chat. The token is told only here. */
export interface CreatedInvitation {
  token: string;
  name: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
  /** `packages/staff/join/join` and `i=<token>`: what the picture opens, for sharing the page instead. */
  page: string;
  scene: string;
  /** null when WeChat gave none: the page can still be shared. */
  picture: CodePicture | null;
}

/**
 * Invites a person to bind their WeChat: one use, seven days, ending the person's earlier unused invitations. A retry
 * answers with the same token. Three database calls at most.
 *
 * @throws FORBIDDEN the person has a role outside the caller's place
 * @throws NOT_FOUND no such person, or nobody who serves now
 * @throws ALREADY_JOINED the person has joined and `rebind` was not asked for
 */
export const createInvitation = defineAction({
  input: strictObject({ personId: personIdInput, rebind: optional(boolean(), false) }),
  async run({ personId, rebind }, context): Promise<CreatedInvitation> {
    const actor = await context.actor();
    const person = await findInvitable(personId, context);
    if (hasJoined(person) && !rebind) {
      throw new AppError('ALREADY_JOINED', 'person has joined', `${person.name}已经加入。如果换了微信，请选择重新绑定`);
    }
    const token = tokenOf({ openid: context.openid, requestId: context.requestId, personId });
    const invitation = newInvitation(token, { personId, invitedBy: actor.personId ?? '', rebind }, context.now);
    await insertInvitation(invitation);
    return {
      token,
      name: person.name,
      expiresAt: invitation.expiresAt.getTime(),
      page: joiningPage,
      scene: sceneOf(token),
      picture: await codePicture(joiningPage, sceneOf(token)),
    };
  },
});

async function findInvitable(personId: string, context: ActionContext): Promise<Person> {
  const actor = await context.actor();
  if (actor.roles.length === 0) throw new AppError('FORBIDDEN', 'not staff');
  const person = await findPerson(personId);
  const roles = person ? rolesAt(person, context.now) : [];
  if (!person || roles.length === 0)
    throw new AppError('NOT_FOUND', 'no such person in office', '没有找到这位工作人员');
  if (!mayInvite(actor, roles)) throw new AppError('FORBIDDEN', 'person has a role outside the place of the caller');
  return person;
}
