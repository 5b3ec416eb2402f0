import type { Case, CaseAction } from '../../../cloudfunctions/case/case';
import { firstBrokenEvent } from '../../../cloudfunctions/case/events';
import { allowedActions } from '../../../cloudfunctions/case/policy';
import { transitions } from '../../../cloudfunctions/case/workflow';
import type { Actor } from '../../../cloudfunctions/platform/identity';
import { makeScenes, type Scenes } from '../../support/case-scenes';
import { clockActions, stepCall, storedCase } from '../../support/case-steps';
import { openidOf, person, type SmallTown, type StaffId, staff, startSmallTown } from '../../support/small-town';

const resident = 'zhang-openid';
const people: Actor[] = [
  { openid: resident, roles: [] },
  { openid: 'neighbour-openid', roles: [] },
  ...(Object.keys(staff) as StaffId[]).map((id) => ({ openid: openidOf(id), personId: id, roles: person(id).roles })),
];

let town: SmallTown;
let staged: Scenes;
beforeAll(async () => {
  town = await startSmallTown();
  staged = await makeScenes(town, resident);
});
afterAll(() => town.close());

const steps = transitions
  .filter((row) => !clockActions.includes(row.action))
  .flatMap((row) => row.from.map((state) => ({ action: row.action, state, moves: row.to !== 'same' })));

describe('two at the same step', () => {
  it.each(steps)('$action of a case that is $state: what is told done is done, once each', async ({
    action,
    state,
    moves,
  }) => {
    const facts = staged.stored(state);
    const able = people.filter((actor) => allows(actor, facts, action));
    // Rows whose guards the scene does not meet have nobody; the table test proves that they are refused.
    if (able.length === 0) return;
    const [first = people[0], second = first] = able;
    const { name, data } = stepCall(action, facts, staged.parentNo);
    const results = await Promise.allSettled(
      [first, second].map((actor) => town.call(actor?.openid ?? '', name, data as never)),
    );
    const won = results.filter(({ status }) => status === 'fulfilled').length;
    const after = await storedCase(town.cloud, facts._id);
    expect({ won: won > 0, steps: after.version - facts.version }).toEqual({ won: true, steps: won });
    expect(firstBrokenEvent(facts._id, after.events)).toBeUndefined();
    // A step out of its state cannot be taken twice.
    if (moves && !transitions.some((row) => row.action === action && row.from.includes(after.state))) {
      expect(won).toBe(1);
    }
    for (const result of results) {
      if (result.status === 'rejected') {
        expect(result.reason).toMatchObject({
          code: expect.stringMatching(/CASE_CHANGED|FORBIDDEN|NOT_FOUND|BAD_INPUT/),
        });
      }
    }
  });
});

function allows(actor: Actor, facts: Case, action: CaseAction): boolean {
  const now = new Date(town.cloud.clock.now());
  return allowedActions(actor, facts, now, now).includes(action);
}
