import { randomBytes } from 'node:crypto';
import { invitationId, joiningPage, newInvitation, sceneOf } from '../../cloudfunctions/account/invitation';
import type { Person } from '../../cloudfunctions/platform/identity';
import type { Environment } from './environment';

/**
 * Invites somebody without being invited: in a new environment nobody has joined who could. Resolves to what to do with
 * it, in Chinese.
 *
 * @throws Error in Chinese when not exactly one imported person has the name
 */
export async function inviteByName(environment: Environment, name: string, now: Date): Promise<string> {
  const database = environment.database();
  const { data } = await database.collection('people').where({ name }).limit(2).get();
  const [person, other] = data as Person[];
  if (!person || other) throw new Error(person ? `有多位名叫${name}的人员` : `没有名叫${name}的人员，请先导入人员表`);
  if (!person.openid.startsWith('unjoined:')) throw new Error(`${name}已经加入，请由已加入的人员邀请`);
  const token = randomBytes(16).toString('base64url');
  const { _id, ...invitation } = newInvitation(token, { personId: person._id, invitedBy: '', rebind: false }, now);
  await database.collection('invitations').doc(invitationId(token)).set(invitation);
  return [
    `已邀请${name}，7 天内有效，用一次。请在微信公众平台生成小程序码，或在小程序里打开：`,
    `  页面 ${joiningPage}`,
    `  场景值 ${sceneOf(token)}`,
  ].join('\n');
}
