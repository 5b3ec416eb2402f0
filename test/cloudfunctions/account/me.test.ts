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
    expect(me.manages).toEqual([{ code: codes.westCommunity, name: '蜀山社区' }]);
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
