import { type Actor, hasRole, type RoleName } from '../platform/identity';
import type { PlanState } from './plan';

/** What a person may do with a plan, as `can` of every reply says it. */
export const planActions = [
  'begin',
  'save',
  'submit',
  'takeBack',
  'sendBack',
  'accept',
  'propose',
  'import',
  'export',
] as const;
export type PlanAction = (typeof planActions)[number];

/** Whoever draws: the community's lead, and the town's office or the district's administrator in its place. */
const editors: readonly RoleName[] = ['centreLead', 'townOffice', 'admin'];
const deciders: readonly RoleName[] = ['townOffice', 'admin'];
const readers: readonly RoleName[] = [...editors, 'centreClerk', 'leader', 'districtApprover'];

/** The state a community without any plan is in. */
export type StateOrNone = PlanState | 'none';

interface Row {
  from: readonly StateOrNone[];
  /** The state it leads to; undefined: it stays. `begin` leaves the plan it starts from and makes the next version. */
  to?: PlanState;
  who: readonly RoleName[];
  /** Only the newest plan of a community moves; older ones stay readable. */
  newestOnly: boolean;
  why: string;
}

/** The life of a plan. What enforcement does beside (accepted → inForce → replaced) is nobody's to do by hand. */
export const planStates: Record<PlanAction, Row> = {
  begin: {
    from: ['none', 'sentBack', 'inForce', 'replaced'],
    who: editors,
    newestOnly: true,
    why: 'one plan of a community is on its way at a time: an accepted one must come into force first',
  },
  save: { from: ['draft'], who: editors, newestOnly: true, why: 'what was handed in is what is judged' },
  propose: { from: ['draft'], who: editors, newestOnly: true, why: 'as save' },
  import: { from: ['draft'], who: editors, newestOnly: true, why: 'as save' },
  submit: { from: ['draft'], to: 'submitted', who: editors, newestOnly: true, why: 'the community hands in' },
  takeBack: {
    from: ['submitted'],
    to: 'draft',
    who: editors,
    newestOnly: true,
    why: 'a slip is mended while nobody has decided',
  },
  sendBack: {
    from: ['submitted'],
    to: 'sentBack',
    who: deciders,
    newestOnly: true,
    why: 'it stays readable as it was judged; the next draft begins from it',
  },
  accept: { from: ['submitted'], to: 'accepted', who: deciders, newestOnly: true, why: 'in force from a day on' },
  export: {
    from: ['none', 'draft', 'submitted', 'sentBack', 'accepted', 'inForce', 'replaced'],
    who: readers,
    newestOnly: false,
    why: 'whoever reads may take it along',
  },
};

/** Whether the actor reads plans of a community or sees a town's overview. */
export function mayRead(actor: Pick<Actor, 'roles'>, place: string): boolean {
  return hasRole(actor as Actor, readers, place);
}

/** Roles whose places the overview shows. */
export const readerRoles = readers;

/** Whether the actor sets the town's deadline. */
export function maySetDeadline(actor: Pick<Actor, 'roles'>, town: string): boolean {
  return hasRole(actor as Actor, deciders, town);
}

/** Whether the actor draws in a community: imports its address points, for one. */
export function mayDraw(actor: Pick<Actor, 'roles'>, community: string): boolean {
  return hasRole(actor as Actor, editors, community);
}

/** Whether the actor may do it to a plan of the community in that state. */
export function mayDo(
  action: PlanAction,
  actor: Pick<Actor, 'roles'>,
  plan: { community: string; state: StateOrNone; isNewest: boolean },
): boolean {
  const { from, who, newestOnly } = planStates[action];
  return from.includes(plan.state) && (plan.isNewest || !newestOnly) && hasRole(actor as Actor, who, plan.community);
}

/** All that the actor may do to it now. */
export function canDo(
  actor: Pick<Actor, 'roles'>,
  plan: { community: string; state: StateOrNone; isNewest: boolean },
): PlanAction[] {
  return planActions.filter((action) => mayDo(action, actor, plan));
}
