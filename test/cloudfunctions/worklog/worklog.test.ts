import { codes, openidOf, type SmallTown, startSmallTown, submission } from '../../support/small-town';

const wang = openidOf('wang');
const resident = 'zhang-openid';
const today = '2026-11-24';
const day = 24 * 3_600_000;
let town: SmallTown;
beforeAll(async () => {
  town = await startSmallTown();
});
afterAll(() => town.close());

const logOf = (openid: string, data: { date?: string; person?: string } = {}) => town.call(openid, 'worklog.day', data);

describe('a day of the work log', () => {
  it('writes itself from what the officer does', async () => {
    const opened = await town.call(resident, 'case.submit', submission());
    expect((await logOf(wang)).lines).toEqual([]);
    await town.call(wang, 'case.accept', { id: opened.id });
    await town.call(wang, 'case.settle', {
      id: opened.id,
      outcome: 'solved',
      text: '修好了',
      internalText: '',
      photos: [],
    });
    await town.call(wang, 'patrol.start', { id: 'round-for-the-log-1', grid: codes.westGrid, point: null });
    const { lines, state, title } = await logOf(wang);
    expect(title).toBe('11月24日 周二');
    expect(state).toBe('open');
    expect(lines.map(({ kind, text }) => [kind, text.slice(0, 4)])).toEqual([
      ['case', '受理：供'],
      ['case', '办结，已'],
      ['patrol', '巡查第一'],
    ]);
  });

  it('says nothing a resident wrote and no other officer’s work', async () => {
    const { lines } = await logOf(wang);
    expect(JSON.stringify(lines)).not.toContain(submission().text);
    expect((await logOf(openidOf('li'))).lines).toEqual([]);
  });

  it('costs four database calls and reads what it shows', async () => {
    await logOf(wang);
    expect(town.cloud.cost.databaseCalls).toBeLessThanOrEqual(4);
    expect(town.cloud.cost.documentsExamined).toBeLessThanOrEqual(3);
  });

  it('lets the officer change words and add a line', async () => {
    const before = await logOf(wang);
    const [first] = before.lines;
    const after = await town.call(wang, 'worklog.save', {
      date: today,
      edition: before.edition,
      edits: [{ id: first?.id ?? '', text: '上门查看路灯并受理' }],
      lines: [{ id: 'line-000000000000001', text: '参加社区例会' }],
    });
    expect(after.lines[0]).toMatchObject({ text: '上门查看路灯并受理', edited: true });
    expect(after.lines.at(-1)).toMatchObject({ kind: 'own', text: '参加社区例会' });
    expect(after.edition).toBe(before.edition + 1);
  });

  it('of two phones that save, one is told', async () => {
    const { edition } = await logOf(wang);
    const save = (text: string) =>
      town.call(wang, 'worklog.save', {
        date: today,
        edition,
        edits: [],
        lines: [{ id: 'line-000000000000001', text }],
      });
    const results = await Promise.allSettled([save('一'), save('二')]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(results.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'DAY_CHANGED' } });
  });

  it('is cleared once, and then stays; what comes in later is marked', async () => {
    const { edition } = await logOf(wang);
    const cleared = await town.call(wang, 'worklog.clear', { date: today, edition });
    expect(cleared).toMatchObject({ state: 'cleared', mayEdit: false });
    expect(await town.call(wang, 'worklog.clear', { date: today, edition })).toEqual(cleared);
    await expect(
      town.call(wang, 'worklog.save', { date: today, edition: edition + 1, edits: [], lines: [] }),
    ).rejects.toMatchObject({ code: 'DAY_CHANGED', userMessage: '这一天的日志已经确认，不能再改' });
    await town.call(wang, 'patrol.start', { id: 'round-for-the-log-2', grid: codes.westGrid, point: null });
    const { lines } = await logOf(wang);
    expect(lines.filter(({ late }) => late).map(({ kind }) => kind)).toEqual(['patrol']);
  });

  it('is read by the lead of the community and by nobody beside', async () => {
    expect((await logOf(openidOf('chen'), { person: 'wang', date: today })).mayEdit).toBe(false);
    for (const other of ['li', 'zhao', 'clerk', 'townClerk', 'leader'] as const) {
      await expect(logOf(openidOf(other), { person: 'wang', date: today })).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
    }
    await expect(logOf(resident)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it.each([
    ['2026-11-25', '还没有到这一天'],
    ['2026-10-01', '只能填写最近 14 天的日志'],
    ['2026-02-30', '日期不对'],
  ])('%s cannot be saved', async (date, sentence) => {
    const saving = town.call(wang, 'worklog.save', { date, edition: 0, edits: [], lines: [] });
    await expect(saving).rejects.toMatchObject({ code: 'BAD_INPUT', userMessage: sentence });
  });
});

describe('a week of the work log', () => {
  const monday = '2026-11-23';

  it('is worked out on one page', async () => {
    const week = await town.call(wang, 'worklog.week', { monday });
    expect(week.days.map(({ state }) => state)).toEqual(['open', 'cleared', 'none', 'none', 'none', 'none', 'none']);
    expect(week.summary).toMatch(/^本周办理 1 件事：/);
    expect(week.mayConfirm).toBe(false);
  });

  it('is not confirmed before Sunday', async () => {
    const early = town.call(wang, 'worklog.confirmWeek', { monday, summary: '太早' });
    await expect(early).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  it('shows the lead what stayed open for two days', async () => {
    await town.cloud.advance(5 * day);
    const { officers } = await town.call(openidOf('chen'), 'worklog.community', {
      community: codes.westCommunity,
      monday,
    });
    expect(officers.map(({ name, grids }) => [name, ...grids])).toEqual([
      ['孙强', '第一网格'],
      ['王芳', '第一网格'],
      ['李军', '第二网格'],
    ]);
    expect(officers.every(({ behind }) => behind)).toBe(true);
    expect(officers[1]?.days[1]).toEqual({ date: today, state: 'cleared' });
  });

  it('is confirmed on Sunday and read by the lead', async () => {
    await town.call(wang, 'worklog.confirmWeek', { monday, summary: '本周修好路灯一处。' });
    await town.call(wang, 'worklog.confirmWeek', { monday, summary: '又一遍' });
    const seen = await town.call(openidOf('chen'), 'worklog.week', { monday, person: 'wang' });
    expect(seen).toMatchObject({ summary: '本周修好路灯一处。', confirmed: true, mayRead: true });
    await expect(town.call(openidOf('office'), 'worklog.readWeek', { monday, person: 'wang' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await town.call(openidOf('chen'), 'worklog.readWeek', { monday, person: 'wang' });
    expect(await town.call(wang, 'worklog.week', { monday })).toMatchObject({ readBy: '陈静', mayConfirm: false });
  });

  it('another community’s lead sees none of it', async () => {
    await expect(
      town.call(openidOf('chen'), 'worklog.community', { community: codes.eastCommunity, monday }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
