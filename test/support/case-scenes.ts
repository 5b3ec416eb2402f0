import type { Case, CaseState } from '../../cloudfunctions/case/case';
import { chainEvent } from '../../cloudfunctions/case/events';
import { departmentDesk } from '../../cloudfunctions/case/policy';
import { priorityOf, queuesOf } from '../../cloudfunctions/case/waiting';
import { storedCase } from './case-steps';
import { codes, type SmallTown, submission } from './small-town';

const { westGrid: grid, westCommunity: community, town: townCode, district } = codes;
const cityDesk = departmentDesk(townCode, '城管所');

/** A case of each state as its procedure brings it there, at its usual desk, with what the guards of its rows ask for. */
export const scenes: Record<CaseState, Partial<Case>> = {
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

/** Makes cases in any state, straight into the database, for tests that begin in the middle of a life. */
export interface Scenes {
  /** A case as it would be, not stored. */
  scene(state: CaseState): Case;
  /** A fresh one in the database. */
  stored(state: CaseState): Case;
  /** The number of another open case, to merge into. */
  parentNo: string;
}

/** @param reporter the openid whose cases they are */
export async function makeScenes(town: SmallTown, reporter: string): Promise<Scenes> {
  const { id } = await town.call(reporter, 'case.submit', submission({ contact: '13955556666' }));
  const template = await storedCase(town.cloud, id);
  const parent = await town.call('other-openid', 'case.submit', submission());
  let made = 0;
  const make = (state: CaseState): Case =>
    scene(state, template, `scene-${String(++made).padStart(12, '0')}`, new Date(town.cloud.clock.now()));
  return {
    scene: make,
    stored(state) {
      const facts = make(state);
      town.cloud.database.insertMany('cases', [facts]);
      return facts;
    },
    parentNo: parent.no.replaceAll(' ', ''),
  };
}

function scene(state: CaseState, template: Case, id: string, now: Date): Case {
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
