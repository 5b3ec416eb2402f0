import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { communityCode, edition, version } from '../inputs';
import { findingsOf, readSurroundings, viewOf } from '../read-plan';
import { change, planFor } from '../take-action';

/**
 * The community hands its plan in (上报). Errors among the findings refuse it, and a grid outside the band needs a reason.
 * About twenty database calls.
 *
 * @throws PLAN_CHANGED; BAD_INPUT what is in the way, `details.findings` all of it
 */
export const submit = defineAction({
  input: strictObject({ community: communityCode, version, edition }),
  async run({ community, version: number, edition: seen }, context) {
    const { actor, hand, plan, isDone } = await planFor(context, 'submit', community, number, seen);
    const surroundings = await readSurroundings(actor, community);
    if (isDone) return viewOf(actor, surroundings, number, context.now);
    if (plan.grids.length === 0) throw new AppError('BAD_INPUT', 'no grids', '方案里还没有网格，请先画网格');
    const findings = await findingsOf(surroundings, plan.grids);
    const errors = findings.filter(({ level }) => level === 'error').map(({ words }) => words);
    const [first] = errors;
    if (first) {
      const sentence = errors.length > 1 ? `${first}；另有 ${errors.length - 1} 处要改` : first;
      throw new AppError('BAD_INPUT', 'findings', sentence, { findings: errors });
    }
    if (plan.outside > 0) {
      throw new AppError('BAD_INPUT', 'no reason', `有 ${plan.outside} 个网格的户数或人数不在范围内，请逐个说明原因`);
    }
    await change(plan, { state: 'submitted', submitted: hand, decided: null }, context.requestId);
    return viewOf(actor, surroundings, number, context.now);
  },
});
