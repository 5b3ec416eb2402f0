import { read, utils, write } from '@e965/xlsx';
import type { PlanView } from '../../miniprogram/packages/division/types';
import type { RunView } from '../../miniprogram/packages/print/types';
import { codeIn, pdfPages } from '../support/pdf-pages';
import { callAs } from './support/call-as';
import { cloudFile } from './support/cloud-file';
import { eventually } from './support/eventually';
import { giveFile } from './support/give-file';
import type { Phone } from './support/phone';
import { townWithPhones } from './support/phones';
import { answer, standAt } from './support/prompts';
import { onDevtools } from './support/town';

/** People of the demo town (scripts/demo/people.ts). */
const lead = 'demo-lead-fz001';
const office = 'demo-town-zs001';
const resident = 'demo-resident-zhang';
/** A colleague in another grid of the community. */
const successor = 'wg001004';
const community = '340104100001';
const bench = `/packages/division/workbench/workbench?community=${community}`;
const printing = '/packages/print/print/print';

const hold = townWithPhones();
const plan = (): Promise<PlanView> => callAs(lead, 'division.open', { community });
const nameOf = async (personId: string): Promise<string> => (await callAs(lead, 'account.person', { personId })).name;
const chinaToday = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

/** One of the cards on the first page of the file that has a name on it, as a camera sees it: where its code leads. */
function codeOfCard(bytes: Buffer, officer: string): URL {
  const page = pdfPages(bytes, 200).find(({ text }) => text.includes(officer));
  const code = page && codeIn(page, { x: 15, y: 13.5, width: 90, height: 54 });
  if (!code) throw new Error(`no card of ${officer} with a code`);
  return code;
}

(onDevtools ? describe.skip : describe)('from a division to printed cards and back', () => {
  let fresh = '';
  let freshName = '';
  let officer = '';
  let inside: [number, number] = [0, 0];
  let card = new URL('http://none');

  it('grids of a table are handed in, accepted, in force, and the resident finds the new officer', async () => {
    const phone = await hold(lead, { page: 'pages/me/me' });
    await phone.go(bench);
    await phone.tap('开始修改');
    await phone.see('第 1 版 草稿');
    const { version, nextCode } = await plan();
    fresh = nextCode;
    const table = await mendedTable(phone, version);
    await phone.tap('.tab-plan');
    await phone.tap('导入划分方案');
    await giveFile(phone, '网格.xlsx', table);
    await phone.tap('选择文件');
    await answer(phone, 'agree');
    await phone.see('个网格，请检查后上报');
    await phone.tap('完成');
    const imported = await plan();
    const grid = imported.grids.find(({ code }) => code === fresh);
    if (!grid) throw new Error(`${fresh} was not imported`);
    freshName = grid.name;
    inside = middleOf(grid.border[0] ?? []);
    await phone.shoot('division-imported');
    await phone.tap('.tab-plan');
    await phone.tap('上报到镇');
    await phone.tap('确认上报');
    await phone.see('已上报');

    const judge = await hold(office, { page: 'pages/me/me' });
    await judge.go(bench);
    await judge.tap('通过这个方案');
    await judge.tap('从今天起');
    await judge.tap('确认通过');
    await judge.see('已生效');

    const { officer: person } = await callAs(resident, 'grid.card', { code: fresh });
    officer = person?.name ?? '';
    const home = await hold(resident, { page: 'pages/home/home' });
    await standAt(home, inside);
    await home.go('/packages/resident/find/find');
    await home.tap('用我现在的位置找');
    await answer(home, 'agree');
    await answer(home, 'allow');
    await home.see(`蜀山社区 ${freshName}`);
    await home.tap('就是这里');
    await home.seePage('pages/home/home');
    await home.see(officer);
    await home.shoot('division-found');
  });

  it('its cards are printed, looked at on the phone, and their code opens the grid', async () => {
    const phone = await hold(lead, { page: 'pages/me/me' });
    await phone.go(printing);
    await phone.see('要印什么');
    await phone.tap('A4 纸，一页十张');
    await phone.tap('开始制作');
    await phone.see('已做好');
    await phone.shoot('print-done');
    await phone.tap('预览');
    await eventually('the first page to be drawn', 20_000, async () => {
      const drawn = await phone.mini.evaluate(() => {
        const { document } = globalThis as unknown as { document: { querySelector(text: string): unknown } };
        return document.querySelector('[data-sheet="document"] [data-page="1"][data-drawn]') !== null;
      });
      return drawn ? { value: undefined } : undefined;
    });
    await phone.shoot('print-preview');
    await answer(phone, 'cancel');

    const [run] = await runs();
    const bytes = await cloudFile(phone, run?.documents[0]?.file?.fileId ?? '');
    card = codeOfCard(bytes, officer);
    expect(card.searchParams.get('scene')).toBe(`g=${fresh}`);
    const scanned = await scan(card);
    await scanned.see(officer);
    await scanned.see(freshName);
  });

  it('the officer goes: the old card leads to the new one, and what is stale is made again', async () => {
    const [before, after] = [officer, await nameOf(successor)];
    const phone = await hold(lead, { page: 'packages/manage/people/people' });
    await phone.tap(before);
    await phone.tap('办理离岗');
    await phone.see('由谁接手');
    await (await phone.page()).callMethod('handleFrom', { detail: { value: chinaToday() } });
    await phone.see('（今天）');
    await phone.mini.mockWxMethod('showModal', { confirm: true, cancel: false });
    await chooseEverywhere(phone, after);
    await phone.shoot('print-hand-over');
    await phone.tap('.action-bar .button');
    await phone.seePage('packages/manage/person/person');
    await phone.see('已离岗');
    await phone.mini.restoreWxMethod('showModal');

    const scanned = await scan(card);
    await scanned.see(after);
    await scanned.seeNot(before);
    await scanned.shoot('print-old-card');

    await phone.go(printing, 'reLaunch');
    await phone.see(`责任人 ${before} → ${after}`);
    await phone.see('已过时');
    await phone.shoot('print-stale');
    await phone.tap('重新制作');
    await eventually('the list to be empty', 60_000, async () => {
      const { stale } = await callAs(lead, 'print.stale', { community });
      return stale.length === 0 ? { value: undefined } : undefined;
    });
    await phone.seeNot('已过时');
    await phone.shoot('print-remade');
    const [again] = await runs();
    const bytes = await cloudFile(phone, again?.documents[0]?.file?.fileId ?? '');
    expect(codeOfCard(bytes, after).searchParams.get('page')).toBe('pages/home/home');
  });

  const runs = async (): Promise<RunView[]> => (await callAs(lead, 'print.runs', { community })).runs;

  /** A resident's phone, opened by what a camera read. */
  function scan({ searchParams }: URL): Promise<Phone> {
    return hold(resident, { page: searchParams.get('page') ?? '', scene: searchParams.get('scene') ?? '' });
  }

  /** At every post that is handed over the same colleague. */
  async function chooseEverywhere(phone: Phone, name: string): Promise<void> {
    for (const candidate of await (await phone.page()).$$('.candidate')) {
      if (String(await candidate.text()).includes(name)) await candidate.tap();
    }
  }

  /** The draft as a table, changed by hand in a spreadsheet: the first grid has a new code and everybody’s size fits. */
  async function mendedTable(phone: Phone, version: number): Promise<Buffer> {
    const { fileId } = await callAs(lead, 'division.exportFile', { community, version, format: 'xlsx' });
    const book = read(await cloudFile(phone, fileId));
    const [name = ''] = book.SheetNames;
    const sheet = book.Sheets[name];
    if (!sheet) throw new Error('the export has no sheet');
    const rows = utils.sheet_to_json<Record<string, unknown>>(sheet, { raw: false });
    const changed = rows.map((row, index) => ({
      ...row,
      ...(index === 0 ? { 编号: fresh, 名称: '梧桐网格' } : {}),
      户数: 400,
      人口: 1200,
    }));
    const made = utils.book_new();
    utils.book_append_sheet(made, utils.json_to_sheet(changed), '网格');
    return write(made, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
  }
});

function middleOf(corners: [number, number][]): [number, number] {
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
}
