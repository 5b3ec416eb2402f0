import fc from 'fast-check';
import type { Case, CaseAction, CaseState } from '../../../cloudfunctions/case/case';
import { firstBrokenEvent } from '../../../cloudfunctions/case/events';
import { allowedActions } from '../../../cloudfunctions/case/policy';
import { reopenUntilOf } from '../../../cloudfunctions/case/reopening';
import { stateWords } from '../../../cloudfunctions/case/words';
import { queuesOf, transitionFrom, transitions } from '../../../cloudfunctions/case/workflow';
import { defaultSettings } from '../../../cloudfunctions/platform/default-settings';
import type { Actor } from '../../../cloudfunctions/platform/identity';
import { clockActions, stepCall, storedCase } from '../../support/case-steps';
import {
  codes,
  openidOf,
  person,
  type Refused,
  type SmallTown,
  type StaffId,
  staff,
  startSmallTown,
  submission,
} from '../../support/small-town';

/**
 * Random walks through the real functions: whoever does whatever whenever, with time going on in between, a case keeps
 * what every case must keep. WALK_STEPS=100000 walks ten times as far.
 */
const steps = Number(process.env['WALK_STEPS'] ?? 10_000);
const walkers = 20;

const everyAction = [...new Set<CaseAction>(['submit', ...transitions.map((row) => row.action)])];
const resident = 'zhang-openid';
const rules = { ...defaultSettings, town: codes.town, version: 0 };
const people: Actor[] = [
  { openid: resident, roles: [] },
  { openid: 'neighbour-openid', roles: [] },
  ...(Object.keys(staff) as StaffId[]).map((id) => {
    const { name, phone, roles } = person(id);
    return { openid: openidOf(id), personId: id, name, phone, roles };
  }),
];

let town: SmallTown;
let parentNo: string;
beforeAll(async () => {
  town = await startSmallTown();
  const parent = await town.call('other-openid', 'case.submit', submission());
  parentNo = parent.no.replaceAll(' ', '');
});
afterAll(() => town.close());

describe('a case, whatever is done to it', () => {
  it(`keeps its invariants over ${steps} random steps`, async () => {
    const random = randomOf(20261124);
    let taken = 0;
    let ids = await newCases(random);
    while (taken < steps) {
      await Promise.all(ids.map((id) => walk(id, 10, random)));
      taken += walkers * 10;
      await town.cloud.advance(random.pick([60_000, 3_600_000, 86_400_000, 5 * 86_400_000]));
      for (const id of ids) expectInvariants(await storedCase(town.cloud, id));
      // Those that are over for good make room for new ones.
      if (random.below(8) === 0) ids = await newCases(random);
    }
    // A walk that never got somewhere has proved nothing about it.
    expect([...visited.states].sort()).toEqual(Object.keys(stateWords).sort());
    expect([...visited.actions].sort()).toEqual(everyAction.sort());
  }, 600_000);
});

/** Takes random steps on one case, most of them allowed and some not; nobody else touches it but the clock. */
async function walk(id: string, count: number, random: Random): Promise<void> {
  let before = await storedCase(town.cloud, id);
  for (let step = 0; step < count; step++) {
    const actor = random.pick(people);
    const now = new Date(town.cloud.clock.now());
    const allowed = allowedActions(actor, before, now, reopenUntilOf(before, rules)).filter(
      (action) => !clockActions.includes(action),
    );
    const forbidden = random.below(10) === 0;
    const action = forbidden || allowed.length === 0 ? random.pick(tried) : random.pick(allowed);
    const { name, data } = stepCall(action, before, parentNo);
    const refused = await town.call(actor.openid, name, data as never).then(
      () => undefined,
      (error: Refused) => error.code,
    );
    const after = await storedCase(town.cloud, id);
    if (refused && after.version !== before.version) throw new Error(`${action} was refused and done`);
    if (!refused) expect(after.events.at(-1)).toMatchObject({ action, seq: before.version + 1 });
    expectInvariants(after);
    before = after;
  }
  expect(firstBrokenEvent(id, before.events)).toBeUndefined();
}

const visited = { states: new Set<CaseState>(), actions: new Set<CaseAction>() };

function expectInvariants(facts: Case): void {
  const { state, stage, dueAt, clockAt, pause } = facts;
  const last = facts.events.at(-1);
  visited.states.add(state);
  if (last) visited.actions.add(last.action);
  const check = (rule: string, holds: boolean): void => {
    if (!holds) throw new Error(`${rule}: not so of ${JSON.stringify({ ...facts, events: facts.events.slice(-5) })}`);
  };
  check('every event is one version', last?.seq === facts.version);
  check('somebody holds it', [facts.grid, facts.community, facts.town, facts.district].includes(facts.holder));
  check('its queues are those of its facts', sameSet(facts.queues, queuesOf(facts)));
  check('open until closed or withdrawn', facts.open === !['closed', 'withdrawn'].includes(state));
  check('watched while open', facts.watched.length === (facts.open ? 3 : 0));
  check('a clock runs, or stands by agreement', Boolean(dueAt) === (stage !== null && !pause?.agreedAt));
  check('a pause ends by itself', !pause?.agreedAt || facts.clockStep === 'resume');
  check('the clock has something to do, or all levels know', clockAt !== null || !dueAt || facts.late);
  check('somebody or the clock can go on', !facts.open || canGoOn(facts));
  check('an answer has an outcome', state !== 'answered' || facts.outcome !== null);
}

/** Whether anybody, or the clock, can bring an open case to another state. */
function canGoOn(facts: Case): boolean {
  const now = new Date(town.cloud.clock.now());
  const byPeople = people.some((actor) =>
    allowedActions(actor, facts, now, null).some((action) => {
      const to = transitionFrom(action, facts.state)?.to;
      return to !== undefined && to !== 'same';
    }),
  );
  return byPeople || facts.clockAt !== null || facts.parent !== null;
}

async function newCases(random: Random): Promise<string[]> {
  const opened = Array.from({ length: walkers }, () =>
    town.call(
      resident,
      'case.submit',
      submission({
        urgent: random.below(3) === 0,
        contact: '13955556666',
        category: random.pick(['power', 'water', 'minimumLiving']),
      }),
    ),
  );
  return (await Promise.all(opened)).map(({ id }) => id);
}

/** Tried where nothing is allowed, or in spite of it. */
const tried: CaseAction[] = [
  'accept',
  'settle',
  'define',
  'publicise',
  'approve',
  'acknowledge',
  'confirm',
  'assign',
  'bring',
  'object',
];

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return [...a].sort().join() === [...b].sort().join();
}

interface Random {
  below(most: number): number;
  pick<T>(items: readonly T[]): T;
}

/** One seed, one walk: fast-check's generator, drawn from as the walk goes. */
function randomOf(seed: number): Random {
  const draws = fc.sample(fc.nat(), { seed, numRuns: 50_000 });
  let next = 0;
  const below = (most: number): number => (draws[next++ % draws.length] ?? 0) % most;
  return {
    below,
    pick<T>(items: readonly T[]): T {
      const item = items[below(items.length)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
  };
}
