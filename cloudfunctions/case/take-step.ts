import type { ActionContext } from '../platform/action';
import { AppError } from '../platform/errors';
import type { Actor } from '../platform/identity';
import { settingsOf } from '../platform/read-settings';
import type { TownSettings } from '../platform/settings';
import { dueAfter } from '../platform/working-time';
import type { Case, CaseEvent } from './case';
import { chainEvent } from './events';
import { reachesReporter } from './notices-of';
import { allowedActions, isHolder, maySee, roleAt, settledBefore } from './policy';
import { type CaseView, presentCase } from './presenter';
import { projectEvents } from './project-events';
import { findCase, type StepChanges, saveStep } from './repository';
import { eventText } from './words';
import { priorityOf, queueOf, type Transition, transitionOf } from './workflow';

/** What one use case adds to the general step: words and photos for the event, changes beside the state. */
export interface StepContent {
  event?: Pick<CaseEvent, 'publicText' | 'internalText' | 'photos' | 'outcome' | 'target' | 'score'>;
  changes?: StepChanges;
}

/** A faster colleague is met at most a few times in a row; then the caller is told. */
const attempts = 4;

/**
 * Takes one step of a case: read, check against the table and the policy, write on the version that was read, then
 * derive what follows from it. Two database calls and one for the notices. If someone else was faster the step is
 * tried on what they left, as long as it is still allowed; else `CASE_CHANGED` says who did what.
 */
export async function takeStep(
  context: ActionContext,
  caseId: string,
  action: Transition['action'],
  content: (facts: Case, actor: Actor) => StepContent | Promise<StepContent>,
): Promise<CaseView> {
  const actor = await context.actor();
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const facts = await readCase(caseId, actor);
    const settings = await settingsOf(facts.town, context.now);
    if (wasTaken(facts, actor, context.requestId)) return view(facts, actor, settings, context.now);

    const reopenUntil = reopenUntilOf(facts, settings);
    if (!allowedActions(actor, facts, context.now, reopenUntil).includes(action)) throw refusal(action, facts, actor);

    const next = stepOf(facts, action, await content(facts, actor), settings, {
      at: context.now,
      request: context.requestId,
      by: byOf(actor, facts, transitionOf(action).who),
    });
    if (await saveStep(facts, next.changes, next.event)) {
      const after = applied(facts, next.changes, next.event);
      await projectEvents(after, [next.event]);
      return view(after, actor, settings, context.now);
    }
  }
  throw new AppError('BUSY', 'case changed at every attempt');
}

/** A case the actor may see; what they may not see is told apart from what is not there by nobody. */
export async function readCase(caseId: string, actor: Actor): Promise<Case> {
  const facts = await findCase(caseId);
  if (!facts || !maySee(actor, facts)) throw new AppError('NOT_FOUND', 'no such case for this actor');
  return facts;
}

/** The reply to every action on one case. */
export function view(facts: Case, actor: Actor, settings: TownSettings, now: Date): CaseView {
  return presentCase(facts, actor, allowedActions(actor, facts, now, reopenUntilOf(facts, settings)), now);
}

/** Pure: the event and the changes that a step writes. */
export function stepOf(
  facts: Case,
  action: Transition['action'],
  content: StepContent,
  settings: TownSettings,
  stamp: Pick<CaseEvent, 'at' | 'request' | 'by'>,
): { event: CaseEvent; changes: StepChanges } {
  const row = transitionOf(action);
  const state = row.to === 'same' ? facts.state : row.to;
  // The consent is used up in the same update that writes the event, so no two steps count on the same one.
  const message = reachesReporter(action) && facts.noticeConsents > 0;
  const event = chainEvent(facts._id, facts.events.at(-1), {
    seq: facts.events.length + 1,
    ...stamp,
    action,
    desk: facts.holder,
    from: facts.state,
    to: state,
    ...content.event,
    ...(message ? { message: true as const } : {}),
  });
  const consents = message ? { noticeConsents: facts.noticeConsents - 1 } : {};
  if (row.to === 'same') return { event, changes: { ...consents, ...content.changes } };

  const holder = content.changes?.holder ?? facts.holder;
  const reopened = content.changes?.reopened ?? facts.reopened;
  const changes: StepChanges = {
    state,
    queue: queueOf(state, holder),
    priority: priorityOf({ urgent: facts.urgent, reopened }),
    since: stamp.at,
    dueAt: row.starts ? dueAfter(stamp.at, limitOf(facts, row.starts, settings), settings.officeHours) : null,
    ...(state === 'closed' || state === 'withdrawn' ? { closedAt: stamp.at } : {}),
    ...consents,
    ...content.changes,
  };
  return { event, changes };
}

function limitOf(facts: Case, stage: NonNullable<Transition['starts']>, settings: TownSettings) {
  const own = settings.categories.find((one) => one.code === facts.category.code)?.limits;
  return own?.[stage] ?? settings.limits[stage];
}

/** The case as it stands after a step was saved. */
export function applied(facts: Case, changes: StepChanges, event: CaseEvent): Case {
  return { ...facts, ...changes, version: facts.version + 1, updatedAt: event.at, events: [...facts.events, event] };
}

/** A retry of a tap whose answer was lost: its event is already in the record, by the same person. */
function wasTaken(facts: Case, actor: Actor, requestId: string): boolean {
  const event = facts.events.find((one) => one.request === requestId);
  if (!event) return false;
  return event.by.personId ? event.by.personId === actor.personId : facts.reporter === actor.openid;
}

function byOf(actor: Actor, facts: Case, who: Transition['who']): CaseEvent['by'] {
  if (who !== 'holder') return { role: 'resident' };
  return {
    role: roleAt(actor, facts.holder),
    ...(actor.personId ? { personId: actor.personId } : {}),
    ...(actor.name ? { name: actor.name } : {}),
  };
}

function reopenUntilOf(facts: Case, settings: TownSettings): Date | null {
  return facts.closedAt && dueAfter(facts.closedAt, settings.limits.reopenWindow, settings.officeHours);
}

/** Why a step is not allowed: never the actor's to take, or theirs but someone was faster. */
function refusal(action: Transition['action'], facts: Case, actor: Actor): AppError {
  const row = transitionOf(action);
  const theirs = row.who === 'reporter' ? actor.openid === facts.reporter : isHolder(actor, facts);
  if (theirs && action === 'settle' && settledBefore(actor, facts) && row.from.includes(facts.state)) {
    return new AppError('FORBIDDEN', 'same person settles again', '居民反映未解决，请转社区受理中心或由其他同事办结');
  }
  const actedBefore = facts.events.some((event) => event.by.personId && event.by.personId === actor.personId);
  const wasTheirs = theirs || (row.who === 'holder' && actedBefore);
  const last = facts.events.at(-1);
  if (!wasTheirs || !last) return new AppError('FORBIDDEN', `${action} is not this actor's`);
  return new AppError(
    'CASE_CHANGED',
    `${action} from ${facts.state}`,
    `这件事刚有了新进展：${eventText(last)}。请看最新情况后再操作`,
    {
      state: facts.state,
      last: eventText(last),
    },
  );
}
