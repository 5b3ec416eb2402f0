import { optional, strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { dateOf } from '../../platform/duty-hours';
import { AppError } from '../../platform/errors';
import { enforce } from '../enforce';
import { communityCode, dayInput, optionalDecisionWords, version } from '../inputs';
import { findingsOf, readSurroundings, viewOf } from '../read-plan';
import { change, planFor } from '../take-action';

/**
 * The town's office accepts a plan: in force from a day on, today at once. A neighbour's plan may have come into force
 * since it was handed in, so its errors are looked at once more. About twenty database calls, and what enforcing takes.
 *
 * @throws PLAN_CHANGED; BAD_INPUT an error among its findings, or a day that is over
 */
export const accept = defineAction({
  input: strictObject({ community: communityCode, version, from: dayInput, words: optional(optionalDecisionWords) }),
  async run({ community, version: number, from, words = '' }, context) {
    const { actor, hand, plan } = await planFor(context, 'accept', community, number);
    const today = dateOf(context.now);
    if (from < today) throw new AppError('BAD_INPUT', 'day over', '生效日期要从今天起', { field: 'from' });
    const surroundings = await readSurroundings(actor, community);
    const error = (await findingsOf(surroundings, plan.grids)).find(({ level }) => level === 'error');
    if (error) throw new AppError('BAD_INPUT', 'findings', `${error.words}，请退回修改`);
    const accepted = await change(plan, { state: 'accepted', decided: { ...hand, words }, from });
    if (from > today) return viewOf(actor, surroundings, number, context.now);
    await enforce(accepted, context.now);
    return viewOf(actor, await readSurroundings(actor, community), number, context.now);
  },
});
