import type { CaseAction } from '../../../cloudfunctions/case/case';
import { reopenUntilOf } from '../../../cloudfunctions/case/clock';
import { firstBrokenEvent } from '../../../cloudfunctions/case/events';
import { allowedActions } from '../../../cloudfunctions/case/policy';
import { defaultSettings } from '../../../cloudfunctions/platform/default-settings';
import { clockActions, stepCall, storedCase } from '../../support/case-steps';
import { everybody, expectInvariants, preferred, type Random, randomOf } from '../../support/random-walk';
import { codes, openidOf, type Refused, type SmallTown, startSmallTown, submission } from '../../support/small-town';

/**
 * Random walks through the real functions and their timer: whoever does whatever whenever, with time going on in
 * between, a case keeps what every case must keep. WALK_STEPS=10000 walks as far as the walk over the table does.
 */
const steps = Number(process.env['WALK_STEPS'] ?? 600);
const walkers = 20;
/** Steps between two moves of the clock. */
const stretch = 5;

const rules = { ...defaultSettings, town: codes.town, version: 0 };
const resident = openidOf('zhang');

let town: SmallTown;
let parentNo: string;
beforeAll(async () => {
  town = await startSmallTown();
  const parent = await town.call(openidOf('other'), 'case.submit', submission());
  parentNo = parent.no.replaceAll(' ', '');
});
afterAll(() => town.close());

describe('a case, whatever is done to it through the functions', () => {
  it(`keeps its invariants over ${steps} random steps`, async () => {
    const random = randomOf(20261124);
    let taken = 0;
    let ids = await newCases(random);
    while (taken < steps) {
      await Promise.all(ids.map((id) => walk(id, stretch, random)));
      taken += walkers * stretch;
      await town.cloud.advance(random.pick([60_000, 3_600_000, 86_400_000, 9 * 86_400_000]));
      for (const id of ids) expectInvariants(await storedCase(town.cloud, id), new Date(town.cloud.clock.now()));
      if (random.below(6) === 0) ids = await newCases(random);
    }
    expect(taken).toBeGreaterThanOrEqual(steps);
  }, 1_200_000);
});

/** Takes random steps on one case, most of them allowed and some not; nobody else touches it but the clock. */
async function walk(id: string, count: number, random: Random): Promise<void> {
  let before = await storedCase(town.cloud, id);
  for (let step = 0; step < count; step++) {
    const actor = random.pick(everybody);
    const now = new Date(town.cloud.clock.now());
    const allowed = allowedActions(actor, before, now, reopenUntilOf(before, rules)).filter(
      (action) => !clockActions.includes(action),
    );
    const action =
      random.below(10) === 0 || allowed.length === 0
        ? random.pick(tried)
        : random.pick(preferred(allowed, before.state, random));
    const { name, data } = stepCall(action, before, parentNo);
    const refused = await town.call(actor.openid, name, data as never).then(
      () => undefined,
      (error: Refused) => error.code,
    );
    const after = await storedCase(town.cloud, id);
    // The clock may come between, and nobody else.
    const taken = after.events
      .filter(({ seq, by }) => seq > before.version && by.role !== 'timer')
      .map((one) => one.action);
    expect({ action, taken }).toEqual({ action, taken: refused ? [] : [action] });
    expectInvariants(after, now);
    before = after;
  }
  expect(firstBrokenEvent(id, before.events)).toBeUndefined();
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
const tried: CaseAction[] = ['accept', 'settle', 'define', 'publicise', 'approve', 'acknowledge', 'confirm', 'object'];
