import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { changesBetween } from '../compare';
import { communityCode, version } from '../inputs';
import type { PlanGrid } from '../plan';
import { mayRead } from '../plan-states';
import type { Comparison } from '../presenter';
import { asPlanned } from '../read-plan';
import { findPlan, listWholeGrids } from '../repository';

/**
 * Two versions beside each other, and what becomes of each grid in words; 0 stands for the grids before any plan.
 * Two to four database calls.
 *
 * @throws NOT_FOUND, FORBIDDEN
 */
export const compare = defineAction({
  input: strictObject({ community: communityCode, from: version, to: version }),
  async run({ community, from, to }, context): Promise<Comparison> {
    if (!mayRead(await context.actor(), community)) throw new AppError('FORBIDDEN', 'reads no plans here');
    const [before, after] = await Promise.all([gridsOf(community, from), gridsOf(community, to)]);
    return {
      from: { version: from, grids: before },
      to: { version: to, grids: after },
      changes: changesBetween(before, after),
    };
  },
});

async function gridsOf(community: string, version: number): Promise<PlanGrid[]> {
  const plan = await findPlan(community, version);
  if (!plan && version === 0) return (await listWholeGrids(community)).map(asPlanned);
  if (!plan) throw new AppError('NOT_FOUND', 'no such version', '没有这个版本的划分方案');
  return plan.grids;
}
