import { type Actor, hasRole, holds, type Person, type RoleGrant, type RoleName } from '../platform/identity';

/** The glossary's words for the roles. */
export const roleNames: Record<RoleName, string> = {
  resident: '居民',
  informant: '义务信息员',
  officer: '网格责任人',
  centreClerk: '社区受理中心值班人员',
  centreLead: '社区负责人',
  townClerk: '镇行政服务中心办事员',
  townOffice: '镇社会事务办',
  districtApprover: '区行政服务中心',
  leader: '包联领导',
  supervisor: '监督受理',
  admin: '系统管理员',
};

/** Who brings people in: the community's lead, the town's office and the administrator, each within their place. */
export const invitingRoles: readonly RoleName[] = ['centreLead', 'townOffice', 'admin'];

/** A person's roles that hold at an instant. */
export function rolesAt(person: Pick<Person, 'roles'>, at: Date): RoleGrant[] {
  return person.roles.filter((grant) => holds(grant, at));
}

/**
 * Whether the actor may invite somebody with these roles: every role must lie within the actor's own place, so that
 * nobody hands out more than they hold.
 */
export function mayInvite(actor: Actor, roles: readonly RoleGrant[]): boolean {
  return roles.length > 0 && roles.every((grant) => hasRole(actor, invitingRoles, grant.scope));
}

/** Whether a person's row is bound to somebody's WeChat. */
export function hasJoined(person: Pick<Person, 'openid'>): boolean {
  return !person.openid.startsWith('unjoined:');
}
