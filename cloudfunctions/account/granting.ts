import type { InferOutput } from 'valibot';
import { findGrid, findRegion } from '../grid/repository';
import { dateOf, startOfDay } from '../platform/duty-hours';
import { AppError } from '../platform/errors';
import type { Actor, RoleGrant, RoleName } from '../platform/identity';
import { type grantInput, instantOf } from './inputs';
import { levelOf, mayGrant } from './policy';
import { roleNames } from './roles';

type Wanted = InferOutput<typeof grantInput>;

/** A role as it will be stored. */
export function grantFrom({ role, scope, department, from, to }: Wanted, now: Date): RoleGrant {
  return {
    role,
    scope,
    from: instantOf(from, now),
    ...(department ? { department } : {}),
    ...(to ? { to: startOfDay(to) } : {}),
  };
}

/** Why a role is not the caller’s to give. */
export function notToGive(role: RoleName): string {
  return role === 'leader' ? '包联领导由镇社会事务办安排' : '您只能安排自己管理范围内的角色';
}

/**
 * Whether a role may be given over a place: the caller's to give, a place of the role's level, dates in order. Two
 * database calls at most.
 *
 * @throws FORBIDDEN, BAD_INPUT
 */
export async function checkGrant(actor: Actor, { role, scope, from, to }: Wanted, now: Date): Promise<void> {
  if (!mayGrant(actor, { role, scope })) throw new AppError('FORBIDDEN', 'not the caller’s to give', notToGive(role));
  if (from < dateOf(now))
    throw new AppError('BAD_INPUT', 'begins in the past', '开始日期不能早于今天', { field: 'from' });
  if (to && to <= from)
    throw new AppError('BAD_INPUT', 'ends before it begins', '结束日期要晚于开始日期', { field: 'to' });
  const grid = await findGrid(scope, now);
  if (grid?.retired)
    throw new AppError('BAD_INPUT', 'grid was retired', '这个网格已撤销，请选择现有的网格', { field: 'scope' });
  const level = grid ? 'grid' : (await findRegion(scope))?.level;
  if (level !== levelOf(role)) {
    throw new AppError('BAD_INPUT', 'place of another level', `请给${roleNames[role]}选择合适的地方`, {
      field: 'scope',
    });
  }
}
