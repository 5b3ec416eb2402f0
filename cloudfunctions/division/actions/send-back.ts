import { optional, strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { communityCode, decisionWords, edition, version } from '../inputs';
import { readSurroundings, viewOf } from '../read-plan';
import { change, planFor } from '../take-action';

/** The town's office sends a plan back, the edition it has seen, with what to change. About fifteen database calls. @throws PLAN_CHANGED */
export const sendBack = defineAction({
  input: strictObject({ community: communityCode, version, edition: optional(edition), words: decisionWords }),
  async run({ community, version: number, edition: seen, words }, context) {
    const { actor, hand, plan, isDone } = await planFor(context, 'sendBack', community, number, seen);
    if (!isDone) await change(plan, { state: 'sentBack', decided: { ...hand, words } }, context.requestId);
    return viewOf(actor, await readSurroundings(actor, community), number, context.now);
  },
});
