import { AppError } from '../platform/errors';
import type { PlanGrid } from './plan';
import { asPlanned } from './read-plan';
import { findPlan, listWholeGrids } from './repository';

/** The grids of a version, and which they are: of a plan, of before the first plan, or in force while there is none. */
export interface GridsOfVersion {
  grids: PlanGrid[];
  of: 'plan' | 'first' | 'inForce';
}

/**
 * The grids of a community's plan. Version 0 are those from before the first plan: kept once it is in force, until then
 * those that are in force. One or two database calls.
 *
 * @throws NOT_FOUND no such version
 */
export async function gridsOfVersion(community: string, version: number): Promise<GridsOfVersion> {
  const plan = await findPlan(community, version);
  if (plan) return { grids: plan.grids, of: version === 0 ? 'first' : 'plan' };
  if (version > 0) throw new AppError('NOT_FOUND', 'no such version', '没有这个版本的划分方案');
  return { grids: (await listWholeGrids(community)).map(asPlanned), of: 'inForce' };
}
