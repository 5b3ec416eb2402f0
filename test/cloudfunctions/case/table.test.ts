import type { Case, CaseAction, CaseState } from '../../../cloudfunctions/case/case';
import { hold } from '../../../cloudfunctions/case/guards';
import { type Party, transitions } from '../../../cloudfunctions/case/workflow';
import { makeScenes, type Scenes, scenes } from '../../support/case-scenes';
import { clockActions, stepCall, storedCase } from '../../support/case-steps';
import { codes, openidOf, type Refused, type SmallTown, startSmallTown } from '../../support/small-town';

/**
 * Every state × role × action through the real functions: allowed exactly as the table says. What each role stands as
 * is written down here once more by hand, so that the policy is not its own witness.
 */
const resident = 'zhang-openid';
const roles = {
  reporter: resident,
  neighbour: 'neighbour-openid',
  officer: openidOf('wang'),
  otherOfficer: openidOf('zhao'),
  clerk: openidOf('clerk'),
  lead: openidOf('chen'),
  office: openidOf('office'),
  townClerk: openidOf('townClerk'),
  department: openidOf('cityClerk'),
  approver: openidOf('approver'),
  leader: openidOf('leader'),
} as const;
type Role = keyof typeof roles;

const { westGrid: grid, westCommunity: community, town: townCode, district } = codes;

/** What each role is to a case, by the desk that holds it. */
function partiesOf(role: Role, facts: Case): Party[] {
  const at = (desk: string): boolean => facts.holder === desk;
  const emergency = ['alarmed', 'responding', 'controlled', 'resolved'].includes(facts.state);
  const lists: Record<Role, Array<Party | false>> = {
    reporter: ['reporter'],
    neighbour: ['public'],
    officer: [at(grid) && 'holder', 'field', 'public'],
    otherOfficer: ['public'],
    clerk: [at(community) && 'holder', 'centre', emergency && 'responder', 'public'],
    lead: [
      (at(grid) || at(community)) && 'holder',
      'centre',
      emergency && 'responder',
      at(grid) && 'above',
      at(grid) && 'overseer',
      'public',
    ],
    office: [
      at(townCode) && 'holder',
      emergency && 'responder',
      at(community) && 'above',
      !at(townCode) && 'overseer',
      'public',
    ],
    townClerk: [at(townCode) && 'holder', emergency && 'responder', at(community) && 'above', 'public'],
    department: [
      facts.tasks.some(({ answer }) => !answer) && 'tasked',
      facts.report !== null && 'department',
      'public',
    ],
    approver: [at(district) && 'holder', at(townCode) && 'above', !at(district) && 'overseer', 'public'],
    leader: ['overseer', 'public'],
  };
  return lists[role].filter((party) => party !== false);
}

/** Who sees the case at all; the others are told it is not there. */
function isOutside(role: Role, { tasks, report }: Case): boolean {
  if (role === 'department') return tasks.length === 0 && report === null;
  return role === 'neighbour' || role === 'otherOfficer';
}

let town: SmallTown;
let staged: Scenes;

beforeAll(async () => {
  town = await startSmallTown();
  staged = await makeScenes(town, resident);
});
afterAll(() => town.close());

const states = Object.keys(scenes) as CaseState[];
const actions = [...new Set(transitions.map((row) => row.action))].filter((action) => !clockActions.includes(action));

describe.each(states)('a case that is %s', (state) => {
  it.each(Object.keys(roles) as Role[])('lets %s do exactly what the table says', async (role) => {
    const expected = expectedFor(role, staged.scene(state));
    const facts = staged.stored(state);
    if (isOutside(role, facts)) {
      expect((await refusal(role, 'detail', facts))?.code).toBe('NOT_FOUND');
    } else {
      const view = await town.call(roles[role], 'case.detail', { id: facts._id });
      expect([...new Set(view.can)].sort()).toEqual(expected.sort());
    }
    // Through the door of every function too: what is allowed is done, what is not is refused and changes nothing.
    const tried = role === 'office' || role === 'neighbour' ? actions : [...new Set([...expected, ...rowsFrom(state)])];
    for (const action of tried) await tryAction(role, action, state, expected.includes(action));
  });
});

async function tryAction(role: Role, action: CaseAction, state: CaseState, allowed: boolean): Promise<void> {
  const facts = staged.stored(state);
  const error = await refusal(role, action, facts);
  const outcome = { state, role, action, refused: error?.code };
  if (allowed) {
    expect(outcome).toEqual({ state, role, action, refused: undefined });
    return;
  }
  expect(['FORBIDDEN', 'CASE_CHANGED', 'NOT_FOUND']).toContain(outcome.refused);
  expect((await storedCase(town.cloud, facts._id)).version).toBe(facts.version);
}

function rowsFrom(state: CaseState): CaseAction[] {
  return actions.filter((action) => transitions.some((row) => row.action === action && row.from.includes(state)));
}

function expectedFor(role: Role, facts: Case): CaseAction[] {
  const parties = partiesOf(role, facts);
  const now = new Date(town.cloud.clock.now());
  const rows = transitions.filter(
    (row) =>
      row.from.includes(facts.state) &&
      row.who.some((party) => parties.includes(party)) &&
      hold(row.needs ?? [], { facts, now, reopenUntil: now }),
  );
  return [...new Set(rows.map((row) => row.action))].filter(
    // What people outside may do is the public's alone.
    (action) => !isOutside(role, facts) || action === 'object',
  );
}

async function refusal(role: Role, action: string, facts: Case): Promise<Refused | undefined> {
  const { name, data } =
    action === 'detail'
      ? { name: 'case.detail' as const, data: { id: facts._id } }
      : stepCall(action as CaseAction, facts, staged.parentNo);
  return town.call(roles[role], name, data as never).then(
    () => undefined,
    (error) => error as Refused,
  );
}
