import { AppError } from '../platform/errors';
import type { Actor } from '../platform/identity';

/** The caller as the officer of a grid. Throws `FORBIDDEN` for everybody else. */
export function requireOfficer(actor: Actor, grid: string): { personId: string; name: string } {
  const serves = actor.roles.some(({ role, scope }) => role === 'officer' && scope === grid);
  if (!serves || !actor.personId) throw new AppError('FORBIDDEN', 'not the officer of this grid', '这不是您负责的网格');
  return { personId: actor.personId, name: actor.name ?? '' };
}

/** Rounds are named by their officer: nobody reaches another's. */
export function patrolId(actor: Actor, id: string): string {
  if (!actor.personId) throw new AppError('FORBIDDEN', 'nobody of the staff');
  return `${actor.personId}:${id}`;
}
