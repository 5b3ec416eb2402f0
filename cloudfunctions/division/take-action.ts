import type { ActionContext } from '../platform/action';
import { AppError } from '../platform/errors';
import type { Actor } from '../platform/identity';
import { unexplained } from './band';
import type { Plan, PlanGrid, PlanHand } from './plan';
import { mayDo, type PlanAction } from './plan-states';
import { changePlan, findPlan, listVersions } from './repository';

/** What was read of a plan before something is done to it. */
export interface AboutToAct {
  actor: Actor;
  hand: PlanHand;
  plan: Plan;
  /** This very request did it already, and its answer was lost: nothing is to be done but to answer. */
  isDone: boolean;
}

/**
 * A plan that somebody is about to do something to, if they may; or to which this request did it. Two database calls.
 *
 * @param edition the one they saw; undefined where any will do
 * @throws NOT_FOUND, FORBIDDEN, PLAN_CHANGED
 */
export async function planFor(
  context: ActionContext,
  action: PlanAction,
  community: string,
  version: number,
  edition?: number,
): Promise<AboutToAct> {
  const actor = await context.actor();
  // Who could do it in another state is too late; who never could may not, nor hear which plans there are.
  const could = (['draft', 'submitted'] as const).some((state) =>
    mayDo(action, actor, { community, state, isNewest: true }),
  );
  if (!could) throw new AppError('FORBIDDEN', `${action} is not theirs`);
  const [plan, [newest]] = await Promise.all([findPlan(community, version), listVersions(community)]);
  if (!plan) throw new AppError('NOT_FOUND', 'no such plan', '没有这个版本的划分方案');
  const hand = handOf(actor, context.now);
  if (plan.request === context.requestId) return { actor, hand, plan, isDone: true };
  const isNewest = newest?.version === version;
  if (!mayDo(action, actor, { community, state: plan.state, isNewest }))
    throw new AppError('PLAN_CHANGED', `${action} of a plan that is ${plan.state}`, stateSentence(plan));
  if (edition !== undefined && edition !== plan.edition)
    throw new AppError('PLAN_CHANGED', 'another edition', stateSentence(plan));
  return { actor, hand, plan, isDone: false };
}

export function handOf(actor: Actor, at: Date): PlanHand {
  return { personId: actor.personId ?? '', name: actor.name ?? '', at };
}

/** @throws PLAN_CHANGED somebody was faster */
export async function change(
  plan: Plan,
  changes: Partial<Omit<Plan, '_id' | 'edition' | 'request'>>,
  /** Kept with the plan: its retry is recognised. */
  request: string,
): Promise<Plan> {
  if (!(await changePlan(plan, { ...changes, request }))) throw new AppError('PLAN_CHANGED', 'somebody was faster');
  return { ...plan, ...changes, request, edition: plan.edition + 1 };
}

/** A comparison of two plans, each of so many corners, stays below the megabyte that a reply may have. */
const mostCornersOfPlan = 18_000;

/** What a plan keeps of its grids beside them. @throws TOO_LARGE */
export function gridFacts(grids: readonly PlanGrid[]): Pick<Plan, 'grids' | 'gridCount' | 'outside'> {
  const corners = grids.reduce((sum, { border }) => sum + border.reduce((own, ring) => own + ring.length, 0), 0);
  if (corners > mostCornersOfPlan) {
    const words = `整个方案的边界共有 ${corners} 个角，最多 ${mostCornersOfPlan} 个，请先简化边界`;
    throw new AppError('TOO_LARGE', 'too many corners', words);
  }
  const sorted = [...grids].sort((a, b) => (a.code < b.code ? -1 : 1));
  return { grids: sorted, gridCount: grids.length, outside: unexplained(grids) };
}

function stateSentence({ state, saved, decided }: Plan): string {
  switch (state) {
    case 'draft':
      return `${saved.name}刚刚改了划分方案，请看最新的方案后再操作`;
    case 'submitted':
      return '方案已经上报，请先取回再修改';
    case 'sentBack':
      return `方案已被${decided?.name ?? '镇里'}退回，请在退回的方案上重新起草`;
    default:
      return '方案已经通过，不能再改';
  }
}
