import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { communityCode, version } from '../inputs';
import { readSurroundings, viewOf } from '../read-plan';
import { change, planFor } from '../take-action';

/** The community takes its plan back while nobody has decided. About fifteen database calls. @throws PLAN_CHANGED */
export const takeBack = defineAction({
  input: strictObject({ community: communityCode, version }),
  async run({ community, version: number }, context) {
    const { actor, plan, isDone } = await planFor(context, 'takeBack', community, number);
    if (!isDone) await change(plan, { state: 'draft', submitted: null }, context.requestId);
    return viewOf(actor, await readSurroundings(actor, community), number, context.now);
  },
});
