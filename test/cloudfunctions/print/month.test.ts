import { datesOf, mondaysOf, weekly } from '../../../cloudfunctions/worklog/month';
import { pdfPages } from '../../support/pdf-pages';
import { codes, officeMorning, openidOf, type SmallTown, startSmallTown, submission } from '../../support/small-town';

const wang = openidOf('wang');
const lead = openidOf('chen');
const day = 24 * 3_600_000;
let town: SmallTown;
beforeAll(async () => {
  town = await startSmallTown({ functions: ['case', 'patrol', 'print', 'worklog'] });
});
afterAll(() => town.close());

async function bytesOf(fileId: string): Promise<Buffer> {
  const found = await town.cloud.storage.temporaryUrl(fileId, 600);
  if (!('tempFileURL' in found)) throw new Error(`no file ${fileId}`);
  return Buffer.from(await (await fetch(found.tempFileURL)).arrayBuffer());
}

describe('the days of a month', () => {
  it('are all of them, and its weeks are those that end in it', () => {
    expect(datesOf('2028-02')).toHaveLength(29);
    expect(datesOf('2026-11').at(-1)).toBe('2026-11-30');
    expect(mondaysOf('2026-11')).toEqual(['2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23']);
    expect(weekly(datesOf('2026-11')).map(({ length }) => length)).toEqual([7, 7, 7, 7, 2]);
  });
});

describe('#print a month of the work log', () => {
  const long = '陪同消防逐户检查楼道，'.repeat(27).slice(0, 299);
  const november = { month: '2026-11' };

  beforeAll(async () => {
    const { id } = await town.call('zhang-openid', 'case.submit', submission());
    await town.call(wang, 'case.accept', { id });
    await town.call(wang, 'patrol.start', { id: 'round-for-a-month-1', grid: codes.westGrid, point: null });
    const lines = [{ id: 'line-000000000000001', text: `${long}完` }];
    await town.call(wang, 'worklog.save', { date: '2026-11-24', edition: 0, edits: [], lines });
    await town.call(wang, 'worklog.clear', { date: '2026-11-24', edition: 1 });
    const other = [{ id: 'line-000000000000002', text: '参加社区例会' }];
    await town.call(wang, 'worklog.save', { date: '2026-11-18', edition: 0, edits: [], lines: other });
    await town.call(wang, 'worklog.confirmWeek', {
      monday: '2026-11-16',
      summary: '本周参加例会 1 次。\n有住户反映路灯不亮',
    });
    await town.call(lead, 'worklog.readWeek', { monday: '2026-11-16', person: 'wang' });
  });

  it('shows every line whole, which days were cleared, and what the lead read', async () => {
    const { fileId, fileName, pages } = await town.call(wang, 'print.month', november);
    expect(town.cloud.cost.databaseCalls).toBeLessThanOrEqual(20);
    expect(fileName).toBe('王芳工作日志2026年11月.pdf');
    const shown = pdfPages(await bytesOf(fileId), 60);
    expect(shown).toHaveLength(pages);
    const text = shown
      .map((page) => page.text)
      .join('')
      .replaceAll(' ', '');
    expect(text).toContain('工作日志　2026年11月'.replaceAll('　', ''));
    for (const part of [
      '王芳',
      '受理：供',
      '巡查第一网格',
      '参加社区例会',
      '本周参加例会1次。',
      '有住户反映路灯不亮',
      '已阅',
      '签字',
    ])
      expect(text).toContain(part);
    expect(text).toContain('检查楼道，陪同');
    expect(text.replaceAll('\n', '')).toContain('完');
    expect(text).toContain('已日清');
    expect(text).toContain('未日清');
    expect(text).not.toContain('〓');
    expect(text).not.toContain(submission().text);
  });

  it('writes a retry over the same file', async () => {
    const first = await town.call(wang, 'print.month', november, 'one-tap-for-the-month');
    expect(await town.call(wang, 'print.month', november, 'one-tap-for-the-month')).toEqual(first);
  });

  it('is printed by the lead of the community, too, and by nobody else', async () => {
    const ofWang = { ...november, person: 'wang' };
    expect((await town.call(lead, 'print.month', ofWang)).fileName).toBe('王芳工作日志2026年11月.pdf');
    for (const stranger of [openidOf('li'), openidOf('zhao'), openidOf('leader'), 'zhang-openid']) {
      await expect(town.call(stranger, 'print.month', ofWang)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
  });

  it('says of an empty month that nothing is in it, and refuses one to come', async () => {
    const { fileId } = await town.call(wang, 'print.month', { month: '2026-03' });
    expect(pdfPages(await bytesOf(fileId), 60)[0]?.text.replaceAll(' ', '')).toContain('这个月没有记录');
    await expect(town.call(wang, 'print.month', { month: '2026-12' })).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  it('goes on over pages without losing a day', async () => {
    for (let back = 12; back > 0; back--) {
      const date = new Date(officeMorning - back * day + 8 * 3_600_000).toISOString().slice(0, 10);
      const { edition, lines: before } = await town.call(wang, 'worklog.day', { date });
      const kept = before.filter(({ kind }) => kind === 'own').map(({ id, text }) => ({ id, text }));
      const lines = Array.from({ length: 5 }, (_, index) => ({
        id: `line-of-${date}-${index}-x`,
        text: `${date}记${index}号`,
      }));
      await town.call(wang, 'worklog.save', { date, edition, edits: [], lines: [...kept, ...lines] });
    }
    const { fileId, pages } = await town.call(wang, 'print.month', november);
    expect(pages).toBeGreaterThan(1);
    const shown = pdfPages(await bytesOf(fileId), 90);
    const text = shown
      .map((page) => page.text)
      .join('')
      .replaceAll(' ', '');
    expect(text.match(/记\d号/g)).toHaveLength(60);
    for (const { pieces, height } of shown) expect(Math.max(...pieces.map(({ y }) => y))).toBeLessThan(height - 5);
  });
});
