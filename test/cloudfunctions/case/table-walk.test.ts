import type { Case, CaseAction, CaseState, Outcome } from '../../../cloudfunctions/case/case';
import { pausedClock, reopenUntilOf } from '../../../cloudfunctions/case/clock';
import { clockStepOf, resumed, taskStepOf } from '../../../cloudfunctions/case/clock-steps';
import { firstBrokenEvent } from '../../../cloudfunctions/case/events';
import { openCase } from '../../../cloudfunctions/case/open-case';
import { allowedActions, departmentDesk } from '../../../cloudfunctions/case/policy';
import { applied, type Desk, type StepContent, stepOf } from '../../../cloudfunctions/case/step';
import { deskOf, openTasks } from '../../../cloudfunctions/case/waiting';
import { stateWords } from '../../../cloudfunctions/case/words';
import { type Transition, transitionFrom, transitions } from '../../../cloudfunctions/case/workflow';
import { defaultSettings } from '../../../cloudfunctions/platform/default-settings';
import { clockActions } from '../../support/case-steps';
import { everybody, expectInvariants, preferred, type Random, randomOf } from '../../support/random-walk';
import { codes, openidOf, westGridWithPeople } from '../../support/small-town';

/**
 * Random steps over the table itself, people's and the clock's, with time going on: at least 10,000, and on until every
 * action was met.
 */
const steps = 10_000;
const most = 50_000;
const everyAction = [...new Set(transitions.map((row) => row.action))];
const rules = { ...defaultSettings, town: codes.town, version: 0 };

it(`a case keeps its invariants over ${steps} random steps of the table, and every state and action is met`, () => {
  const random = randomOf(20261124);
  const states = new Set<CaseState>();
  const met = new Map<CaseAction, number>();
  const start = new Date('2026-01-05T01:30:00Z');
  let now = start;
  let facts = opened(random, now, 0);
  for (let step = 0; step < steps || (met.size < everyAction.length && step < most); ) {
    now = new Date(
      now.getTime() + random.pick([60_000, 900_000, 3_600_000, 86_400_000, 3 * 86_400_000, 9 * 86_400_000]),
    );
    // People are slow: often only the clock moves, else no notice would ever run its time.
    const next = byClock(facts, now) ?? (random.below(2) > 0 ? facts : byPerson(facts, now, random, met));
    if (next && next !== facts) {
      facts = next;
      step++;
      expectInvariants(facts, now);
      states.add(facts.state);
      const last = facts.events.at(-1);
      if (last) met.set(last.action, (met.get(last.action) ?? 0) + 1);
    }
    const over = !facts.open && random.below(3) === 0;
    if (!next || over || facts.events.length > 60) {
      expect(firstBrokenEvent(facts._id, facts.events)).toBeUndefined();
      // Within the years whose holidays are known.
      now = new Date(start.getTime() + random.below(300) * 86_400_000);
      facts = opened(random, now, step);
    }
  }
  expect([...states].sort()).toEqual(Object.keys(stateWords).sort());
  expect([...met.keys()].sort()).toEqual([...everyAction].sort());
});

function opened(random: Random, now: Date, index: number): Case {
  const category = rules.categories[random.below(rules.categories.length)];
  if (!category) throw new RangeError('no category');
  const given = { text: '楼道灯坏了', photos: [], place: null, noticeConsents: random.below(3), registeredBy: '' };
  const contact = { key: 'test', iv: '', data: '', tag: '' };
  const by = { role: 'resident' as const };
  const input = { id: `walk-${index}`, request: `walk-${index}`, reporter: openidOf('zhang'), by, category, contact };
  return openCase({ ...input, ...given, urgent: random.below(3) === 0 }, westGridWithPeople(), rules, now);
}

function byClock(facts: Case, now: Date): Case | undefined {
  // A parent's end, which the timer carries over.
  if (facts.state === 'merged' && facts.since.getTime() + 5 * 86_400_000 < now.getTime()) {
    return taken(
      facts,
      'followParent',
      { event: { outcome: 'solved', publicText: '一并答复' }, changes: { outcome: 'solved' } },
      now,
    );
  }
  const late = facts.taskAt && facts.taskAt <= now ? taskStepOf(facts, now) : undefined;
  if (late) return taken(facts, late.action, late.content, now);
  if (!facts.clockAt || facts.clockAt > now) return undefined;
  const tick = clockStepOf(facts, now, rules);
  return tick && taken(facts, tick.action, tick.content, now);
}

/** Of two actions that come to mind, the one met less often: so that the rare ones are met as well. */
function byPerson(facts: Case, now: Date, random: Random, met: Map<CaseAction, number>): Case | undefined {
  const start = random.below(everybody.length);
  for (let turn = 0; turn < everybody.length; turn++) {
    const actor = everybody[(start + turn) % everybody.length];
    const allowed = actor
      ? allowedActions(actor, facts, now, reopenUntilOf(facts, rules)).filter(
          (action) => !clockActions.includes(action),
        )
      : [];
    if (allowed.length === 0) continue;
    const [one, other] = [random.pick(preferred(allowed, facts.state, random)), random.pick(allowed)];
    const action = ((met.get(one) ?? 0) <= (met.get(other) ?? 0) ? one : other) as Transition['action'];
    return taken(facts, action, contentOf(action, facts, now), now);
  }
  return undefined;
}

function taken(facts: Case, action: Transition['action'], content: StepContent, now: Date): Case {
  const row = transitionFrom(action, facts.state);
  if (!row) throw new RangeError(`${action} from ${facts.state}`);
  const code = action === 'transfer' ? codes.middleGrid : deskOf(row, facts);
  const desk: Desk | undefined =
    code && code !== facts.holder ? { code, name: code, phone: '', handler: null } : undefined;
  const stamp = { at: now, request: `request-${facts.version}`, by: { role: 'officer' as const } };
  return applied(facts, stepOf(facts, row, content, rules, stamp, desk));
}

/** What an action changes besides its row, as its file says it. */
function contentOf(action: CaseAction, facts: Case, now: Date): StepContent {
  const city = { code: departmentDesk(codes.town, '城管所'), name: '城管所' };
  const said = { publicText: '公开的话', internalText: '内部的话', score: 5, asked: [city], target: city };
  const ended = (outcome: Outcome): StepContent => ({ event: { ...said, outcome }, changes: { outcome } });
  const answer = { text: '好', name: '马超', at: now };
  const until = new Date(now.getTime() + 2 * 86_400_000);
  const changes: Partial<Record<CaseAction, () => StepContent['changes']>> = {
    transfer: () => ({ grid: codes.middleGrid }),
    dispute: () => ({ reopened: facts.reopened + 1, outcome: null, rating: null, closedAt: null, report: null }),
    confirm: () => ({ rating: { score: 5, text: '' } }),
    rate: () => ({ rating: { score: 5, text: '' } }),
    merge: () => ({ parent: { id: 'another', no: '123456789' } }),
    unmerge: () => ({ parent: null }),
    askPause: () => ({ pause: { reason: '等', until, askedBy: '王芳', agreedAt: null, dueAt: facts.dueAt } }),
    agreePause: () =>
      facts.pause
        ? { pause: { ...facts.pause, agreedAt: now, dueAt: facts.dueAt }, ...pausedClock(facts.pause.until) }
        : {},
    refusePause: () => ({ pause: null }),
    resume: () => resumed(facts, now, rules).changes,
    assign: () => ({
      tasks: [
        ...facts.tasks,
        { desk: city.code, name: city.name, ask: '请查看', askedAt: now, dueAt: until, answer: null },
      ],
    }),
    recall: () => ({ tasks: facts.tasks.filter((task) => task !== openTasks(facts)[0]) }),
    contribute: () => ({ tasks: facts.tasks.map((task) => ({ ...task, answer: task.answer ?? answer })) }),
    readOutcome: () => ({ report: facts.report && { ...facts.report, readAt: now, readBy: '马超' } }),
    urge: () => ({ urged: facts.urged + 1 }),
    alarm: () => ({ urgent: true }),
    standDown: () => ({ urgent: false }),
    askMaterials: () => ({ missing: ['身份证'] }),
    publicise: () => ({ publication: { title: '公示', text: '内容', from: now, until, result: '' } }),
    object: () => ({
      objections: [...facts.objections, { id: `o-${facts.version}`, openid: 'o', at: now, text: '不', answer: null }],
    }),
    dismissObjection: () => ({ objections: answered(facts, now, false), clockStep: 'due', clockAt: facts.dueAt }),
    upholdObjection: () => ({ objections: answered(facts, now, true) }),
  };
  const outcomes: Partial<Record<CaseAction, Outcome>> = {
    settle: 'solved',
    return: 'notOurs',
    resolve: 'solved',
    approve: 'approved',
    refuse: 'refused',
  };
  const outcome = outcomes[action];
  if (outcome) {
    const report =
      action === 'settle' && facts.holder !== facts.grid
        ? { desk: city.code, name: '城管所', readAt: null, readBy: '' }
        : null;
    return { ...ended(outcome), changes: { outcome, report } };
  }
  return { event: said, changes: changes[action]?.() ?? {} };
}

function answered(facts: Case, now: Date, upheld: boolean): Case['objections'] {
  return facts.objections.map((one) => ({ ...one, answer: one.answer ?? { text: '已核实', upheld, at: now } }));
}
