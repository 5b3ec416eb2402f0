import type { Case, CaseAction, CaseState } from '../../../cloudfunctions/case/case';
import { chainEvent } from '../../../cloudfunctions/case/events';
import { hold } from '../../../cloudfunctions/case/guards';
import { departmentDesk } from '../../../cloudfunctions/case/policy';
import { type Party, priorityOf, queuesOf, transitions } from '../../../cloudfunctions/case/workflow';
import { clockActions, stepCall, storedCase } from '../../support/case-steps';
import { codes, openidOf, type Refused, type SmallTown, startSmallTown, submission } from '../../support/small-town';

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
const cityDesk = departmentDesk(townCode, '城管所');

/** A case of each state as its procedure brings it there, at its usual desk, with what the guards of its rows ask for. */
const scenes: Record<CaseState, Partial<Case>> = {
  submitted: { holder: grid },
  accepted: { holder: community, tasks: [task(cityDesk)] },
  answered: {
    holder: community,
    outcome: 'solved',
    report: { desk: cityDesk, name: '城管所', readAt: null, readBy: '' },
  },
  reopened: { holder: community, reopened: 1 },
  closed: { holder: grid, outcome: 'solved', open: false },
  withdrawn: { holder: grid, open: false },
  merged: { holder: grid, parent: { id: 'another-case-00001', no: '123456789' } },
  alarmed: { holder: community },
  responding: { holder: community },
  controlled: { holder: community },
  resolved: { holder: community, outcome: 'solved' },
  defining: { holder: community },
  supplementing: { holder: community, missing: ['身份证'] },
  reviewing: { holder: townCode, pause: pause(false) },
  publicised: { holder: townCode, objections: [objection()] },
  deciding: { holder: district },
};

/** What each role is to a case, by the desk that holds it. */
function partiesOf(role: Role, facts: Case): Party[] {
  const at = (desk: string): boolean => facts.holder === desk;
  const lists: Record<Role, Array<Party | false>> = {
    reporter: ['reporter'],
    neighbour: ['public'],
    officer: [at(grid) && 'holder', 'field', 'public'],
    otherOfficer: ['public'],
    clerk: [at(community) && 'holder', 'centre', 'responder', 'public'],
    lead: [
      (at(grid) || at(community)) && 'holder',
      'centre',
      'responder',
      at(grid) && 'above',
      at(grid) && 'overseer',
      'public',
    ],
    office: [at(townCode) && 'holder', 'responder', at(community) && 'above', !at(townCode) && 'overseer', 'public'],
    townClerk: [at(townCode) && 'holder', 'responder', at(community) && 'above', 'public'],
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
const outsiders: readonly Role[] = ['neighbour', 'otherOfficer'];

let town: SmallTown;
let template: Case;
let parentNo: string;
let made = 0;

beforeAll(async () => {
  town = await startSmallTown();
  const { id } = await town.call(resident, 'case.submit', submission({ contact: '13955556666' }));
  template = await storedCase(town.cloud, id);
  const parent = await town.call('other-openid', 'case.submit', submission());
  parentNo = parent.no.replaceAll(' ', '');
});
afterAll(() => town.close());

const states = Object.keys(scenes) as CaseState[];
const actions = [...new Set(transitions.map((row) => row.action))].filter((action) => !clockActions.includes(action));

describe.each(states)('a case that is %s', (state) => {
  it.each(Object.keys(roles) as Role[])('lets %s do exactly what the table says', async (role) => {
    const expected = expectedFor(role, scene(state));
    const facts = stored(state);
    if (outsiders.includes(role)) {
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
  const facts = stored(state);
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
    (action) => !outsiders.includes(role) || action === 'object',
  );
}

async function refusal(role: Role, action: string, facts: Case): Promise<Refused | undefined> {
  const { name, data } =
    action === 'detail'
      ? { name: 'case.detail' as const, data: { id: facts._id } }
      : stepCall(action as CaseAction, facts, parentNo);
  return town.call(roles[role], name, data as never).then(
    () => undefined,
    (error) => error as Refused,
  );
}

/** A fresh case in a state, straight into the database. */
function stored(state: CaseState): Case {
  const facts = scene(state);
  town.cloud.database.insertMany('cases', [facts]);
  return facts;
}

function scene(state: CaseState): Case {
  const id = `scene-${String(++made).padStart(12, '0')}`;
  const now = new Date(town.cloud.clock.now());
  const first = chainEvent(id, undefined, {
    seq: 1,
    at: now,
    action: 'submit',
    by: { role: 'resident' },
    desk: grid,
    from: null,
    to: 'submitted',
    request: 'scene-request-0001',
  });
  const facts: Case = { ...template, _id: id, no: id, state, stage: 'accept', events: [first], ...scenes[state] };
  if (state === 'closed' || state === 'withdrawn') facts.closedAt = now;
  if (state === 'publicised') {
    facts.publication = {
      title: '公示',
      text: '内容',
      from: now,
      until: new Date(now.getTime() + 86_400_000),
      result: '',
    };
  }
  return { ...facts, queues: queuesOf(facts), priority: priorityOf(facts) };
}

function task(desk: string): Case['tasks'][number] {
  const at = new Date('2026-11-24T01:30:00Z');
  return { desk, name: '城管所', ask: '请查看', askedAt: at, dueAt: at, answer: null };
}

function pause(agreed: boolean): NonNullable<Case['pause']> {
  const until = new Date('2026-12-01T01:30:00Z');
  return { reason: '等配件', until, askedBy: '刘洋', agreedAt: agreed ? until : null, dueAt: until };
}

function objection(): Case['objections'][number] {
  const at = new Date('2026-11-24T01:30:00Z');
  return { id: 'objection-0000000001', openid: 'somebody-openid', at, text: '不符合条件', answer: null };
}
