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
}

/**
 * A plan that somebody is about to do something to, if they may. Two database calls.
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
  const [plan, [newest]] = await Promise.all([findPlan(community, version), listVersions(community)]);
  if (!plan) throw new AppError('NOT_FOUND', 'no such plan', '没有这个版本的划分方案');
  const isNewest = newest?.version === version;
  if (!mayDo(action, actor, { community, state: plan.state, isNewest })) {
    // Who could do it in another state was too late; who never could may not.
    const could = (['draft', 'submitted'] as const).some((state) =>
      mayDo(action, actor, { community, state, isNewest: true }),
    );
    throw could
      ? new AppError('PLAN_CHANGED', `${action} of a plan that is ${plan.state}`, stateSentence(plan))
      : new AppError('FORBIDDEN', `${action} is not theirs`);
  }
  if (edition !== undefined && edition !== plan.edition)
    throw new AppError('PLAN_CHANGED', 'another edition', stateSentence(plan));
  return { actor, hand: handOf(actor, context.now), plan };
}

export function handOf(actor: Actor, at: Date): PlanHand {
  return { personId: actor.personId ?? '', name: actor.name ?? '', at };
}

/** @throws PLAN_CHANGED somebody was faster */
export async function change(plan: Plan, changes: Partial<Omit<Plan, '_id' | 'edition'>>): Promise<Plan> {
  if (!(await changePlan(plan, changes))) throw new AppError('PLAN_CHANGED', 'somebody was faster');
  return { ...plan, ...changes, edition: plan.edition + 1 };
}

/** What a plan keeps of its grids beside them. */
export function gridFacts(grids: readonly PlanGrid[]): Pick<Plan, 'grids' | 'gridCount' | 'outside'> {
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
