import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { communityCode } from '../inputs';
import type { Plan } from '../plan';
import { mayDo } from '../plan-states';
import { asPlanned, readSurroundings, viewOf } from '../read-plan';
import { findPlan, insertPlan, listVersions, planId } from '../repository';
import { sized } from '../sizes';
import { gridFacts, handOf } from '../take-action';

/**
 * Begins the next version of a community's plan: from the one that was sent back, else from the grids in force. Begun
 * by two at once it is the same draft. About fifteen database calls.
 *
 * @throws FORBIDDEN; PLAN_CHANGED a plan is on its way
 */
export const begin = defineAction({
  input: strictObject({ community: communityCode }),
  async run({ community: code }, context) {
    const actor = await context.actor();
    const surroundings = await readSurroundings(actor, code);
    const versions = await listVersions(code);
    const [newest] = versions;
    const state = newest?.state ?? 'none';
    if (!mayDo('begin', actor, { community: code, state, isNewest: true })) {
      if (state === 'draft' && newest?.begun.personId === actor.personId)
        return viewOf(actor, surroundings, undefined, context.now);
      if (mayDo('begin', actor, { community: code, state: 'none', isNewest: true })) {
        throw new AppError('PLAN_CHANGED', 'a plan is on its way', '已经有一个方案在办，请打开它继续');
      }
      throw new AppError('FORBIDDEN', 'does not draw here');
    }
    const from = state === 'sentBack' && newest ? (await findPlan(code, newest.version))?.grids : undefined;
    const grids = from ?? surroundings.grids.map(asPlanned);
    const { community, town, points } = surroundings;
    const version = (newest?.version ?? 0) + 1;
    const hand = handOf(actor, context.now);
    const plan: Plan = {
      _id: planId(code, version),
      community: code,
      town: town.code,
      district: town.parent,
      version,
      state: 'draft',
      edition: 1,
      request: context.requestId,
      ...gridFacts(from || points.length === 0 ? grids : sized(grids, [], [], points)),
      base: versions.find((one) => one.state === 'inForce')?.version ?? 0,
      begun: hand,
      saved: hand,
      submitted: null,
      decided: null,
      from: '',
      handover: null,
      enforcedAt: null,
    };
    // Somebody else began it in the same moment: theirs is the draft.
    await insertPlan(plan);
    return viewOf(actor, { ...surroundings, community }, version, context.now);
  },
});
