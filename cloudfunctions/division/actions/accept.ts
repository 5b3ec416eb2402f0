import { optional, strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { dateOf } from '../../platform/duty-hours';
import { AppError } from '../../platform/errors';
import { enforce } from '../enforce';
import { communityCode, dayInput, edition, optionalDecisionWords, version } from '../inputs';
import { findingsOf, readSurroundings, viewOf } from '../read-plan';
import { change, planFor } from '../take-action';

/**
 * The town's office accepts a plan, the edition it has seen: in force from a day on, today at once. A neighbour's plan may have come into force
 * since it was handed in, so its errors are looked at once more. About twenty database calls, and what enforcing takes.
 *
 * @throws PLAN_CHANGED; BAD_INPUT an error among its findings, or a day that is over
 */
export const accept = defineAction({
  input: strictObject({
    community: communityCode,
    version,
    edition: optional(edition),
    from: dayInput,
    words: optional(optionalDecisionWords),
  }),
  async run({ community, version: number, edition: seen, from, words = '' }, context) {
    const { actor, hand, plan, isDone } = await planFor(context, 'accept', community, number, seen);
    const today = dateOf(context.now);
    if (isDone) {
      // Cut off before it was in force: the same again is safe.
      if (plan.state === 'accepted' && plan.from <= today) await enforce(plan, context.now);
      return viewOf(actor, await readSurroundings(actor, community), number, context.now);
    }
    if (from < today) throw new AppError('BAD_INPUT', 'day over', '生效日期要从今天起', { field: 'from' });
    const surroundings = await readSurroundings(actor, community);
    const error = (await findingsOf(surroundings, plan.grids)).find(({ level }) => level === 'error');
    if (error) throw new AppError('BAD_INPUT', 'findings', `${error.words}，请退回修改`);
    const decision = { state: 'accepted' as const, decided: { ...hand, words }, from };
    const accepted = await change(plan, decision, context.requestId);
    if (from > today) return viewOf(actor, surroundings, number, context.now);
    await enforce(accepted, context.now);
    return viewOf(actor, await readSurroundings(actor, community), number, context.now);
  },
});
