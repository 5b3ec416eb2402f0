import { codes, officeMorning, openidOf, type SmallTown, startSmallTown, storedText } from '../../support/small-town';

const wang = openidOf('wang');
const li = openidOf('li');
const chen = openidOf('chen');
const clerk = openidOf('clerk');
let town: SmallTown;
beforeAll(async () => {
  town = await startSmallTown();
});
afterAll(() => town.close());

const grid = codes.westGrid;
const people = [
  { name: '王桂兰', phone: '13855551234', birthYear: 1944, relation: '户主' },
  { name: '王小明', phone: '', birthYear: null, relation: '子' },
];

async function register(address: string, more: Record<string, unknown> = {}, by = wang, tap?: string) {
  const changes = { address, people, ...more };
  return town.call(by, 'visit.save', { id: null, grid, edition: 0, changes }, tap);
}

async function refusal(call: Promise<unknown>): Promise<{ code: string; userMessage: string }> {
  return call.then(
    () => ({ code: 'NONE', userMessage: '' }),
    (error) => error as { code: string; userMessage: string },
  );
}

let visits = 0;
const phoneId = (): string => `visit-made-on-phone-${++visits}`;

describe('the register of a grid', () => {
  it('shows a household masked, and stores nothing that can be read', async () => {
    const household = await register('翠竹里3栋2单元501', { tags: ['livingAlone'], note: '门铃坏了，请敲门' });
    expect(household).toMatchObject({
      no: 1,
      address: '翠竹里3栋**',
      who: '王**等 2 人',
      tags: [{ tag: 'livingAlone', name: '独居老人' }],
      due: '今天该走访',
      last: '还没有走访过',
      interval: '每 30 天走访一次',
    });
    expect(household.people).toEqual([
      { id: '1', name: '王**', phone: '138****1234', age: '82 岁', relation: '户主' },
      { id: '2', name: '王**', phone: '', age: '', relation: '子' },
    ]);
    const stored = await storedText(town.cloud, 'households', household.id);
    for (const secret of ['桂兰', '13855551234', '501', '小明']) expect(stored).not.toContain(secret);
  });

  it('a retry registers once; an address stands once', async () => {
    const tap = 'tap-of-registering-01';
    const first = await register('翠竹里 4栋101', {}, wang, tap);
    expect(await register('翠竹里 4栋101', {}, wang, tap)).toEqual(first);
    expect(await refusal(register('翠竹里4栋 101'))).toMatchObject({
      code: 'BAD_INPUT',
      userMessage: '这个住址已经登记过，请在台账里查找',
    });
  });

  it('numbers are given once, also to two at once', async () => {
    const both = await Promise.all([register('翠竹里5栋101'), register('翠竹里5栋102', {}, openidOf('sun'))]);
    const [one, other] = both.map(({ no }) => no);
    expect(one).not.toBe(other);
  });

  it('is for the grid’s officer and its community’s centre alone', async () => {
    for (const openid of [li, openidOf('office'), openidOf('leader'), 'zhang-openid']) {
      expect(await refusal(town.call(openid, 'visit.list', { grid }))).toMatchObject({ code: 'FORBIDDEN' });
    }
    for (const openid of [wang, chen, clerk]) {
      expect((await town.call(openid, 'visit.list', { grid })).items.length).toBeGreaterThan(1);
    }
  });

  it('finds by tag, and by exact name or phone, without either being stored', async () => {
    await register('翠竹里6栋101', {
      people: [{ name: '赵铁柱', phone: '13900001111', birthYear: null, relation: '' }],
    });
    const found = async (question: object) => (await town.call(wang, 'visit.list', { grid, ...question })).items;
    expect((await found({ find: '赵铁柱' })).map(({ address }) => address)).toEqual(['翠竹里6栋**']);
    expect(await found({ find: '139 0000 1111' })).toHaveLength(1);
    expect(await found({ find: '赵铁' })).toEqual([]);
    expect((await found({ tag: 'livingAlone' })).map(({ no }) => no)).toEqual([1]);
  });

  it.each([
    ['note', { note: '曾吸毒，注意' }, '台账不登记公安、司法信息，请删去「吸毒」'],
    ['note', { note: '乙肝患者' }, '台账不登记疾病、医疗信息，请删去「乙肝」'],
    ['note', { note: '身份证340104194403121234' }, '台账不登记身份证号，请删去'],
    ['address', { address: '重点人员之家1栋' }, '台账不登记公安、司法信息，请删去「重点人员」'],
    ['note', { note: '有 吸·毒 史' }, '台账不登记公安、司法信息，请删去「吸毒」'],
    ['note', { note: '340104 1944 0312 1234' }, '台账不登记身份证号，请删去'],
    ['note', { note: '34010419440312-123x' }, '台账不登记身份证号，请删去'],
    ['note', { note: '儿子电话１３８ 5555 1234' }, '电话请填在家庭成员里，那里会加密，请删去这里的号码'],
    [
      'name',
      { people: [{ name: '王强吸毒人员', phone: '', birthYear: null, relation: '' }] },
      '台账不登记公安、司法信息，请删去「吸毒」',
    ],
  ])('refuses what police or doctors keep in %s', async (_field, more, sentence) => {
    expect(await refusal(register('翠竹里7栋101', more))).toMatchObject({ code: 'BAD_INPUT', userMessage: sentence });
  });

  it('takes words that only look like those', async () => {
    const household = await register('翠竹里7栋103', { note: '请晚上访问，以前科室在三楼，找 Shivani' });
    expect(household.note).toContain('晚上访问');
  });

  it('knows no tag outside the closed list', async () => {
    const tags = ['keyPerson'] as never[];
    expect(await refusal(register('翠竹里7栋102', { tags }))).toMatchObject({ code: 'BAD_INPUT' });
  });

  it('an address is not changed to one that is registered', async () => {
    await register('翠竹里41栋101');
    const { id, edition } = await register('翠竹里41栋102');
    const changes = { address: '翠竹里 41 栋 101' };
    expect(await refusal(town.call(wang, 'visit.save', { id, grid, edition, changes }))).toMatchObject({
      code: 'BAD_INPUT',
      userMessage: '这个住址已经登记过，请在台账里查找',
    });
  });

  it('of two who save one edition one is told; what is left out stays', async () => {
    const { id, edition } = await register('翠竹里8栋101', { note: '二楼' });
    const save = (note: string) => town.call(wang, 'visit.save', { id, grid, edition, changes: { note } });
    const after = await save('三楼');
    expect(after).toMatchObject({ note: '三楼', address: '翠竹里8栋**', edition: edition + 1 });
    expect(await refusal(save('四楼'))).toMatchObject({ code: 'HOUSEHOLD_CHANGED' });
    // A retry of what was saved is no conflict.
    const tap = 'tap-of-saving-000001';
    const again = { id, grid, edition: edition + 1, changes: { tags: ['hardship' as const] } };
    const saved = await town.call(wang, 'visit.save', again, tap);
    expect(await town.call(wang, 'visit.save', again, tap)).toEqual(saved);
    expect(saved.interval).toBe('每 30 天走访一次');
  });

  it('of two who save at the same moment one is told', async () => {
    const { id, edition } = await register('翠竹里8栋102');
    const saves = [wang, openidOf('sun')].map((openid, index) =>
      refusal(town.call(openid, 'visit.save', { id, grid, edition, changes: { note: `第 ${index} 位写的` } })),
    );
    const codesOf = (await Promise.all(saves)).map(({ code }) => code);
    expect(codesOf.sort()).toEqual(['HOUSEHOLD_CHANGED', 'NONE']);
  });

  it('whoever moved away is not due; there again they are', async () => {
    const { id, edition } = await register('翠竹里9栋101');
    const moved = await town.call(wang, 'visit.move', { id, edition, away: true });
    expect(moved).toMatchObject({ movedAway: true, due: '已搬走' });
    expect((await town.call(wang, 'visit.due', {})).items.map((item) => item.id)).not.toContain(id);
    const back = await town.call(wang, 'visit.move', { id, edition: moved.edition, away: false });
    expect(back.due).toBe('今天该走访');
  });
});

describe('looking at what is masked', () => {
  it('is on record before it is shown, once a look, for the community’s lead', async () => {
    const { id, no } = await register('翠竹里10栋101');
    const tap = 'tap-of-opening-00001';
    const look = { id, purpose: 'visit' as const, words: '' };
    expect(await town.call(wang, 'visit.open', look, tap)).toEqual({
      address: '翠竹里10栋101',
      people: [
        { id: '1', ...people[0] },
        { id: '2', ...people[1] },
      ],
    });
    await town.call(wang, 'visit.open', look, tap);
    const { openings } = await town.call(chen, 'visit.openings', { community: codes.westCommunity });
    expect(openings.filter(({ what }) => what === `第一网格 ${no} 号住户`)).toEqual([
      expect.objectContaining({ name: '王芳', purpose: '上门走访' }),
    ]);
    for (const openid of [wang, clerk, openidOf('office')]) {
      const call = town.call(openid, 'visit.openings', { community: codes.westCommunity });
      expect(await refusal(call)).toMatchObject({ code: 'FORBIDDEN' });
    }
  });

  it('an old request is no way to look again unseen', async () => {
    const { id, no } = await register('翠竹里10栋103');
    const tap = 'tap-of-opening-00002';
    const look = { id, purpose: 'visit' as const, words: '' };
    await town.call(wang, 'visit.open', look, tap);
    await town.cloud.advance(3_600_000);
    await town.call(wang, 'visit.open', look, tap);
    await town.call(wang, 'visit.open', look, tap);
    const { openings } = await town.call(chen, 'visit.openings', { community: codes.westCommunity });
    expect(openings.filter(({ what }) => what === `第一网格 ${no} 号住户`)).toHaveLength(2);
  });

  it('needs a purpose, in words where it is none of the list', async () => {
    const { id } = await register('翠竹里10栋102');
    const look = (purpose: string, words = '') =>
      refusal(town.call(wang, 'visit.open', { id, purpose: purpose as 'other', words }));
    expect(await look('')).toMatchObject({ code: 'BAD_INPUT', userMessage: '请选择用途' });
    expect(await look('other')).toMatchObject({ code: 'BAD_INPUT', userMessage: '请写明用途' });
    expect(await refusal(town.call(li, 'visit.open', { id, purpose: 'visit', words: '' }))).toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});

describe('a visit', () => {
  it('moves the day of the next one, once, and writes itself into the log without a name', async () => {
    const { id, no } = await register('翠竹里11栋101', { tags: ['emptyNest'] });
    const visit = { household: id, id: phoneId(), kind: 'met' as const, text: '身体很好', photos: [], need: '' };
    const after = await town.call(wang, 'visit.record', visit);
    expect(town.cloud.cost.databaseCalls).toBeLessThanOrEqual(8);
    expect(await town.call(wang, 'visit.record', visit)).toEqual(after);
    expect(after).toMatchObject({ due: '12月24日前', last: '上次 11月24日' });
    expect(after.visits).toEqual([expect.objectContaining({ kindName: '见到本人', text: '身体很好', name: '王芳' })]);
    const { lines } = await town.call(wang, 'worklog.day', {});
    expect(lines.filter(({ kind, text }) => kind === 'visit' && text.includes(` ${no} 号`))).toEqual([
      expect.objectContaining({ text: `走访第一网格 ${no} 号住户，见到本人`, ref: id }),
    ]);
  });

  it('whom nobody met is due again within a week', async () => {
    const { id } = await register('翠竹里11栋102');
    const visit = { household: id, id: phoneId(), kind: 'absent' as const, text: '', photos: [], need: '' };
    expect(await town.call(wang, 'visit.record', visit)).toMatchObject({ due: '12月1日前', last: '还没有走访过' });
  });

  it('nobody at another hour takes nothing away from a visit of that day, nor puts off what is due sooner', async () => {
    const { id } = await register('翠竹里39栋101', { tags: ['hardship'] });
    const record = (kind: 'met' | 'absent') =>
      town.call(wang, 'visit.record', { household: id, id: phoneId(), kind, text: '', photos: [], need: '' });
    expect(await record('met')).toMatchObject({ due: '12月24日前' });
    expect(await record('absent')).toMatchObject({ due: '12月24日前' });
  });

  it('made without a signal and sent late it counts for its own day, and never back behind a later one', async () => {
    const { id } = await register('翠竹里11栋103', { tags: ['hardship'] });
    const record = (doneAt?: number) =>
      town.cloud.invoke<{ data: { due: string; visits: unknown[] } }>(
        'visit',
        {
          action: 'record',
          data: { household: id, id: phoneId(), kind: 'met', text: '', photos: [], need: '' },
          requestId: `tap-of-late-visit-${visits}`,
          ...(doneAt ? { doneAt } : {}),
        },
        { openid: wang },
      );
    expect((await record()).data.due).toBe('12月24日前');
    const late = await record(officeMorning - 2 * 86_400_000);
    expect(late.data.due).toBe('12月24日前');
    expect(late.data.visits).toHaveLength(2);
  });

  it('is made by the grid’s officer alone', async () => {
    const { id } = await register('翠竹里11栋104');
    const visit = { household: id, id: phoneId(), kind: 'met' as const, text: '', photos: [], need: '' };
    for (const openid of [li, chen, clerk]) {
      expect(await refusal(town.call(openid, 'visit.record', visit))).toMatchObject({ code: 'FORBIDDEN' });
    }
  });

  it('what was found becomes a case once, and the visit keeps which', async () => {
    const { id } = await register('翠竹里11栋105');
    const [{ code: category = '' } = {}] = (await town.call(wang, 'case.form', { grid })).categories;
    const said = {
      household: id,
      id: phoneId(),
      kind: 'met' as const,
      category,
      text: '楼道灯不亮',
      photos: [],
      urgent: false,
    };
    const tap = 'tap-of-visit-report-1';
    const first = await town.call(wang, 'visit.report', said, tap);
    expect(await town.call(wang, 'visit.report', said, tap)).toEqual(first);
    const [visit] = first.visits;
    expect(await town.call(wang, 'case.detail', { id: visit?.caseId ?? '' })).toMatchObject({ text: '楼道灯不亮' });
  });

  it('is of the household it was made to, whatever is sent under its id', async () => {
    const [one, other] = [await register('翠竹里12栋101'), await register('翠竹里12栋102')];
    const visit = { id: phoneId(), kind: 'met' as const, text: '', photos: [], need: '' };
    await town.call(wang, 'visit.record', { ...visit, household: one.id });
    expect(await refusal(town.call(wang, 'visit.record', { ...visit, household: other.id }))).toMatchObject({
      code: 'BAD_INPUT',
    });
    expect(await town.call(wang, 'visit.household', { id: other.id })).toMatchObject({ last: '还没有走访过' });
  });

  it.each([
    ['visit.record', { text: '', need: '刑满后想找工作' }],
    ['visit.record', { text: '曾吸毒', need: '' }],
    ['visit.report', { text: '邻居说他曾吸毒', category: 'power', urgent: false }],
  ] as const)('%s keeps nothing of the police’s either', async (action, said) => {
    const { items } = await town.call(wang, 'visit.list', { grid });
    const visit = { household: items[0]?.id ?? '', id: phoneId(), kind: 'met', photos: [], ...said };
    expect(await refusal(town.call(wang, action, visit as never))).toMatchObject({
      userMessage: expect.stringContaining('台账不登记公安、司法信息'),
    });
  });

  it('a need goes to the community, which answers once', async () => {
    const { id, no } = await register('翠竹里11栋106');
    const visit = { household: id, id: phoneId(), kind: 'met' as const, text: '', photos: [], need: '想找零工' };
    await town.call(wang, 'visit.record', visit);
    const community = codes.westCommunity;
    const { needs } = await town.call(clerk, 'visit.needs', { community, state: 'open' });
    expect(needs).toEqual([expect.objectContaining({ need: '想找零工', where: `第一网格 ${no} 号住户` })]);
    const answer = { visit: needs[0]?.id ?? '', text: '物业公司招保洁，电话 0551-65001234' };
    await town.call(clerk, 'visit.answer', answer);
    await town.call(clerk, 'visit.answer', answer);
    expect(await refusal(town.call(chen, 'visit.answer', { ...answer, text: '另一个' }))).toMatchObject({
      userMessage: '已有人答复：物业公司招保洁，电话 0551-65001234',
    });
    expect((await town.call(wang, 'visit.household', { id })).visits[0]?.needAnswer).toBe(answer.text);
    expect((await town.call(clerk, 'visit.needs', { community, state: 'open' })).needs).toEqual([]);
  });
});

describe('whom to visit', () => {
  it('the longest due first, in one database call', async () => {
    const { items } = await town.call(wang, 'visit.due', {});
    expect(town.cloud.cost.databaseCalls).toBeLessThanOrEqual(2);
    const days = items.map(({ dueOn }) => dueOn);
    expect(days).toEqual([...days].sort());
    expect(JSON.stringify(items)).not.toContain('桂兰');
    expect(await refusal(town.call(chen, 'visit.due', {}))).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('who stands in sees both lists, and only as long', async () => {
    const before = await town.call(li, 'visit.due', {});
    expect(before.items.filter((item) => item.grid === grid)).toEqual([]);
    const leave = { personId: 'wang', edition: 0, from: '2026-11-24', to: '2026-11-26', words: '' };
    const standIns = [{ scope: grid, personId: 'li' }];
    await town.call(chen, 'account.setStandIn', { ...leave, standIns }, 'tap-of-standing-in-01');
    await town.cloud.advance(60_000);
    const { items } = await town.call(li, 'visit.due', {});
    expect(items.some((item) => item.grid === grid)).toBe(true);
    await town.cloud.advance(4 * 86_400_000);
    const after = await town.call(li, 'visit.due', {});
    expect(after.items.filter((item) => item.grid === grid)).toEqual([]);
  });
});
