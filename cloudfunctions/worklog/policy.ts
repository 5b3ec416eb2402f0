import { AppError } from '../platform/errors';
import { type Actor, hasRole } from '../platform/identity';

/** Somebody who keeps a work log: an officer. Throws `FORBIDDEN` for everybody else. */
export function requireOfficer(actor: Actor): { personId: string; name: string; community: string } {
  const { personId, name = '', community = '' } = actor;
  if (!personId || !actor.roles.some(({ role }) => role === 'officer')) {
    throw new AppError('FORBIDDEN', 'not an officer', '工作日志由网格责任人填写');
  }
  return { personId, name, community };
}

/** The community's lead and the town's office read the logs of its officers. */
export function mayReadCommunity(actor: Actor, community: string): boolean {
  return hasRole(actor, ['centreLead', 'townOffice'], community);
}

/** The centre lead's reading closes a week. */
export function mayReadWeek(actor: Actor, community: string): boolean {
  return actor.roles.some(({ role, scope }) => role === 'centreLead' && scope === community);
}
