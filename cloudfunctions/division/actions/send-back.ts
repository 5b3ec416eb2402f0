import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { communityCode, decisionWords, version } from '../inputs';
import { readSurroundings, viewOf } from '../read-plan';
import { change, planFor } from '../take-action';

/** The town's office sends a plan back, with what to change. About fifteen database calls. @throws PLAN_CHANGED */
export const sendBack = defineAction({
  input: strictObject({ community: communityCode, version, words: decisionWords }),
  async run({ community, version: number, words }, context) {
    const { actor, hand, plan } = await planFor(context, 'sendBack', community, number);
    await change(plan, { state: 'sentBack', decided: { ...hand, words } });
    return viewOf(actor, await readSurroundings(actor, community), number, context.now);
  },
});
