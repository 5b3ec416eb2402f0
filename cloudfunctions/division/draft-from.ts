import type { ActionContext } from '../platform/action';
import type { PlanGrid } from './plan';
import type { PlanView } from './presenter';
import { readSurroundings, viewOf } from './read-plan';
import { type AboutToAct, change, gridFacts } from './take-action';

/** Puts other grids in place of a draft's, as a file or a proposal says them. */
export async function replaceDraft(
  context: ActionContext,
  { actor, hand, plan, isDone }: AboutToAct,
  grids: readonly PlanGrid[],
): Promise<PlanView> {
  if (!isDone) await change(plan, { ...gridFacts(grids), saved: hand }, context.requestId);
  return viewOf(actor, await readSurroundings(actor, plan.community), plan.version, context.now);
}
