import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { isCodeOf } from '../codes';
import { changedGrids, communityCode, edition, mostGridsOfPlan, removedGrids, version } from '../inputs';
import type { SavedView } from '../presenter';
import { findingsOf, readSurroundings, totalsOf } from '../read-plan';
import { sized } from '../sizes';
import { change, gridFacts, planFor } from '../take-action';
import { refuseUsedCodes } from '../used-codes';

/**
 * Saves what changed of a draft: grids that are new or others than before, and codes that are no more. Sizes are counted
 * anew where address points are known, else estimated by area. A draft may overlap or leave gaps: the findings say it.
 * About ten database calls; a retry is answered as the first time.
 *
 * @throws PLAN_CHANGED somebody saved since, or it is a draft no longer
 */
export const save = defineAction({
  input: strictObject({ community: communityCode, version, edition, changed: changedGrids, removed: removedGrids }),
  async run({ community, version: number, edition: seen, changed, removed }, context): Promise<SavedView> {
    const { actor, hand, plan, isDone } = await planFor(context, 'save', community, number);
    const surroundings = await readSurroundings(actor, community);
    const codes = new Set(changed.map(({ code }) => code));
    if (isDone) {
      const own = plan.grids.filter(({ code }) => codes.has(code));
      return {
        edition: plan.edition,
        grids: own,
        findings: await findingsOf(surroundings, plan.grids),
        totals: totalsOf(plan.grids),
      };
    }
    if (plan.edition !== seen)
      throw new AppError(
        'PLAN_CHANGED',
        'another edition',
        `${plan.saved.name}刚刚改了划分方案，请看最新的方案后再操作`,
      );
    const known = [...surroundings.grids, ...plan.grids].map(({ code }) => code);
    if (changed.some(({ code }) => !isCodeOf(community, code, known))) {
      throw new AppError('BAD_INPUT', 'code of another community', '网格编号不属于这个社区', { field: 'changed' });
    }
    await refuseUsedCodes(community, [...codes], surroundings.grids);
    const gone = new Set(removed);
    const others = plan.grids.filter(({ code }) => !codes.has(code) && !gone.has(code));
    const grids = sized(changed, others, plan.grids, surroundings.points);
    if (others.length + grids.length > mostGridsOfPlan) {
      throw new AppError('TOO_LARGE', 'too many grids', `一个社区最多 ${mostGridsOfPlan} 个网格`);
    }
    const saved = await change(plan, { ...gridFacts([...others, ...grids]), saved: hand }, context.requestId);
    return {
      edition: saved.edition,
      grids,
      findings: await findingsOf(surroundings, saved.grids),
      totals: totalsOf(saved.grids),
    };
  },
});
