import { planActions } from '../../../cloudfunctions/division/plan-states';
import { codes, openidOf, type Refused, type SmallTown, staff, startSmallTown } from '../../support/small-town';

const community = codes.westCommunity;
const states = ['draft', 'submitted', 'sentBack', 'accepted', 'inForce', 'replaced'] as const;
const people = ['zhang-openid', ...Object.keys(staff).map(openidOf)];

let town: SmallTown;
beforeAll(async () => {
  town = await startSmallTown();
});
afterAll(() => town.close());

const box = (index: number, corners = 4) => {
  const [west, south, side] = [117.2 + (index % 10) * 0.001, 31.86 + Math.floor(index / 10) * 0.001, 0.0009];
  const ring = Array.from({ length: corners }, (_, corner): [number, number] => {
    const turn = (2 * Math.PI * corner) / corners;
    return [west + side * (0.5 + 0.5 * Math.cos(turn)), south + side * (0.5 + 0.5 * Math.sin(turn))];
  });
  return [[...ring, ring[0] as [number, number]]];
};

const grid = (index: number, corners?: number) => ({
  code: `${community}${String(index + 1).padStart(3, '0')}`,
  name: `网格${index + 1}`,
  kind: 'dedicated' as const,
  estates: [],
  border: box(index, corners),
  households: 400,
  people: 1200,
  counted: 'hand' as const,
  reason: '',
});

let version = 0;
/** A community's newest plan in a state, straight into the database. Plans before it are in the way of nobody. */
function stored(state: (typeof states)[number], grids = [grid(0), grid(1)]): number {
  version++;
  const hand = { personId: 'chen', name: '陈静', at: new Date() };
  const plan = {
    ...{ _id: `${community}@${version}`, community, town: codes.town, district: codes.district, version, state },
    ...{ edition: 1, request: 'request-of-nobody', grids, gridCount: grids.length, outside: 0, base: 0 },
    ...{
      begun: hand,
      saved: hand,
      submitted: null,
      decided: null,
      from: '2027-01-01',
      handover: null,
      enforcedAt: null,
    },
  };
  town.cloud.database.insertMany('divisions', [plan]);
  return version;
}

const file = { fileId: 'cloud://local/imports/none.csv', fileName: 'none.csv' };

/** Tries an action as somebody; resolves to the code it was refused with, '' when it was taken. */
async function tried(openid: string, action: (typeof planActions)[number], number: number): Promise<string> {
  const of = { community, version: number };
  const { call } = town;
  const attempts = {
    begin: () => call(openid, 'division.begin', { community }),
    save: () => call(openid, 'division.save', { ...of, edition: 1, changed: [], removed: [] }),
    submit: () => call(openid, 'division.submit', { ...of, edition: 1 }),
    takeBack: () => call(openid, 'division.takeBack', of),
    sendBack: () => call(openid, 'division.sendBack', { ...of, words: '请修改' }),
    accept: () => call(openid, 'division.accept', { ...of, from: '2027-01-01' }),
    propose: () => call(openid, 'division.propose', { ...of, edition: 1 }),
    import: () => call(openid, 'division.importFile', { ...of, edition: 1, ...file }),
    export: () => call(openid, 'division.exportFile', { ...of, format: 'csv' }),
  };
  return attempts[action]().then(
    () => '',
    (error: Refused) => error.code,
  );
}

describe('each action in each state, as everybody', () => {
  it.each(states)('%s: what `can` says is what is allowed', async (state) => {
    for (const openid of people) {
      let number = stored(state);
      const view = await town.call(openid, 'division.open', { community }).catch(() => undefined);
      const can: readonly string[] = view?.can ?? [];
      for (const action of planActions) {
        const code = await tried(openid, action, number);
        const refused = code === 'FORBIDDEN' || code === 'PLAN_CHANGED';
        // Who begun the draft is given it again.
        const isOwnDraft = action === 'begin' && state === 'draft' && openid === openidOf('chen');
        expect([openid, action, refused]).toEqual([openid, action, !can.includes(action) && !isOwnDraft]);
        if (action === 'begin' && !refused && !isOwnDraft) version++;
        if (!refused && action !== 'export') number = stored(state);
      }
    }
  });

  it('a plan of 60 grids of 200 corners is opened in less than a megabyte', async () => {
    stored(
      'draft',
      Array.from({ length: 60 }, (_, index) => grid(index, 200)),
    );
    const view = await town.call(openidOf('chen'), 'division.open', { community });
    expect(view.grids).toHaveLength(60);
    expect(Buffer.byteLength(JSON.stringify(view))).toBeLessThan(1024 * 1024);
  });

  it('nor do copies of one grid make its findings outgrow a reply', async () => {
    stored(
      'draft',
      Array.from({ length: 60 }, (_, index) => ({ ...grid(index), border: box(0, 200) })),
    );
    const view = await town.call(openidOf('chen'), 'division.open', { community });
    expect(view.findings).toHaveLength(200);
    expect(Buffer.byteLength(JSON.stringify(view))).toBeLessThan(1024 * 1024);
  });
});
