import fc from 'fast-check';
import type { Case, CaseAction, CaseState } from '../../cloudfunctions/case/case';
import { allowedActions } from '../../cloudfunctions/case/policy';
import { queuesOf } from '../../cloudfunctions/case/waiting';
import { transitionFrom } from '../../cloudfunctions/case/workflow';
import type { Actor } from '../../cloudfunctions/platform/identity';
import { openidOf, person, type StaffId, staff } from './small-town';

/** Everybody of the small town, the resident whose case it is, and somebody else. */
export const everybody: Actor[] = [
  { openid: openidOf('zhang'), roles: [] },
  { openid: openidOf('neighbour'), roles: [] },
  ...(Object.keys(staff) as StaffId[]).map((id) => {
    const { name, phone, roles } = person(id);
    return { openid: openidOf(id), personId: id, name, phone, roles };
  }),
];

/** What is true of every case at any time; throws naming the rule that is broken. */
export function expectInvariants(facts: Case, now: Date): void {
  const { state, stage, dueAt, clockAt, pause } = facts;
  const check = (rule: string, holds: boolean): void => {
    if (!holds) throw new Error(`${rule}: not so of ${JSON.stringify({ ...facts, events: facts.events.slice(-5) })}`);
  };
  check('every event is one version', facts.events.at(-1)?.seq === facts.version);
  check('somebody holds it', [facts.grid, facts.community, facts.town, facts.district].includes(facts.holder));
  check('its queues are those of its facts', sameSet(facts.queues, queuesOf(facts)));
  check('open until closed or withdrawn', facts.open === !['closed', 'withdrawn'].includes(state));
  check('watched while open', facts.watched.length === (facts.open ? 3 : 0));
  check('a clock runs, or stands by agreement', Boolean(dueAt) === (stage !== null && !pause?.agreedAt));
  check('a pause ends by itself', !pause?.agreedAt || facts.clockStep === 'resume');
  check('the clock has something to do, or all levels know', clockAt !== null || !dueAt || facts.late);
  check('somebody or the clock can go on', !facts.open || canGoOn(facts, now));
  check('an answer has an outcome', state !== 'answered' || facts.outcome !== null);
}

/** Whether anybody, or the clock, can bring an open case to another state. */
function canGoOn(facts: Case, now: Date): boolean {
  const byPeople = everybody.some((actor) =>
    allowedActions(actor, facts, now, null).some((action) => {
      const to = transitionFrom(action, facts.state)?.to;
      return to !== undefined && to !== 'same';
    }),
  );
  return byPeople || facts.clockAt !== null || facts.parent !== null;
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return [...a].sort().join() === [...b].sort().join();
}

/** Mostly what leads somewhere, and seldom what ends it: so that the far states are reached too. */
export function preferred(allowed: CaseAction[], state: CaseState, random: Random): CaseAction[] {
  const onward = allowed.filter((action) => {
    const row = transitionFrom(action, state);
    return row && row.to !== 'same' && row.to !== 'withdrawn';
  });
  return onward.length > 0 && random.below(2) > 0 ? onward : allowed;
}

export interface Random {
  below(most: number): number;
  pick<T>(items: readonly T[]): T;
}

/** One seed, one walk: fast-check's generator, drawn from as the walk goes. */
export function randomOf(seed: number): Random {
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
