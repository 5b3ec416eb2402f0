import {
  codes,
  openidOf,
  person,
  type Refused,
  type SmallTown,
  startSmallTown,
  submission,
} from '../../support/small-town';

const resident = 'zhang-openid';
const [wang, chen, office] = ['wang', 'chen', 'office'].map(openidOf) as [string, string, string];
const desk = codes.westCommunity;
const department = `${codes.town}/城管所`;
/** The Tuesday of the small town and its week. */
const today = '2026-11-24';
const monday = '2026-11-23';
const day = 24 * 3_600_000;

let town: SmallTown;
beforeEach(async () => {
  town = await startSmallTown({ functions: ['rota', 'case', 'account', 'jobs'] });
  const clerk = (id: string, name: string, role: 'centreClerk' | 'townClerk', scope: string, more = {}) => ({
    ...person('chen'),
    _id: id,
    openid: openidOf(id),
    name,
    phone: `1390000${id === 'fang' ? '5678' : '8765'}`,
    roles: [{ role, scope, from: new Date('2026-01-01T00:00:00Z'), ...more }],
    scopes: [scope],
  });
  town.cloud.database.insertMany('people', [
    clerk('fang', '方敏', 'centreClerk', desk),
    clerk('gao', '高远', 'centreClerk', desk, { to: new Date('2026-11-26T00:00:00Z') }),
    clerk('cheng', '程刚', 'townClerk', codes.town, { department: '城管所' }),
  ]);
});
afterEach(() => town.close());

const save = (people: string[], date = today, openid = chen) =>
  town.call(openid, 'rota.save', { desk, days: [{ date, people }] });
const week = (openid = chen) => town.call(openid, 'rota.week', { desk, monday });
const refused = (attempt: Promise<unknown>): Promise<Refused> =>
  attempt.then(
    () => Promise.reject(new Error('was not refused')),
    (error) => error as Refused,
  );

describe('#rota.save and #rota.week', () => {
  it('set the days of a week, which those of the desk read', async () => {
    const days = [
      { date: today, people: ['fang', 'gao'] },
      { date: '2026-11-25', people: ['chen'] },
    ];
    await town.call(chen, 'rota.save', { desk, days });
    const seen = await week(openidOf('fang'));
    expect(seen).toMatchObject({ maySet: false, today });
    expect(seen.days.map(({ date, people }) => [date.slice(5), ...people.map(({ name }) => name)])).toEqual([
      ['11-23'],
      ['11-24', '方敏', '高远'],
      ['11-25', '陈静'],
      ['11-26'],
      ['11-27'],
      ['11-28'],
      ['11-29'],
    ]);
    const staff = (await week()).staff.map(({ name, roleName }) => `${name} ${roleName}`);
    expect(staff).toEqual(
      expect.arrayContaining(['方敏 社区受理中心值班人员', '陈静 社区负责人', '高远 社区受理中心值班人员']),
    );
    expect(staff.join()).not.toMatch(/王芳|程刚/);
    expect(town.cloud.cost.databaseCalls).toBe(2);
  });

  it('can be set again and emptied', async () => {
    await save(['fang']);
    await save(['gao', 'fang']);
    expect((await week()).days[1]?.people.map(({ name }) => name)).toEqual(['高远', '方敏']);
    await save([]);
    expect((await week()).days[1]?.people).toEqual([]);
  });

  it('are the lead’s to set, and the desk’s alone to read', async () => {
    for (const openid of [openidOf('fang'), wang, office, resident]) {
      expect((await refused(save(['fang'], today, openid))).code).toBe('FORBIDDEN');
    }
    for (const openid of [wang, office, resident]) expect((await refused(week(openid))).code).toBe('FORBIDDEN');
  });

  it('take only people who work there now, from today on, each once', async () => {
    expect((await refused(save(['wang']))).userMessage).toContain('不在这里工作');
    expect((await refused(save(['cheng']))).userMessage).toContain('不在这里工作');
    expect((await refused(save(['fang'], monday))).userMessage).toContain('今天起');
    expect((await refused(save(['fang'], '2027-11-24'))).userMessage).toContain('今天起');
    expect((await refused(save(['fang', 'fang']))).userMessage).toContain('排了两次');
    expect((await refused(save(['fang'], '2026-02-30'))).code).toBe('BAD_INPUT');
    expect((await refused(town.call(chen, 'rota.week', { desk, monday: today }))).userMessage).toContain('周一');
  });

  it('are the town office’s for the town’s centre and its departments', async () => {
    const { desks } = await town.call(office, 'rota.desks', {});
    expect(desks[0]).toEqual({ desk: codes.town, name: '井岗镇受理中心', maySet: true });
    expect(desks).toContainEqual({ desk: department, name: '城管所', maySet: true });
    await town.call(office, 'rota.save', { desk: department, days: [{ date: today, people: ['cheng'] }] });
    const seen = await town.call(openidOf('cheng'), 'rota.week', { desk: department, monday });
    expect(seen.days[1]?.people).toMatchObject([{ name: '程刚' }]);
    expect((await town.call(wang, 'rota.desks', {})).desks).toEqual([]);
  });
});

describe('#rota.today', () => {
  it('tells anybody who is on duty at a community, with the phone of today, in one call', async () => {
    expect(await town.call(resident, 'rota.today', { desk })).toEqual({ people: [] });
    await save(['fang', 'gao']);
    expect(await town.call(resident, 'rota.today', { desk })).toEqual({
      people: [
        { name: '方敏', phone: '13900005678' },
        { name: '高远', phone: '13900008765' },
      ],
    });
    expect(town.cloud.cost.databaseCalls).toBe(1);
  });

  it('leaves out whose role has ended', async () => {
    await save(['gao', 'fang'], '2026-11-27');
    await town.cloud.advance(3 * day);
    expect((await town.call(resident, 'rota.today', { desk })).people.map(({ name }) => name)).toEqual(['方敏']);
    const { days } = await week();
    expect(days.find(({ date }) => date === '2026-11-27')?.people.map(({ name }) => name)).toEqual(['方敏']);
  });
});

describe('a case that arrives at a centre', () => {
  const brought = async () => {
    const { id } = await town.call(resident, 'case.submit', submission());
    return town.call(wang, 'case.bring', { id, reason: '要社区协调' });
  };

  it('is in the charge of whoever is first on duty', async () => {
    await save(['gao', 'fang']);
    await brought();
    const costs = town.cloud.cost.databaseCalls;
    const list = await town.call(chen, 'case.queue', {});
    const seen = await town.call(resident, 'case.detail', { id: list.items[0]?.id ?? '' });
    expect(seen.holder).toMatchObject({ code: desk, personName: '高远', phone: '13900008765' });
    expect(costs).toBeLessThanOrEqual(6);
  });

  it('is nobody’s yet where no rota is set: the centre’s phone stands', async () => {
    expect((await brought()).holder).toMatchObject({ personName: '', phone: '0551-65000001' });
  });

  it('also when another community’s centre gets it, or the clock brings it', async () => {
    await save(['fang']);
    const { id } = await town.call(resident, 'case.submit', submission({ urgent: true }));
    await town.cloud.advance(11 * 60_000);
    await town.cloud.invoke('jobs', {}, { source: 'timer' });
    const alarmed = await town.call(resident, 'case.detail', { id });
    expect(alarmed).toMatchObject({ state: 'alarmed', holder: { code: desk, personName: '方敏' } });

    const other = await town.call(
      resident,
      'case.submit',
      submission({ place: { longitude: 117.225, latitude: 31.865, address: '东' } }),
    );
    const moved = await town.call(openidOf('zhao'), 'case.transfer', { id: other.id, target: desk, reason: '归西边' });
    expect(moved.holder).toMatchObject({ code: desk, personName: '方敏' });
  });
});

describe('subscription messages to a desk', () => {
  const consenting = async (id: string): Promise<void> => {
    await town.call(openidOf(id), 'account.addConsent', { count: 1 });
    const body = JSON.stringify({ openid: openidOf(id), templateIds: ['tmpl_desk_work'] });
    await fetch(`${town.cloud.url}/local/consents`, { method: 'POST', body });
  };
  const reached = async (id: string): Promise<number> =>
    ((await (await fetch(`${town.cloud.url}/local/messages?openid=${openidOf(id)}`)).json()) as unknown[]).length;
  const arrives = async () => {
    const { id } = await town.call(resident, 'case.submit', submission());
    await town.call(wang, 'case.bring', { id, reason: '要社区协调' });
    await town.cloud.invoke('jobs', {}, { source: 'timer' });
  };

  it('go to those on duty first, and to everybody once they have no consent left', async () => {
    await Promise.all(['fang', 'gao', 'chen'].map(consenting));
    await save(['fang']);
    await arrives();
    expect(await Promise.all(['fang', 'gao', 'chen'].map(reached))).toEqual([1, 0, 0]);
    await arrives();
    expect(await Promise.all(['fang', 'gao', 'chen'].map(reached))).toEqual([1, 1, 1]);
  });
});
