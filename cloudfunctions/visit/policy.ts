import { AppError } from '../platform/errors';
import { type Actor, scopesOf } from '../platform/identity';
import type { Household } from './household';

/** Somebody who works with the register, by name. */
export interface Keeper {
  personId: string;
  name: string;
}

const refused = (): AppError => new AppError('FORBIDDEN', 'not their register', '这不是您负责的台账');

/** The grids whose households the caller visits: their own, and those they stand in for. */
export function gridsOf(actor: Actor): string[] {
  return scopesOf(actor, ['officer']);
}

function keeper({ personId, name = '' }: Actor): Keeper {
  if (!personId) throw refused();
  return { personId, name };
}

/** The officer of a grid, or the centre of its community. Nobody else: no leader, no town. Throws `FORBIDDEN`. */
export function requireKeeper(actor: Actor, { grid, community }: Pick<Household, 'grid' | 'community'>): Keeper {
  const serves = actor.roles.some(
    ({ role, scope }) =>
      (role === 'officer' && scope === grid) || (isCentre(role) && scope === community && community !== ''),
  );
  if (!serves) throw refused();
  return keeper(actor);
}

/** The officer of a grid alone: a visit is made by whoever answers for it. */
export function requireOfficerOf(actor: Actor, grid: string): Keeper {
  if (!gridsOf(actor).includes(grid)) throw refused();
  return keeper(actor);
}

/** The community's lead, to whom every opening is shown, and who alone takes the register out of the system. */
export function requireLead(actor: Actor, community: string): Keeper {
  if (!actor.roles.some(({ role, scope }) => role === 'centreLead' && scope === community)) throw refused();
  return keeper(actor);
}

const isCentre = (role: string): boolean => role === 'centreLead' || role === 'centreClerk';
