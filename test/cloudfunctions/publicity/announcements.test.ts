import type { InputOf } from '../../../miniprogram/services/api';
import { codes, officeMorning, openidOf, type Refused, type SmallTown, startSmallTown } from '../../support/small-town';

const day = 24 * 3_600_000;
const reader = 'zhang-openid';
const [chen, clerk, zhao, office, townClerk] = ['chen', 'clerk', 'zhao', 'office', 'townClerk'].map(openidOf) as [
  string,
  string,
  string,
  string,
  string,
];

let town: SmallTown;
beforeEach(async () => {
  town = await startSmallTown();
});
afterEach(() => town.close());

type Written = InputOf<'publicity.saveAnnouncement'>;

const words = (changes: Partial<Written> = {}): Written => ({
  id: null,
  edition: 0,
  place: codes.westCommunity,
  title: '周六停水通知',
  text: '周六上午八点到十二点检修管道，蜀峰花园停水，请提前储水。',
  pictures: [],
  pinnedUntil: null,
  endsAt: null,
  publish: true,
  ...changes,
});

const refused = (attempt: Promise<unknown>): Promise<Refused> =>
  attempt.then(
    () => Promise.reject(new Error('was not refused')),
    (error) => error as Refused,
  );

const save = (by: string, changes?: Partial<Written>, tap?: string) =>
  town.call(by, 'publicity.saveAnnouncement', words(changes), tap);
const list = async (place: string, before?: number) =>
  town.call(reader, 'publicity.announcements', before === undefined ? { place } : { place, before });
const titles = async (place: string) => (await list(place)).items.map(({ title }) => title);
const open = (id: string, by = reader) => town.call(by, 'publicity.announcement', { id });

describe('lists of announcements', () => {
  it('miss none of those that share an instant at a page’s edge', async () => {
    const written = Array.from({ length: 25 }, (_, index) => `第 ${index + 1} 号通知`);
    const instants = written.map((_, index) => officeMorning + Math.floor(index / 4) * 60_000);
    town.cloud.database.insertMany(
      'announcements',
      written.map((title, index) => ({
        _id: `announcement-${String(index).padStart(4, '0')}`,
        ...{ place: codes.westCommunity, placeName: '蜀山社区', state: 'published', title, text: title, lead: title },
        ...{
          pictures: [],
          pinnedUntil: new Date(0),
          endsAt: new Date(Date.UTC(9999, 0, 1)),
          changedAt: null,
          readers: 0,
        },
        ...{ publishedAt: new Date(instants[index] ?? 0), updatedAt: new Date(instants[index] ?? 0) },
        ...{ by: { personId: 'clerk', name: '周岚' }, withdrawn: null, edition: 1, changedBy: 'clerk', requests: [] },
      })),
    );
    const pages = async (
      ask: (before?: number) => Promise<{ items: Array<{ title: string }>; next: number | null }>,
    ) => {
      const seen: string[] = [];
      for (let next: number | null | undefined; next !== null; ) {
        const page = await ask(next);
        seen.push(...page.items.map(({ title }) => title));
        next = page.next;
      }
      return seen.sort();
    };
    expect(await pages((before) => list(codes.westCommunity, before))).toEqual([...written].sort());
    const own = (before?: number) =>
      town.call(clerk, 'publicity.written', { place: codes.westCommunity, ...(before ? { before } : {}) });
    expect(await pages(own)).toEqual([...written].sort());
  });
});

describe('#publicity.saveAnnouncement', () => {
  it('is not for a department’s clerk: the words would be the town’s', async () => {
    const cityClerk = openidOf('cityClerk');
    expect(await town.call(cityClerk, 'publicity.speaker', {})).toEqual({ places: [] });
    expect((await refused(save(cityClerk, { place: codes.town }))).code).toBe('FORBIDDEN');
  });

  it('of a community is seen there and nowhere else, of the town in every community', async () => {
    await save(clerk);
    await town.cloud.advance(60_000);
    await save(townClerk, { place: codes.town, title: '集市搬迁' });
    expect(await titles(codes.westCommunity)).toEqual(['集市搬迁', '周六停水通知']);
    expect(await titles(codes.eastCommunity)).toEqual(['集市搬迁']);
    expect(await titles(codes.town)).toEqual(['集市搬迁']);
    expect((await list(codes.westCommunity)).items[1]).toEqual({
      id: expect.any(String),
      title: '周六停水通知',
      lead: '周六上午八点到十二点检修管道，蜀峰花园停水，请提前储水。',
      picture: '',
      placeName: '蜀山社区',
      when: '今天 09:30',
      pinned: false,
      readers: 0,
    });
  });

  it('is for those who speak for the very place', async () => {
    for (const [by, place] of [
      [reader, codes.westCommunity],
      [openidOf('wang'), codes.westCommunity],
      [clerk, codes.eastCommunity],
      [chen, codes.town],
      [office, codes.westCommunity],
      [openidOf('leader'), codes.westCommunity],
    ] as const) {
      expect((await refused(save(by, { place }))).code).toBe('FORBIDDEN');
    }
    expect((await town.call(clerk, 'publicity.speaker', {})).places).toEqual([
      { code: codes.westCommunity, name: '蜀山社区' },
    ]);
    expect((await town.call(reader, 'publicity.speaker', {})).places).toEqual([]);
  });

  it('a draft is for its writers alone until it is published', async () => {
    const draft = await save(clerk, { publish: false });
    expect(draft).toMatchObject({ state: 'draft', stateText: '草稿', edition: 1 });
    expect(await titles(codes.westCommunity)).toEqual([]);
    expect((await refused(open(draft.id))).userMessage).toBe('这条通知已经撤下了');
    expect(await open(draft.id, chen)).toMatchObject({ hidden: '草稿', readers: 0 });
    await save(chen, { id: draft.id, edition: 1 });
    expect(await titles(codes.westCommunity)).toEqual(['周六停水通知']);
    expect((await open(draft.id)).changed).toBe('');
  });

  it('tried again after a lost answer is one announcement, and the same change', async () => {
    const tap = 'the-same-announcement-1';
    const [one, two] = await Promise.all([save(clerk, {}, tap), save(clerk, {}, tap)]);
    expect(one.id).toBe(two.id);
    expect(await titles(codes.westCommunity)).toHaveLength(1);
    const change = { id: one.id, edition: 1, title: '周日停水通知' };
    await save(clerk, change, 'the-same-change-000001');
    await save(chen, { ...change, edition: 2, title: '周日上午停水' });
    const again = await save(clerk, change, 'the-same-change-000001');
    expect(again).toMatchObject({ edition: 3, title: '周日上午停水' });
  });

  it('of two who change it at once one is told who was faster, and nothing is lost', async () => {
    const { id } = await save(clerk);
    const tries = await Promise.allSettled([
      save(clerk, { id, edition: 1, title: '值班人员改的' }),
      save(chen, { id, edition: 1, title: '负责人改的' }),
    ]);
    const won = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const lost = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason as Refused] : []));
    expect([won.length, lost.length]).toEqual([1, 1]);
    expect(lost[0]).toMatchObject({ code: 'ANNOUNCEMENT_CHANGED', details: { edition: 2 } });
    const winner = won[0]?.title === '值班人员改的' ? '周岚' : '陈静';
    expect(lost[0]?.userMessage).toBe(`${winner}刚刚改了这条通知，请看最新的内容后再操作`);
    expect(await titles(codes.westCommunity)).toEqual([won[0]?.title]);
    expect((await open(id)).changed).toBe('今天 09:30');
  });

  it('says which words may not be published, also deep in a long text', async () => {
    const long = `${'请居民朋友们注意安全。'.repeat(300)}到赌博网站看看`;
    const error = await refused(save(clerk, { text: long }));
    expect(error).toMatchObject({ code: 'CONTENT_REFUSED', details: { field: 'text' } });
    expect(await titles(codes.westCommunity)).toEqual([]);
  });

  it('checks lengths, pictures and dates, a sentence each', async () => {
    const said = async (changes: Partial<Written>) => (await refused(save(clerk, changes))).userMessage;
    expect(await said({ title: ' ' })).toBe('请填写标题');
    expect(await said({ title: '长'.repeat(61) })).toBe('标题最多 60 个字');
    expect(await said({ text: '长'.repeat(5001) })).toBe('正文最多 5000 个字');
    expect(await said({ endsAt: officeMorning - day })).toBe('结束的日期已经过了');
    expect(await said({ pinnedUntil: officeMorning - day })).toBe('置顶的日期已经过了');
    expect(await said({ pictures: ['cloud://local.6c6f/cases/none.jpg'] })).toContain('不是照片');
  });
});

describe('#publicity.announcements', () => {
  it('tells pinned ones first until their day has passed, and those that are over no more', async () => {
    await save(clerk, { title: '老人体检', pinnedUntil: officeMorning + 2 * day });
    await town.cloud.advance(60_000);
    await save(clerk, { title: '今天限行', endsAt: officeMorning + day });
    expect(await titles(codes.westCommunity)).toEqual(['老人体检', '今天限行']);
    expect((await list(codes.westCommunity)).items[0]?.pinned).toBe(true);
    await town.cloud.advance(1.5 * day);
    expect(await titles(codes.westCommunity)).toEqual(['老人体检']);
    await town.cloud.advance(day);
    expect((await list(codes.westCommunity)).items).toMatchObject([{ title: '老人体检', pinned: false }]);
  });

  it('gives twenty a page and examines what it shows', async () => {
    await save(clerk, { title: '置顶', pinnedUntil: officeMorning + 9 * day });
    for (let number = 1; number <= 24; number++) {
      await town.cloud.advance(60_000);
      const place = number % 2 ? codes.westCommunity : codes.town;
      await save(number % 2 ? clerk : office, { place, title: `第 ${number} 条` });
    }
    const first = await list(codes.westCommunity);
    expect(first.items.map(({ title }) => title)).toEqual([
      '置顶',
      ...Array.from({ length: 20 }, (_, index) => `第 ${24 - index} 条`),
    ]);
    // The pinned one, the page, and the row beyond it that tells whether there is another page.
    expect(town.cloud.cost).toEqual({ databaseCalls: 2, documentsExamined: 22 });
    const second = await list(codes.westCommunity, first.next ?? 0);
    expect(second.items.map(({ title }) => title)).toEqual(['第 4 条', '第 3 条', '第 2 条', '第 1 条']);
    expect(second.next).toBeNull();
  });
});

describe('#publicity.announcement', () => {
  it('counts each reader once, however often and however fast they open it', async () => {
    const { id } = await save(clerk);
    expect((await open(id)).readers).toBe(1);
    expect((await open(id)).readers).toBe(1);
    const at = ['a', 'b', 'c'].flatMap((name) => [open(id, `${name}-openid`), open(id, `${name}-openid`)]);
    await Promise.all(at);
    expect((await open(id)).readers).toBe(4);
    expect(town.cloud.cost.databaseCalls).toBe(2);
  });

  it('keeps nobody who read it', async () => {
    const { id } = await save(clerk);
    await open(id);
    const rows = await town.cloud.database.handle(
      'database.getDocument',
      { collectionName: 'readings', queryType: 'WHERE', query: '{}' },
      'test',
    );
    expect(JSON.stringify(rows.body)).toContain(id);
    expect(JSON.stringify(rows.body)).not.toContain('zhang');
  });
});

describe('#publicity.withdrawAnnouncement', () => {
  it('takes it from residents and keeps it for staff, with who and when', async () => {
    const { id } = await save(clerk, { pinnedUntil: officeMorning + day });
    await town.call(office, 'publicity.withdrawAnnouncement', { id, edition: 1 });
    expect(await titles(codes.westCommunity)).toEqual([]);
    expect((await refused(open(id))).userMessage).toBe('这条通知已经撤下了');
    expect(await open(id, clerk)).toMatchObject({ hidden: '刘洋 今天 09:30 撤回', readers: 0, pinned: false });
    expect((await town.call(clerk, 'publicity.written', { place: codes.westCommunity })).items).toMatchObject([
      { id, state: 'withdrawn', stateText: '刘洋 今天 09:30 撤回', edition: 2 },
    ]);
    expect((await refused(save(clerk, { id, edition: 2 }))).userMessage).toBe('刘洋已撤回这条通知，请另写一条');
    const again = await refused(town.call(chen, 'publicity.withdrawAnnouncement', { id, edition: 2 }));
    expect(again.userMessage).toBe('刘洋已经撤回了这条通知');
  });

  it('is for those who speak there and who answers above, and is once however often it is tapped', async () => {
    const { id } = await save(clerk);
    for (const by of [reader, zhao, townClerk]) {
      const error = await refused(town.call(by, 'publicity.withdrawAnnouncement', { id, edition: 1 }));
      expect(error.code).toBe('FORBIDDEN');
    }
    const tap = 'the-same-withdrawal-01';
    const taken = () => town.call(chen, 'publicity.withdrawAnnouncement', { id, edition: 1 }, tap);
    const [one, two] = await Promise.all([taken(), taken()]);
    expect([one.edition, two.edition]).toEqual([2, 2]);
  });
});

describe('#publicity.pin', () => {
  it('puts it first and lets it go again; at most three of a place', async () => {
    const ids: string[] = [];
    for (const title of ['一', '二', '三', '四']) {
      await town.cloud.advance(60_000);
      ids.push((await save(clerk, { title })).id);
    }
    const until = officeMorning + 3 * day;
    for (const id of ids.slice(0, 3)) await town.call(clerk, 'publicity.pin', { id, edition: 1, until });
    expect(await titles(codes.westCommunity)).toEqual(['三', '二', '一', '四']);
    const [first = '', , , fourth = ''] = ids;
    const error = await refused(town.call(clerk, 'publicity.pin', { id: fourth, edition: 1, until }));
    expect(error.userMessage).toBe('最多同时置顶 3 条，请先取消一条');
    await town.call(chen, 'publicity.pin', { id: first, edition: 2, until: null });
    await town.call(chen, 'publicity.pin', { id: fourth, edition: 1, until });
    expect(await titles(codes.westCommunity)).toEqual(['四', '三', '二', '一']);
    expect((await refused(town.call(office, 'publicity.pin', { id: first, edition: 3, until }))).code).toBe(
      'FORBIDDEN',
    );
  });

  it('a draft cannot be pinned', async () => {
    const { id } = await save(clerk, { publish: false });
    const error = await refused(town.call(clerk, 'publicity.pin', { id, edition: 1, until: officeMorning + day }));
    expect(error.userMessage).toBe('只有已发布的通知才能置顶');
  });
});
