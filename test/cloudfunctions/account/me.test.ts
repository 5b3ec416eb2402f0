import { codes, openidOf, person, type Refused, type SmallTown, staff, startSmallTown } from '../../support/small-town';

let town: SmallTown;

beforeAll(async () => {
  town = await startSmallTown({ functions: ['account'] });
});
afterAll(() => town.close());

const refusal = (call: Promise<unknown>): Promise<Refused> =>
  call.then(
    () => Promise.reject(new Error('not refused')),
    (error) => error,
  );

describe('account.me', () => {
  test('a resident has no person, no desks, and costs two database calls', async () => {
    expect(await town.call('visitor-openid', 'account.me', {})).toEqual({
      person: null,
      roles: [],
      desks: [],
      handsOver: [],
      handOvers: [],
      watches: [],
      manages: [],
      noticeConsents: 0,
      unread: 0,
    });
    expect(town.cloud.cost.databaseCalls).toBe(2);
  });

  test('an officer sees role, place, desk and phase', async () => {
    const me = await town.call(openidOf('wang'), 'account.me', {});
    expect(me).toMatchObject({
      person: { name: staff.wang.name, phase: { kindName: '一岗多责' } },
      roles: [{ roleName: '网格责任人', scope: codes.westGrid, scopeName: '蜀山社区第一网格', until: null }],
      desks: [{ code: codes.westGrid, kind: 'grid' }],
      manages: [],
    });
  });

  test('a centre lead manages the community and works at its desk', async () => {
    const me = await town.call(openidOf('chen'), 'account.me', {});
    expect(me.desks).toEqual([{ code: codes.westCommunity, name: '蜀山社区', kind: 'community' }]);
    expect(me.manages).toEqual([{ code: codes.westCommunity, name: '蜀山社区', kind: 'community' }]);
    expect(me.watches).toEqual([{ code: codes.westCommunity, name: '蜀山社区' }]);
  });

  test.each([
    ['townClerk', codes.town, undefined, { code: codes.town, name: '井岗镇', kind: 'town' }],
    ['townClerk', codes.town, '城管所', { code: `${codes.town}/城管所`, name: '井岗镇城管所', kind: 'department' }],
    ['districtApprover', '340104', undefined, { code: '340104', name: '蜀山区', kind: 'district' }],
  ] as const)('a %s over %s (%s) sees the desk by its name and kind', async (role, scope, department, desk) => {
    const id = `${role}-${department ? 'of-department' : 'alone'}`;
    const grant = { role, scope, from: new Date(0), ...(department ? { department } : {}) };
    const row = { ...person('office'), _id: id, openid: `${id}-openid`, roles: [grant], scopes: [scope] };
    town.cloud.database.insertMany('people', [row]);
    const me = await town.call(`${id}-openid`, 'account.me', {});
    expect(me.desks).toEqual([desk]);
    expect(me.roles[0]).toMatchObject({ scopeName: desk.name, ...(department ? { roleName: '办事员' } : {}) });
  });

  test('a leader has no desk and watches the linked communities', async () => {
    const roles = [codes.westCommunity, codes.eastCommunity].map((scope) => ({
      role: 'leader' as const,
      scope,
      from: new Date(0),
    }));
    const scopes = roles.map(({ scope }) => scope);
    town.cloud.database.insertMany('people', [
      { ...person('office'), _id: 'linked', openid: 'linked-openid', roles, scopes },
    ]);
    const me = await town.call('linked-openid', 'account.me', {});
    expect(me.desks).toEqual([]);
    expect(me.watches.map(({ name }) => name)).toEqual(['蜀山社区', '十里店社区']);
  });

  test('a role that has ended is not there', async () => {
    const ended = {
      role: 'centreClerk' as const,
      scope: codes.westCommunity,
      from: new Date(0),
      to: new Date(town.cloud.clock.now() - 1),
    };
    const row = { ...person('wang'), _id: 'past', openid: 'past-openid', roles: [...person('wang').roles, ended] };
    town.cloud.database.insertMany('people', [row]);
    const me = await town.call('past-openid', 'account.me', {});
    expect(me.roles.map((role) => role.role)).toEqual(['officer']);
  });
});

describe('account.people', () => {
  test('lists the place and those directly below by name, joined or not', async () => {
    town.cloud.database.insertMany('people', [
      { ...person('li'), _id: 'later', openid: 'unjoined:later', name: '安然' },
    ]);
    const { people, next } = await town.call(openidOf('chen'), 'account.people', { scope: codes.westCommunity });
    expect(next).toBeNull();
    expect(people.map((one) => one.name)).toEqual(
      expect.arrayContaining([staff.wang.name, staff.li.name, staff.chen.name, '安然']),
    );
    expect(people.map((one) => one.name)).not.toContain(staff.zhao.name);
    expect(people.find((one) => one.name === '安然')).toMatchObject({
      joined: false,
      roles: [{ roleName: '网格责任人' }],
    });
    expect(people.find((one) => one.name === staff.li.name)).toMatchObject({ joined: true });
    expect(JSON.stringify(people)).not.toMatch(/openid|unjoined|1390000/);
  });

  test('goes on by name and then by id where a page ended', async () => {
    const namesakes = Array.from({ length: 40 }, (_, index) => ({
      ...person('li'),
      _id: `same-${index + 10}`,
      openid: `unjoined:same-${index}`,
      name: '同名',
    }));
    town.cloud.database.insertMany('people', namesakes);
    const first = await town.call(openidOf('chen'), 'account.people', { scope: codes.westCommunity });
    const second = await town.call(openidOf('chen'), 'account.people', {
      scope: codes.westCommunity,
      after: first.next ?? undefined,
    });
    const ids = [...first.people, ...second.people].map((one) => one.id);
    expect(first.people).toHaveLength(30);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(namesakes.map((one) => one._id)));
  });

  test('not of a place one does not manage', async () => {
    expect(await refusal(town.call(openidOf('chen'), 'account.people', { scope: codes.town }))).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await refusal(town.call(openidOf('wang'), 'account.people', { scope: codes.westGrid }))).toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});

describe('account.addConsent', () => {
  test('counts what staff agreed to', async () => {
    await town.call(openidOf('li'), 'account.addConsent', { count: 2 });
    await town.call(openidOf('li'), 'account.addConsent', { count: 1 });
    expect((await town.call(openidOf('li'), 'account.me', {})).noticeConsents).toBe(3);
  });

  test('is for staff', async () => {
    expect(await refusal(town.call('visitor-openid', 'account.addConsent', { count: 1 }))).toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
