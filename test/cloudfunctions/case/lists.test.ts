import type { QueueCursorView } from '../../../cloudfunctions/case/list-presenter';
import type { CaseView } from '../../../cloudfunctions/case/presenter';
import type { RoleGrant } from '../../../cloudfunctions/platform/identity';
import type { OutputOf } from '../../../miniprogram/services/api';
import {
  codes,
  officeMorning,
  openidOf,
  person,
  places,
  type Refused,
  type SmallTown,
  startSmallTown,
  submission,
} from '../../support/small-town';

const resident = 'zhang-openid';
const district = '340104';
const [wang, chen, office] = ['wang', 'chen', 'office'].map(openidOf) as [string, string, string];

let town: SmallTown;
let call: SmallTown['call'];
beforeAll(async () => {
  town = await startSmallTown();
  call = town.call;
});
afterAll(() => town.close());
/** Every list starts empty, on the same morning. */
beforeEach(async () => {
  const all = { collectionName: 'cases', queryType: 'WHERE', query: '{}', multi: true };
  await town.cloud.database.handle('database.removeDocument', all, 'test');
  town.cloud.clock.setOffset(officeMorning - Date.now());
});

let hired = 0;
/** Somebody more in the small town, with the roles given. Resolves to the openid. */
function hire(name: string, ...roles: Array<Omit<RoleGrant, 'from'>>): string {
  const grants = roles.map((role) => ({ ...role, from: new Date(0) }));
  const scopes = grants.map(({ scope }) => scope);
  const id = `hired-${++hired}`;
  const row = { ...person('office'), _id: id, openid: openidOf(id), name, roles: grants, scopes };
  town.cloud.database.insertMany('people', [row]);
  return openidOf(id);
}

const refused = (attempt: Promise<unknown>): Promise<Refused> =>
  attempt.then(
    () => Promise.reject(new Error('was not refused')),
    (error) => error as Refused,
  );
const submitted = (overrides = {}): Promise<CaseView> => call(resident, 'case.submit', submission(overrides));
const idsIn = ({ items }: OutputOf<'case.queue'>): string[] => items.map(({ id }) => id);
const itemIn = ({ items }: OutputOf<'case.queue'>, id: string) => items.find((item) => item.id === id);

/** Handed to the community's centre and accepted there. */
async function atCentre(): Promise<string> {
  const { id } = await submitted({ category: 'water' });
  await call(wang, 'case.bring', { id, reason: '要请城管所一起看' });
  await call(chen, 'case.accept', { id });
  return id;
}

describe('#case.queue', () => {
  it('holds at each desk what waits there', async () => {
    const clerk = hire('clerk', { role: 'townClerk', scope: codes.town });
    const approver = hire('approver', { role: 'districtApprover', scope: district });
    const { id } = await submitted({ category: 'seniorAllowance' });
    expect(idsIn(await call(wang, 'case.queue', {}))).toEqual([id]);

    await call(wang, 'case.apply', { id, text: '老人满八十周岁，材料已看过' });
    expect(itemIn(await call(chen, 'case.queue', {}), id)?.can).toContain('define');
    expect(idsIn(await call(wang, 'case.queue', {}))).toEqual([]);

    await call(chen, 'case.define', { id, note: '材料齐全' });
    expect(itemIn(await call(clerk, 'case.queue', {}), id)).toMatchObject({
      procedure: 'approval',
      state: 'reviewing',
    });

    await call(clerk, 'case.publicise', { id, title: '高龄津贴公示', text: '拟给予高龄津贴', note: '符合条件' });
    expect(idsIn(await call(clerk, 'case.queue', {}))).toEqual([]);
    await town.cloud.advance(10 * 24 * 3_600_000);
    expect(itemIn(await call(approver, 'case.queue', {}), id)).toMatchObject({
      holder: district,
      holderName: '蜀山区受理中心',
      communityName: '蜀山社区',
    });
  });

  it('shows a department what it was asked for, and at the bottom the outcome it has to sign for', async () => {
    const [cityDesk, civilDesk] = ['城管所', '民政办'].map((name) =>
      hire(name, { role: 'townClerk', scope: codes.town, department: name }),
    ) as [string, string];
    const id = await atCentre();
    await call(chen, 'case.assign', { id, departments: ['城管所'], ask: '请派人疏通' });
    expect(itemIn(await call(cityDesk, 'case.queue', {}), id)).toMatchObject({
      can: expect.arrayContaining(['contribute']),
      // Three working days of its own, not the seven of the centre.
      tasks: [{ desk: `${codes.town}/城管所`, due: '11月27日 17:30', late: '' }],
    });
    expect(idsIn(await call(civilDesk, 'case.queue', {}))).toEqual([]);

    await call(cityDesk, 'case.contribute', { id, text: '已疏通', photos: [] });
    expect(idsIn(await call(cityDesk, 'case.queue', {}))).toEqual([]);
    await call(chen, 'case.settle', { id, outcome: 'solved', text: '已疏通', internalText: '', photos: [] });
    const other = await atCentre();
    await call(chen, 'case.assign', { id: other, departments: ['城管所'], ask: '请看一下' });
    const queue = await call(cityDesk, 'case.queue', {});
    expect(idsIn(queue)).toEqual([other, id]);
    expect(itemIn(queue, id)?.can).toEqual(['readOutcome']);
    await call(cityDesk, 'case.readOutcome', { id });
    expect(idsIn(await call(cityDesk, 'case.queue', {}))).toEqual([other]);
  });

  it('puts an emergency on top of community, town and grid at once, urged before ordinary, paused at the end', async () => {
    const paused = await atCentre();
    await call(chen, 'case.askPause', { id: paused, reason: '等配件', days: 3 });
    expect(itemIn(await call(office, 'case.queue', {}), paused)?.can).toContain('agreePause');
    await call(office, 'case.agreePause', { id: paused });
    const ordinary = await atCentre();
    const urged = await atCentre();
    await call(office, 'case.urge', { id: urged, text: '请今天办好' });
    const emergency = await submitted();
    await call(wang, 'case.alarm', { id: emergency.id, text: '楼道着火' });
    const queue = await call(chen, 'case.queue', {});
    expect(idsIn(queue)).toEqual([emergency.id, urged, ordinary, paused]);
    expect(queue.items.map(({ urged: times, paused: still }) => [times, still])).toEqual([
      [0, false],
      [1, false],
      [0, false],
      [0, true],
    ]);
    expect(idsIn(await call(office, 'case.queue', {}))).toEqual([emergency.id]);
    expect(idsIn(await call(wang, 'case.queue', {}))).toEqual([emergency.id]);
  });

  it('gives somebody with several desks every case once, page by page, and examines no more than it gives', async () => {
    const both = hire(
      'both',
      { role: 'centreClerk', scope: codes.westCommunity },
      { role: 'officer', scope: codes.westGrid },
      { role: 'townClerk', scope: codes.town },
    );
    const ids: string[] = [];
    for (let index = 0; index < 25; index++) {
      const { id } = await submitted();
      ids.push(id);
      // Alarmed cases wait at three of the caller's desks at the same time.
      if (index % 2 === 0) await call(wang, 'case.alarm', { id, text: '冒烟' });
    }
    const { seen, costs } = await pages((after) => call(both, 'case.queue', after ? { after } : {}));
    expect(seen).toHaveLength(25);
    expect(new Set(seen)).toEqual(new Set(ids));
    for (const { examined, given } of costs) expect(examined).toBeLessThanOrEqual(given);
    expect(costs[0]?.calls).toBe(1);
  });
});

/** All pages of a list with what each cost. */
async function pages(page: (after?: QueueCursorView) => Promise<OutputOf<'case.queue'>>) {
  // Who is calling is looked up once.
  await page();
  const seen: string[] = [];
  const costs: Array<{ calls: number; examined: number; given: number }> = [];
  let after: QueueCursorView | undefined;
  do {
    const { items, next } = await page(after);
    const { databaseCalls, documentsExamined } = town.cloud.cost;
    costs.push({ calls: databaseCalls, examined: documentsExamined, given: items.length });
    seen.push(...items.map(({ id }) => id));
    after = next ?? undefined;
  } while (after);
  return { seen, costs };
}

describe('#case.watched', () => {
  it('shows a leader what is open in the linked communities, worst first, with the right to urge', async () => {
    const leader = hire('leader', { role: 'leader', scope: codes.westCommunity });
    const ordinary = await submitted();
    const urgent = await submitted({ urgent: true });
    await submitted({ place: places.inEastGrid });
    const done = await submitted();
    await call(resident, 'case.withdraw', { id: done.id, reason: '' });
    const list = await call(leader, 'case.watched', {});
    expect(idsIn(list)).toEqual([urgent.id, ordinary.id]);
    expect(itemIn(list, ordinary.id)).toMatchObject({ can: ['urge'], holder: codes.westGrid, handlerName: '王芳' });
    await call(leader, 'case.urge', { id: ordinary.id, text: '请抓紧' });
    expect(itemIn(await call(leader, 'case.watched', {}), ordinary.id)?.urged).toBe(1);
  });

  it('shows a centre lead the grids, and the town its communities', async () => {
    const { id } = await submitted();
    const other = await submitted({ place: places.inEastGrid });
    expect(idsIn(await call(chen, 'case.watched', {}))).toEqual([id]);
    expect(itemIn(await call(chen, 'case.watched', {}), id)?.can).toContain('urge');
    expect(idsIn(await call(office, 'case.watched', {}))).toEqual([id, other.id]);
  });

  it('gives each case once to somebody who watches over a place and one inside it', async () => {
    const lead = hire(
      'lead',
      { role: 'townOffice', scope: codes.town },
      { role: 'centreLead', scope: codes.westCommunity },
      { role: 'leader', scope: codes.eastCommunity },
    );
    const ids: string[] = [];
    for (let index = 0; index < 45; index++) {
      const place = index % 3 === 0 ? places.inEastGrid : places.inWestGrid;
      ids.push((await submitted({ urgent: index % 10 === 0, place })).id);
    }
    const { seen, costs } = await pages((after) => call(lead, 'case.watched', after ? { after } : {}));
    expect(seen).toHaveLength(45);
    expect(new Set(seen)).toEqual(new Set(ids));
    for (const { examined, given } of costs) expect(examined).toBeLessThanOrEqual(given);
    expect(costs[0]?.calls).toBe(1);
  });

  it('is for those who watch over a place', async () => {
    const clerk = hire('clerk', { role: 'townClerk', scope: codes.town });
    for (const openid of [resident, wang, clerk]) {
      expect((await refused(call(openid, 'case.watched', {}))).code).toBe('FORBIDDEN');
    }
  });
});

describe('#case.register', () => {
  const found = {
    category: 'rubbish',
    text: '楼道堆了杂物',
    photos: [],
    place: places.inWestGrid,
    grid: null,
    contact: null,
    urgent: false,
    onBehalf: false,
  };

  it('on behalf of somebody who walks in: the phone is kept sealed, the window speaks for them', async () => {
    const clerk = hire('clerk', { role: 'centreClerk', scope: codes.westCommunity });
    const input = { ...found, onBehalf: true, place: null, grid: codes.westGrid, contact: '13955556666' };
    const view = await call(clerk, 'case.register', input, 'walk-in-tap-00000001');
    expect(view).toMatchObject({
      state: 'submitted',
      isMine: false,
      staff: { contact: '139****6666', registered: true },
    });
    expect(view.timeline[0]?.title).toBe('clerk登记');
    expect((await call(clerk, 'case.register', input, 'walk-in-tap-00000001')).id).toBe(view.id);
    expect(idsIn(await call(wang, 'case.queue', {}))).toEqual([view.id]);
    await call(wang, 'case.settle', { id: view.id, outcome: 'solved', text: '已清走', internalText: '', photos: [] });
    expect((await call(clerk, 'case.detail', { id: view.id })).can).toContain('confirm');
  });

  it('on behalf needs a phone: no message reaches somebody without WeChat', async () => {
    expect(await refused(call(chen, 'case.register', { ...found, onBehalf: true }))).toMatchObject({
      code: 'BAD_INPUT',
      userMessage: expect.stringContaining('电话'),
    });
  });

  it('of the officer’s own find waits at the own grid, urgent ones first, and may be alarmed at once', async () => {
    const ordinary = await call(wang, 'case.register', found);
    const urgent = await call(wang, 'case.register', { ...found, urgent: true, text: '电线冒火花' });
    expect(idsIn(await call(wang, 'case.queue', {}))).toEqual([urgent.id, ordinary.id]);
    expect(await call(wang, 'case.alarm', { id: urgent.id, text: '电线冒火花' })).toMatchObject({ state: 'alarmed' });
    expect(itemIn(await call(chen, 'case.queue', {}), urgent.id)?.can).toContain('acknowledge');
  });

  it('is refused outside the place, and to those who have none', async () => {
    const elsewhere = { ...found, place: places.inEastGrid };
    expect(await refused(call(wang, 'case.register', elsewhere))).toMatchObject({
      code: 'FORBIDDEN',
      userMessage: '这个位置不在您负责的范围内',
    });
    expect((await refused(call(chen, 'case.register', elsewhere))).code).toBe('FORBIDDEN');
    expect((await refused(call(resident, 'case.register', found))).code).toBe('FORBIDDEN');
    const leader = hire('leader', { role: 'leader', scope: codes.westCommunity });
    expect((await refused(call(leader, 'case.register', found))).code).toBe('FORBIDDEN');
  });
});
