import type { Person } from '../../../cloudfunctions/platform/identity';
import {
  codes,
  openidOf,
  person,
  places,
  type Refused,
  type SmallTown,
  startSmallTown,
  storedText,
  submission,
} from '../../support/small-town';

const lead = openidOf('chen');
const office = openidOf('office');
const hour = 3_600_000;
let town: SmallTown;

beforeEach(async () => {
  town = await startSmallTown({ functions: ['account', 'grid', 'case', 'notice', 'jobs'] });
});
afterEach(() => town.close());

const refusal = (call: Promise<unknown>): Promise<Refused> =>
  call.then(
    () => Promise.reject(new Error('not refused')),
    (error) => error,
  );
const editionOf = async (id: string): Promise<number> =>
  (await town.call(id === 'zhao' ? office : lead, 'account.person', { personId: id })).edition;
const cardOf = (code: string) => town.call('visitor-openid', 'grid.card', { code });
const toLeave = (personId: string, successors: Array<{ scope: string; personId: string }>, on = '2026-11-24') => ({
  personId,
  edition: 0,
  on,
  successors,
  words: '3 栋王奶奶独居，请多看看',
});

describe('account.leave', () => {
  test('without a successor is refused, with who could take over', async () => {
    const refused = await refusal(town.call(lead, 'account.leave', toLeave('li', [])));
    expect(refused.code).toBe('NO_SUCCESSOR');
    expect(refused.userMessage).toBe('蜀山社区第二网格现在没有人负责，请先选好接手的人');
    expect(refused.details['posts']).toMatchObject([
      {
        scope: codes.middleGrid,
        name: '蜀山社区第二网格',
        candidates: [
          { personId: 'sun', name: '孙强', why: '第一网格网格员' },
          { personId: 'wang', name: '王芳', why: '第一网格网格员' },
          { personId: 'clerk', name: '周岚', why: '两委成员，受理中心' },
          { personId: 'chen', name: '陈静', why: '社区负责人' },
        ],
      },
    ]);
    expect((await cardOf(codes.middleGrid)).officer?.name).toBe('李军');
  });

  test('today: the card, the search, new cases and the desk are the successor’s at once, and the WeChat is unbound', async () => {
    const { id } = await town.call('visitor-openid', 'case.submit', submission({ place: places.inMiddleGrid }));
    const view = await town.call(lead, 'account.leave', toLeave('li', [{ scope: codes.middleGrid, personId: 'wang' }]));
    expect(view).toMatchObject({ gone: true, joined: false, roles: [] });
    expect((await cardOf(codes.middleGrid)).officer).toMatchObject({ name: '王芳', standIn: '' });
    expect(
      (await town.call('visitor-openid', 'grid.search', { text: '王芳' })).grids.map(({ code }) => code),
    ).toContain(codes.middleGrid);
    expect((await town.call('visitor-openid', 'grid.search', { text: '李军' })).grids).toEqual([]);
    expect((await town.call(openidOf('li'), 'account.me', {})).person).toBeNull();
    const mine = await town.call(openidOf('wang'), 'account.me', {});
    expect(mine.desks.map(({ code }) => code)).toContain(codes.middleGrid);
    expect(mine.handOvers).toMatchObject([{ scopeName: '蜀山社区第二网格', words: '3 栋王奶奶独居，请多看看' }]);
    // The case in hand goes with the desk.
    const { items } = await town.call(openidOf('wang'), 'case.queue', {});
    expect(items.map((item) => item.id)).toContain(id);
    // The record keeps the name.
    expect(await storedText(town.cloud, 'people', 'li')).toContain('李军');
    const { people } = await town.call(lead, 'account.people', { scope: codes.westCommunity, gone: true });
    expect(people.map(({ name }) => name)).toEqual(['李军']);
  });

  test('on a day to come comes true by itself; the timer brings the record up to date', async () => {
    await town.call(lead, 'account.leave', toLeave('li', [{ scope: codes.middleGrid, personId: 'sun' }], '2026-11-26'));
    expect((await cardOf(codes.middleGrid)).officer?.name).toBe('李军');
    town.cloud.clock.setOffset(town.cloud.clock.offsetMs + 39 * hour);
    expect((await cardOf(codes.middleGrid)).officer?.name).toBe('孙强');
    expect(await storedText(town.cloud, 'grids', codes.middleGrid)).toContain('\\"officerId\\":\\"li\\"');
    await town.cloud.advance(20_000);
    expect(await storedText(town.cloud, 'grids', codes.middleGrid)).toContain('\\"officerId\\":\\"sun\\"');
    expect(await storedText(town.cloud, 'people', 'li')).toContain('unjoined:li');
  });

  test('a retry of one tap is one leaving; another edition is told apart', async () => {
    const input = toLeave('li', [{ scope: codes.middleGrid, personId: 'wang' }]);
    const [first, again] = await Promise.all(
      [1, 2].map(() => town.call(lead, 'account.leave', input, 'one-and-the-same-tap')),
    );
    expect(again?.edition).toBe(first?.edition);
    expect(await refusal(town.call(lead, 'account.leave', input))).toMatchObject({ code: 'PERSON_CHANGED' });
  });

  test.each([
    ['an officer', openidOf('wang'), 'li'],
    ['the lead of another community', lead, 'zhao'],
    ['a lead over the town’s office', lead, 'office'],
  ])('%s may not', async (_who, openid, personId) => {
    expect(await refusal(town.call(openid, 'account.leave', toLeave(personId, [])))).toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  test('the last lead of a community and the last office of a town stay', async () => {
    expect(await refusal(town.call(lead, 'account.leave', toLeave('chen', [])))).toMatchObject({
      code: 'NO_SUCCESSOR',
    });
    expect(await refusal(town.call(office, 'account.leave', toLeave('office', [])))).toMatchObject({
      code: 'NO_SUCCESSOR',
    });
    const view = await town.call(
      office,
      'account.leave',
      toLeave('chen', [{ scope: codes.westCommunity, personId: 'clerk' }]),
    );
    expect(view.gone).toBe(true);
    expect((await town.call(openidOf('clerk'), 'account.me', {})).manages).toHaveLength(1);
  });
});

describe('two at once', () => {
  test('of two officers of one grid who leave at once only one can', async () => {
    const results = await Promise.allSettled([
      town.call(lead, 'account.leave', toLeave('wang', [])),
      town.call(office, 'account.leave', toLeave('sun', [])),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await cardOf(codes.westGrid)).officer).not.toBeNull();
  });

  test('two who stand in for each other at once: only one goes', async () => {
    const away = (personId: string, scope: string, other: string) => ({
      personId,
      edition: 0,
      from: '2026-11-25',
      to: '2026-12-01',
      standIns: [{ scope, personId: other }],
      words: '',
    });
    await town.call(lead, 'account.leave', toLeave('sun', []));
    const results = await Promise.allSettled([
      town.call(lead, 'account.setStandIn', away('wang', codes.westGrid, 'li')),
      town.call(office, 'account.setStandIn', away('li', codes.middleGrid, 'wang')),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('stand-ins', () => {
  const leave = { from: '2026-11-24', to: '2026-12-01', words: '钥匙在门卫处' };

  test('the card says who is away and who stands in; afterwards all is as before', async () => {
    const standIns = [{ scope: codes.middleGrid, personId: 'wang' }];
    await town.call(openidOf('li'), 'account.setStandIn', { personId: 'li', edition: 0, ...leave, standIns });
    expect((await cardOf(codes.middleGrid)).officer).toMatchObject({
      name: '王芳',
      standIn: '李军 12月1日前休假，由王芳代班',
    });
    const { id } = await town.call('visitor-openid', 'case.submit', submission({ place: places.inMiddleGrid }));
    expect((await town.call('visitor-openid', 'case.detail', { id })).holder.personName).toBe('王芳');
    const queue = await town.call(openidOf('wang'), 'case.queue', {});
    expect(queue.items.map((item) => item.id)).toContain(id);
    const { items } = await town.call(lead, 'notice.list', {});
    expect(items[0]).toMatchObject({
      kind: 'staffing',
      personId: 'li',
      text: '李军 11月24日起休假，12月1日回来，由王芳代班',
    });
    const mine = await town.call(lead, 'account.person', { personId: 'li' });
    expect(mine.away).toMatchObject([{ to: '2026-12-01', now: true, standIns: [{ name: '王芳' }] }]);

    town.cloud.clock.setOffset(town.cloud.clock.offsetMs + 7 * 24 * hour);
    expect((await cardOf(codes.middleGrid)).officer).toMatchObject({ name: '李军', standIn: '' });
    await town.cloud.advance(20_000);
    expect((await town.call('visitor-openid', 'grid.search', { text: '王芳' })).grids.map(({ code }) => code)).toEqual([
      codes.westGrid,
    ]);
  });

  test('who is back earlier is back at once', async () => {
    const standIns = [{ scope: codes.middleGrid, personId: 'wang' }];
    const away = await town.call(lead, 'account.setStandIn', { personId: 'li', edition: 0, ...leave, standIns });
    const back = await town.call(openidOf('li'), 'account.endStandIn', {
      personId: 'li',
      edition: away.edition,
      from: away.away[0]?.from ?? 0,
    });
    expect(back.away).toEqual([]);
    expect((await cardOf(codes.middleGrid)).officer).toMatchObject({ name: '李军', standIn: '' });
    expect((await town.call(openidOf('wang'), 'account.me', {})).desks.map(({ code }) => code)).toEqual([
      codes.westGrid,
    ]);
  });

  test.each([
    ['nobody', [], 'NO_SUCCESSOR'],
    ['somebody who is no officer of the community', [{ scope: codes.middleGrid, personId: 'zhao' }], 'FORBIDDEN'],
    ['themselves', [{ scope: codes.middleGrid, personId: 'li' }], 'BAD_INPUT'],
    ['somebody unknown', [{ scope: codes.middleGrid, personId: 'nobody' }], 'NOT_FOUND'],
  ])('an officer cannot leave their grid to %s', async (_whom, standIns, code) => {
    const refused = await refusal(
      town.call(openidOf('li'), 'account.setStandIn', { personId: 'li', edition: 0, ...leave, standIns }),
    );
    expect(refused.code).toBe(code);
  });

  test('a stand-in cannot go either unless another takes both grids', async () => {
    await town.call(lead, 'account.setStandIn', {
      personId: 'li',
      edition: 0,
      ...leave,
      standIns: [{ scope: codes.middleGrid, personId: 'wang' }],
    });
    const wangAway = (standIns: Array<{ scope: string; personId: string }>) =>
      editionOf('wang').then((edition) =>
        town.call(lead, 'account.setStandIn', {
          personId: 'wang',
          edition,
          from: '2026-11-25',
          to: '2026-11-27',
          words: '',
          standIns,
        }),
      );
    expect(await refusal(wangAway([]))).toMatchObject({ code: 'NO_SUCCESSOR' });
    await wangAway([{ scope: codes.middleGrid, personId: 'sun' }]);
    town.cloud.clock.setOffset(town.cloud.clock.offsetMs + 24 * hour);
    expect((await cardOf(codes.middleGrid)).officer?.standIn).toBe('李军 12月1日前休假，由孙强代班');
    town.cloud.clock.setOffset(town.cloud.clock.offsetMs + 48 * hour);
    expect((await cardOf(codes.middleGrid)).officer?.standIn).toBe('李军 12月1日前休假，由王芳代班');
  });
});

describe('roles', () => {
  test('a role of a day to come holds from then on', async () => {
    const grant = { role: 'centreClerk', scope: codes.westCommunity, from: '2026-11-26' } as const;
    const view = await town.call(lead, 'account.grantRole', { personId: 'wang', edition: 0, grant });
    expect(view.roles.map(({ role, upcoming }) => [role, upcoming])).toEqual([
      ['officer', false],
      ['centreClerk', true],
    ]);
    expect((await town.call(openidOf('wang'), 'account.me', {})).desks).toHaveLength(1);
    town.cloud.clock.setOffset(town.cloud.clock.offsetMs + 48 * hour);
    expect((await town.call(openidOf('wang'), 'account.me', {})).desks).toHaveLength(2);
  });

  test.each([
    ['a town’s role by a community’s lead', lead, { role: 'townOffice', scope: codes.town }, 'FORBIDDEN'],
    ['a leader by a community’s lead', lead, { role: 'leader', scope: codes.westCommunity }, 'FORBIDDEN'],
    ['a grid’s role over a community', lead, { role: 'officer', scope: codes.westCommunity }, 'BAD_INPUT'],
    ['what is held already', lead, { role: 'officer', scope: codes.westGrid }, 'BAD_INPUT'],
  ] as const)('refuses %s', async (_what, openid, grant, code) => {
    const input = { personId: 'wang', edition: 0, grant: { ...grant, from: '2026-11-24' } };
    expect((await refusal(town.call(openid, 'account.grantRole', input))).code).toBe(code);
  });

  test('ending the only officer’s role needs a successor, who then has the grid', async () => {
    const ending = { personId: 'li', edition: 0, role: 'officer', scope: codes.middleGrid, on: '2026-11-24' } as const;
    expect(await refusal(town.call(lead, 'account.endRole', ending))).toMatchObject({ code: 'NO_SUCCESSOR' });
    await town.call(lead, 'account.endRole', { ...ending, successor: 'clerk' });
    expect((await cardOf(codes.middleGrid)).officer?.name).toBe('周岚');
  });

  test('somebody new has the vacant grid, joins by an invitation, and a retry adds nobody twice', async () => {
    const input = {
      name: '钱多',
      phone: '13900005678',
      grant: { role: 'officer', scope: codes.middleGrid, from: '2026-11-24' },
    } as const;
    const [first, again] = [
      await town.call(lead, 'account.addPerson', input, 'adding-tap-0000000001'),
      await town.call(lead, 'account.addPerson', input, 'adding-tap-0000000001'),
    ];
    expect(again.id).toBe(first.id);
    expect(first).toMatchObject({ joined: false, committeeWarning: true, roles: [{ role: 'officer' }] });
    const { people } = await town.call(lead, 'account.people', { scope: codes.westCommunity, role: 'officer' });
    expect(people.filter(({ name }) => name === '钱多')).toHaveLength(1);
    await town.call(lead, 'account.createInvitation', { personId: first.id });
  });

  test.each([
    ['a phone without digits', { phone: '没有' }, '电话不对，请填手机号，或带区号的固定电话'],
    ['a name of signs', { name: '<b>' }, '姓名里只能有文字'],
  ])('refuses %s', async (_what, wrong, sentence) => {
    const input = {
      name: '钱多',
      phone: '13900005678',
      grant: { role: 'officer', scope: codes.middleGrid, from: '2026-11-24' },
      ...wrong,
    } as const;
    expect(await refusal(town.call(lead, 'account.addPerson', input))).toMatchObject({
      code: 'BAD_INPUT',
      userMessage: sentence,
    });
  });

  test('a leader is linked to communities by the town’s office alone', async () => {
    const links = { personId: 'leader', edition: 0, communities: [codes.eastCommunity], from: '2026-11-24' };
    expect(await refusal(town.call(lead, 'account.linkLeader', links))).toMatchObject({ code: 'FORBIDDEN' });
    await town.call(office, 'account.linkLeader', links);
    expect((await town.call(openidOf('leader'), 'account.me', {})).watches.map(({ code }) => code)).toEqual([
      codes.eastCommunity,
    ]);
  });

  test('a link that ends already ends on its day, whatever is said of others; chosen again it has no end', async () => {
    const link = (edition: number, communities: string[], from: string) =>
      town.call(office, 'account.linkLeader', { personId: 'leader', edition, communities, from });
    const ends = async () => {
      const { roles } = await town.call(office, 'account.person', { personId: 'leader' });
      return Object.fromEntries(roles.map(({ scope, until }) => [scope, until]));
    };
    await link(0, [codes.westCommunity, codes.eastCommunity], '2026-11-25');
    await link(1, [codes.westCommunity], '2026-12-01');
    const ending = { [codes.westCommunity]: null, [codes.eastCommunity]: Date.parse('2026-12-01T00:00:00+08:00') };
    expect(await ends()).toEqual(ending);
    await link(2, [codes.westCommunity], '2026-11-25');
    expect(await ends()).toEqual(ending);
    await link(3, [codes.westCommunity, codes.eastCommunity], '2026-11-25');
    expect(await ends()).toEqual({ ...ending, [codes.eastCommunity]: null });
  });
});

describe('coming and going', () => {
  test('whose last role has ended is among those who left, and comes back by a new role', async () => {
    const ending = { personId: 'clerk', edition: 0, role: 'centreClerk', scope: codes.westCommunity } as const;
    const { edition } = await town.call(lead, 'account.endRole', { ...ending, on: '2026-11-24' });
    const gone = () => town.call(lead, 'account.people', { scope: codes.westCommunity, gone: true });
    expect((await gone()).people.map(({ name }) => name)).toEqual(['周岚']);
    const grant = { role: 'centreClerk', scope: codes.westCommunity, from: '2026-11-24' } as const;
    await town.call(lead, 'account.grantRole', { personId: 'clerk', edition, grant });
    expect((await gone()).people).toEqual([]);
  });

  test('who leaves may nothing from that moment on, though they were there a moment ago', async () => {
    await town.call(lead, 'account.people', { scope: codes.westCommunity });
    const successors = [{ scope: codes.westCommunity, personId: 'clerk' }];
    await town.call(office, 'account.leave', toLeave('chen', successors));
    const refused = await refusal(town.call(lead, 'account.people', { scope: codes.westCommunity }));
    expect(refused.code).toBe('FORBIDDEN');
  });

  test('whose last role ends on a day to come is among those who left from then on', async () => {
    const ending = { personId: 'clerk', edition: 0, role: 'centreClerk', scope: codes.westCommunity } as const;
    await town.call(lead, 'account.endRole', { ...ending, on: '2026-11-26' });
    const gone = () => town.call(lead, 'account.people', { scope: codes.westCommunity, gone: true });
    expect((await gone()).people).toEqual([]);
    town.cloud.clock.setOffset(town.cloud.clock.offsetMs + 48 * hour);
    await town.cloud.advance(20_000);
    expect((await gone()).people.map(({ name }) => name)).toEqual(['周岚']);
  });

  test('somebody new whose role is refused leaves nothing behind', async () => {
    const grant = { role: 'centreLead', scope: codes.eastCommunity, from: '2026-11-24', to: '2026-12-01' } as const;
    const added = town.call(office, 'account.addPerson', { name: '钱多', phone: '13900005678', grant });
    expect(await refusal(added)).toMatchObject({ code: 'NO_SUCCESSOR' });
    const rows = await town.cloud.database.handle(
      'database.getDocument',
      { collectionName: 'people', queryType: 'WHERE', query: JSON.stringify({ name: '钱多' }) },
      'test',
    );
    expect(rows.body).toMatchObject({ data: { list: [] } });
  });

  test('of two same taps at once somebody new is there once', async () => {
    const grant = { role: 'officer', scope: codes.middleGrid, from: '2026-11-24' } as const;
    const add = () =>
      town.call(lead, 'account.addPerson', { name: '钱多', phone: '13900005678', grant }, 'two-taps-at-once-01');
    const [one, other] = await Promise.all([add(), add()]);
    expect(other?.id).toBe(one?.id);
    expect(one?.roles).toHaveLength(1);
  });
});

describe('what is said of a person', () => {
  test('a new name is on the card and found', async () => {
    await town.call(lead, 'account.savePerson', {
      personId: 'li',
      edition: 0,
      changes: { name: '李军民', phone: '0551-65009999' },
    });
    expect((await cardOf(codes.middleGrid)).officer).toMatchObject({ name: '李军民', phone: '0551-65009999' });
    expect((await town.call('visitor-openid', 'grid.search', { text: '李军民' })).grids).toHaveLength(1);
  });

  test('of two who save one edition one is told', async () => {
    const save = (phone: string) =>
      town.call(lead, 'account.savePerson', { personId: 'li', edition: 0, changes: { phone } });
    const results = await Promise.allSettled([save('13900000001'), save('13900000002')]);
    const [lost] = results.filter((one) => one.status === 'rejected');
    expect(lost?.reason).toMatchObject({ code: 'PERSON_CHANGED' });
    expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  });

  test('officers change their duties and nothing else', async () => {
    const save = (changes: { duties?: string[]; phone?: string }) =>
      town.call(openidOf('li'), 'account.savePerson', { personId: 'li', edition: 0, changes });
    expect(await refusal(save({ phone: '13900000001' }))).toMatchObject({ code: 'FORBIDDEN' });
    expect((await save({ duties: ['民政'] })).duties).toEqual(['民政']);
  });

  test('the phase changes on its day and keeps its history', async () => {
    const view = await town.call(lead, 'account.savePerson', {
      personId: 'li',
      edition: 0,
      changes: { phase: { kind: 'dualPost', from: '2026-12-01' } },
    });
    expect(view.phase.kindName).toBe('一岗多责');
    expect(view.phases).toEqual([
      { kindName: '一岗多责', from: '2026-01-01' },
      { kindName: '双岗双责', from: '2026-12-01' },
    ]);
    town.cloud.clock.setOffset(town.cloud.clock.offsetMs + 8 * 24 * hour);
    expect((await town.call(lead, 'account.person', { personId: 'li' })).phase.kindName).toBe('双岗双责');
  });

  test('an officer who is no committee member is pointed out until there is a reason', async () => {
    const view = await town.call(lead, 'account.savePerson', {
      personId: 'li',
      edition: 0,
      changes: { committeeMember: false },
    });
    expect(view.committeeWarning).toBe(true);
    const after = await town.call(lead, 'account.savePerson', {
      personId: 'li',
      edition: view.edition,
      changes: { committeeReason: '换届时补选' },
    });
    expect(after.committeeWarning).toBe(false);
  });

  test('a file that is no picture, and one too large, are no portrait', async () => {
    const store = async (name: string, bytes: Buffer): Promise<string> => upload(`people/${name}`, bytes);
    const save = (photo: string) =>
      town.call(openidOf('li'), 'account.savePerson', { personId: 'li', edition: 0, changes: { photo } });
    const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(30_000_000)]);
    expect(await refusal(save(await store('words.jpg', Buffer.from('no picture at all'))))).toMatchObject({
      code: 'NOT_A_PICTURE',
    });
    expect(await refusal(save(await store('huge.jpg', jpeg)))).toMatchObject({
      code: 'TOO_LARGE',
      userMessage: '照片有 28.6 MB，不能超过 2.0 MB，请换一张',
    });
    const fits = await store('fits.jpg', jpeg.subarray(0, 100_000));
    expect((await save(fits)).photo).toBe(fits);
  });
});

describe('shifts', () => {
  test('replace the weekly hours of their day, on the card at once', async () => {
    const days = [
      { date: '2026-11-24', periods: [{ from: '17:00', to: '21:00' }] },
      { date: '2026-11-25', periods: [] },
    ];
    await town.call(openidOf('li'), 'account.saveShifts', { personId: 'li', edition: 0, days });
    expect((await cardOf(codes.middleGrid)).officer).toMatchObject({
      dutyHours: ['今天 17:00–21:00', '明天 休息', '周一至周五 08:30–17:30'],
      onDuty: false,
      nextDuty: '今天 17:00',
    });
    const back = await town.call(lead, 'account.saveShifts', {
      personId: 'li',
      edition: 1,
      days: [{ date: '2026-11-24', periods: null }],
    });
    expect(back.shifts).toEqual([{ date: '2026-11-25', periods: [] }]);
  });

  test.each([
    ['a day that is over', '2026-11-23', [{ from: '09:00', to: '10:00' }]],
    ['three weeks ahead', '2026-12-15', [{ from: '09:00', to: '10:00' }]],
    [
      'times that overlap',
      '2026-11-25',
      [
        { from: '20:00', to: '02:00' },
        { from: '22:00', to: '23:00' },
      ],
    ],
  ])('refuses %s', async (_what, date, periods) => {
    const input = { personId: 'li', edition: 0, days: [{ date, periods }] };
    expect(await refusal(town.call(openidOf('li'), 'account.saveShifts', input))).toMatchObject({ code: 'BAD_INPUT' });
  });

  test('a colleague’s are not mine to set', async () => {
    const input = { personId: 'li', edition: 0, days: [{ date: '2026-11-25', periods: [] }] };
    expect(await refusal(town.call(openidOf('wang'), 'account.saveShifts', input))).toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});

test('whoever left long ago has a row without dates, and is still read', async () => {
  const old = {
    ...person('li'),
    _id: 'old',
    openid: 'unjoined:old',
    name: '旧人',
    roles: [],
    scopes: [],
  } satisfies Person;
  town.cloud.database.insertMany('people', [old]);
  expect((await town.call(lead, 'account.person', { personId: 'old' })).roles).toEqual([]);
});

async function upload(path: string, body: Buffer): Promise<string> {
  const response = await fetch(`${town.cloud.url}/local/upload?path=${path}`, {
    method: 'POST',
    body: new Uint8Array(body),
    headers: { 'x-openid': openidOf('li') },
  });
  return ((await response.json()) as { fileID: string }).fileID;
}
