import { findCentre } from '../grid/repository';
import type { ActionContext } from '../platform/action';
import { lateWorkday } from '../platform/duty-hours';
import { AppError } from '../platform/errors';
import type { Actor } from '../platform/identity';
import { settingsAt } from '../platform/read-settings';
import type { TownSettings } from '../platform/settings';
import type { Case, CaseAction, CaseEvent } from './case';
import { reopenUntilOf } from './clock';
import { mostObjections } from './guards';
import { actedOn, allowedActions, isOwnOutcome, maySee, partiesOf, roleAt } from './policy';
import { type CaseView, presentCase } from './presenter';
import { projectEvents } from './project-events';
import { findCase, saveStep } from './repository';
import { applied, type Desk, type StepContent, stepOf } from './step';
import { deskOf } from './waiting';
import { eventText } from './words';
import { type Transition, transitionFrom, transitions } from './workflow';

/** A faster colleague is met at most a few times in a row; then the caller is told. */
const attempts = 4;

/** What a use case says about its step, seen the case as it stands, who acts and the rules it goes by. */
export type ContentOf = (
  facts: Case,
  actor: Actor,
  rules: TownSettings,
) => (StepContent & { desk?: Desk }) | Promise<StepContent & { desk?: Desk }>;

/**
 * Takes one step of a case: read, check against the table and the policy, write on the version that was read, then
 * derive what follows from it. Two database calls and one for the notices; two more where the row sends the case to
 * another desk. If someone else was faster the step is tried on what they left, as long as it is still allowed; else
 * `CASE_CHANGED` says who did what.
 */
export async function takeStep(
  context: ActionContext,
  caseId: string,
  action: Transition['action'],
  content: ContentOf,
): Promise<CaseView> {
  const actor = await context.actor();
  const { facts, rules } = await step(context, actor, caseId, action, content, maySee);
  return view(facts, actor, rules, context.now);
}

/** The same for a step of the public, who may not read the case itself: nothing of it is answered. */
export async function takePublicStep(
  context: ActionContext,
  caseId: string,
  action: Transition['action'],
  content: ContentOf,
): Promise<void> {
  await step(context, await context.actor(), caseId, action, content, () => true);
}

async function step(
  context: ActionContext,
  actor: Actor,
  caseId: string,
  action: Transition['action'],
  content: ContentOf,
  mayAct: (actor: Actor, facts: Case) => boolean,
): Promise<{ facts: Case; rules: TownSettings }> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const facts = await findCase(caseId);
    if (!facts || !mayAct(actor, facts)) throw new AppError('NOT_FOUND', 'no such case for this actor');
    const rules = await settingsAt(facts.town, facts.rules);
    if (wasTaken(facts, actor, context.requestId)) return { facts, rules };

    const row = transitionFrom(action, facts.state);
    const allowed = allowedActions(actor, facts, context.now, reopenUntilOf(facts, rules)).includes(action);
    if (!row || !allowed) throw refusal(action, facts, actor);

    const { desk, ...said } = await content(facts, actor, rules);
    const taken = stepOf(
      facts,
      row,
      said,
      rules,
      { at: context.now, request: context.requestId, ...doneBy(byOf(actor, facts, row), actor, context) },
      desk ?? (await deskFor(row, facts, context.now)),
    );
    if (await saveStep(facts, taken)) {
      const after = applied(facts, taken);
      await projectEvents(after, [taken.event]);
      return { facts: after, rules };
    }
  }
  throw new AppError('BUSY', 'case changed at every attempt');
}

/** The desk a row sends a case to and who is on duty there: read only where it moves. Two database calls at once. */
export async function deskFor(row: Transition, facts: Case, now: Date): Promise<Desk | undefined> {
  const code = deskOf(row, facts);
  if (code === undefined || code === facts.holder) return undefined;
  const desk = await findCentre(code, now);
  if (!desk) throw new AppError('INTERNAL', `no desk ${code}`);
  return desk;
}

/** A case the actor may see; what they may not see is told apart from what is not there by nobody. */
export async function readCase(caseId: string, actor: Actor): Promise<Case> {
  const facts = await findCase(caseId);
  if (!facts || !maySee(actor, facts)) throw new AppError('NOT_FOUND', 'no such case for this actor');
  return facts;
}

/** The reply to every action on one case. */
export function view(facts: Case, actor: Actor, rules: TownSettings, now: Date): CaseView {
  return presentCase(facts, actor, allowedActions(actor, facts, now, reopenUntilOf(facts, rules)), rules, now);
}

/** A retry of a tap whose answer was lost: its event is already in the record, by the same person. */
function wasTaken(facts: Case, actor: Actor, requestId: string): boolean {
  const event = facts.events.find((one) => one.request === requestId);
  if (!event) return false;
  if (event.by.personId) return event.by.personId === actor.personId;
  return facts.reporter === actor.openid || facts.objections.some((one) => one.openid === actor.openid);
}

/** Residents act without a name. Whoever is both, acts as a resident where a row is the resident's. */
function byOf(actor: Actor, facts: Case, row: Transition): CaseEvent['by'] {
  const asResident = row.who.includes('public') || (row.who.includes('reporter') && actor.openid === facts.reporter);
  if (asResident || !actor.personId) return { role: 'resident' };
  return {
    role: roleAt(actor, row.who, facts),
    personId: actor.personId,
    ...(actor.name ? { name: actor.name } : {}),
  };
}

/** Who did it, and of the staff also when, where that was earlier than it arrived, and for which working day. */
function doneBy(
  by: CaseEvent['by'],
  actor: Actor,
  { now, doneAt }: Pick<ActionContext, 'now' | 'doneAt'>,
): Pick<CaseEvent, 'by' | 'doneAt' | 'workday'> {
  if (!by.personId) return { by };
  return { by, ...(doneAt ? { doneAt } : {}), ...lateWorkday(actor, doneAt ?? now) };
}

/** Why a step is not allowed: never the actor's to take, or theirs but someone was faster. */
function refusal(action: CaseAction, facts: Case, actor: Actor): AppError {
  const rows = transitions.filter((row) => row.action === action);
  if (rows.some((row) => row.who.includes('public'))) return publicRefusal(action, facts, actor);
  if (isOwnOutcome(actor, action, facts)) {
    return new AppError('FORBIDDEN', 'same person answers again', '居民反映未解决，请转社区受理中心或由其他同事办结');
  }
  const parties = partiesOf(actor, facts);
  const theirs = rows.some((row) => row.who.some((party) => parties.has(party)));
  const wasTheirs = theirs || (actedOn(actor, facts) && rows.some((row) => !row.who.includes('reporter')));
  const last = facts.events.at(-1);
  if (!wasTheirs || !last) return new AppError('FORBIDDEN', `${action} is not this actor's`);
  return new AppError(
    'CASE_CHANGED',
    `${action} from ${facts.state}`,
    `这件事刚有了新进展：${eventText(last)}。请看最新情况后再操作`,
    { state: facts.state, last: eventText(last) },
  );
}

/** The same for a step of the public: the applicant is told to add to their own case instead. */
function publicRefusal(action: CaseAction, facts: Case, actor: Actor): AppError {
  if (actor.openid === facts.reporter) {
    return new AppError('FORBIDDEN', `${action} of the reporter`, '这是您自己申请的事，有话请在办件里补充');
  }
  const full = facts.objections.length >= mostObjections;
  const sentence = full ? '提意见的人较多，请到社区受理中心当面提出' : '公示已经结束，不能再提出异议';
  return new AppError('CASE_CHANGED', `${action} from ${facts.state}`, sentence);
}
