import { callAs } from './support/call-as';
import { allSent, kept, restart, setOnline } from './support/device';
import { openPhone, type Phone } from './support/phone';
import { onDevtools, startTown, stopTown, town } from './support/town';

/** People of the demo town (scripts/demo/people.ts). */
const officer = 'demo-officer-wg001001';
const resident = 'demo-resident-li';
const grid = '340104100001001';
const today = 'packages/staff/today/today';

let phone: Phone;
/** Taps and fields typed into, by job: what a thumb does. */
const taps: Array<[job: string, taps: number, typed: number]> = [];
let count = { taps: 0, typed: 0 };

beforeAll(async () => {
  await startTown();
}, 240_000);
afterAll(async () => {
  phone?.close();
  await stopTown();
  const rows = taps.map(([job, made, typed]) => `  ${job.padEnd(16, '　')} ${made} 次点按，${typed} 处输入`);
  if (rows.length > 0) process.stdout.write(`\n五件常做的事：\n${rows.join('\n')}\n`);
});

/** DevTools has no switch for its network that a test can reach. */
(onDevtools ? describe.skip : describe)('an officer’s day, two hours of it without a signal', () => {
  it('is worked through from one screen, and nothing is typed twice', async () => {
    await nineInTheMorning();
    const first = await submitted('单元门的锁坏了');
    const second = await submitted('绿化带里有积水');
    phone = await openPhone(officer, { page: today });
    await setClock();
    // At the door of somebody of the grid.
    const { items: doors } = await callAs(officer, 'visit.due', {});
    await phone.mini.mockWxMethod('getLocation', { ...doors[0]?.point, errMsg: 'getLocation:ok' });
    await phone.mini.mockWxMethod('showModal', { confirm: true, cancel: false, errMsg: 'showModal:ok' });
    const { see, seePage, go } = phone;
    await see('单元门的锁坏了');
    await see('绿化带里有积水');
    await see('开始巡查');
    await see('走访');
    await see('日志');
    await phone.shoot('day-today');

    await job('受理一件', async () => {
      await go(`/packages/staff/case/case?id=${first}`);
      await see('单元门的锁坏了');
      await tap('.action-bar .main');
    });
    await phone.see('办结');
    await go(`/${today}`, 'reLaunch');
    await see('绿化带里有积水');
    await kept(phone, `kept:${second}`);

    // Two hours without a signal.
    await setOnline(phone, false);
    await job('当场办结', async () => {
      await go(`/packages/staff/case/case?id=${first}`, 'reLaunch');
      await see('单元门的锁坏了');
      await tap('.action-bar .main');
      await seePage('packages/staff/step/step');
      await tap('已解决');
      await type('words-field', '换了新锁芯');
      await tap('.action-bar button');
      await see('待上传');
    });
    await go(`/${today}`, 'reLaunch');
    await job('巡查记一处', async () => {
      await tap('.tile');
      await seePage('packages/field/patrol/patrol');
      await see('正在巡查');
      await tap('记一笔');
      await seePage('packages/field/seen/seen');
      await type('words-field', '楼道堆物，已劝住户清理');
      await tap('.main');
      await seePage('packages/field/patrol/patrol');
      await see('楼道堆物，已劝住户清理');
    });
    await phone.shoot('day-patrol-offline');
    await tap('发现问题');
    await seePage('packages/field/seen/seen');
    await type('words-field', '路灯杆歪了，怕倒');
    await tap('就在我这里');
    await see('现场位置已记下');
    await tap('category-field >>> .tile');
    await tap('.main');
    await seePage('packages/field/patrol/patrol');
    await see('路灯杆歪了，怕倒');

    // The app is closed and opened again, still without a signal.
    await restart(phone, today);
    await setClock();
    await see('4 项待上传');
    await phone.mini.mockWxMethod('showModal', { confirm: true, cancel: false, errMsg: 'showModal:ok' });
    await go('/packages/field/patrol/patrol');
    await see('路灯杆歪了，怕倒');
    await tap('结束巡查');
    await see('开始巡查');
    await later(2 * hour);

    await setOnline(phone, true);
    await allSent(phone);

    await go(`/packages/visit/due/due`, 'reLaunch');
    await see('户该走访');
    await job('走访一户', async () => {
      await tap('.act');
      await seePage('packages/visit/visit/visit');
      await tap('.action-bar .main');
      await seePage('packages/visit/due/due');
    });

    await go(`/${today}`, 'reLaunch');
    await see('今天 1 次');
    await go('/packages/field/log/log', 'reLaunch');
    for (const words of ['受理：', '办结，已解决：', '巡查第一网格', '记录 2 处', '走访第一网格']) await see(words);
    await phone.shoot('day-log');
    await job('日清', async () => {
      await tap('.action-bar .main');
      await see('已日清');
    });

    // Each thing once, and at the time it was done.
    const day = await callAs(officer, 'worklog.day', {});
    expect(day.lines.filter(({ text }) => text.startsWith('办结')).map(({ time }) => time.slice(0, 2))).toEqual(['09']);
    expect(day.lines.filter(({ kind }) => kind === 'visit').map(({ time }) => time.slice(0, 2))).toEqual(['11']);
    const of = (kind: string): string[] => day.lines.filter((line) => line.kind === kind).map(({ text }) => text);
    expect(of('patrol')).toHaveLength(1);
    expect(of('visit')).toHaveLength(1);
    const { items } = await callAs(officer, 'case.held', {});
    expect(items.filter(({ text }) => text === '路灯杆歪了，怕倒')).toHaveLength(1);
    const { timeline, state } = await callAs(officer, 'case.detail', { id: first });
    expect(state).toBe('answered');
    expect(timeline).toHaveLength(3);
    expect(taps.map(([, made]) => Math.max(made, 5))).toEqual([5, 5, 5, 5, 5]);
  }, 150_000);
});

const hour = 3_600_000;
let ahead = 0;

/** The next nine o'clock in China, on the cloud's clock: a day that begins then does not end before the test does. */
async function nineInTheMorning(): Promise<void> {
  const china = 8 * hour;
  const now = Date.now();
  const today = Math.floor((now + china) / (24 * hour)) * 24 * hour - china + 9 * hour;
  await later(today > now ? today - now : today + 24 * hour - now);
}

/** Time goes by, in the cloud and on the phone. */
async function later(milliseconds: number): Promise<void> {
  ahead += milliseconds;
  await fetch(`${town().url}/local/clock`, { method: 'POST', body: JSON.stringify({ advanceMs: milliseconds }) });
  if (phone) await setClock();
}

/** The phone's own clock, by which it says when something was done. */
async function setClock(): Promise<void> {
  await phone.mini.evaluate((offset: number) => {
    const device = globalThis as unknown as { __now?: () => number };
    device.__now ??= Date.now.bind(Date);
    const now = device.__now;
    Date.now = () => now() + offset;
  }, ahead);
}

async function tap(what: string): Promise<void> {
  count.taps += 1;
  await phone.tap(what);
}

async function type(what: string, text: string): Promise<void> {
  count.typed += 1;
  await phone.type(what, text);
}

async function job(name: string, work: () => Promise<void>): Promise<void> {
  count = { taps: 0, typed: 0 };
  await work();
  taps.push([name, count.taps, count.typed]);
}

async function submitted(text: string): Promise<string> {
  const { categories } = await callAs(resident, 'case.form', { grid });
  const category = categories.find(({ procedure }) => procedure === 'onSite')?.code ?? '';
  const input = { category, text, photos: [], place: null, grid, contact: null, urgent: false, notify: false };
  return (await callAs(resident, 'case.submit', input)).id;
}
