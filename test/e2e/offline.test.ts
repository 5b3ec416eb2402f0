import { callAs } from './support/call-as';
import { kept, restart, setOnline } from './support/device';
import { eventually } from './support/eventually';
import type { Phone } from './support/phone';
import { townWithPhones } from './support/phones';
import { onDevtools } from './support/town';

/** People of the demo town (scripts/demo/people.ts). */
const officer = 'demo-officer-wg001001';
const lead = 'demo-lead-fz001';
const resident = 'demo-resident-li';
const grid = '340104100001001';
const today = 'packages/staff/today/today';

const openPhone = townWithPhones();
let phone: Phone;

/** DevTools has no switch for its network that a test can reach. */
const inPreview = onDevtools ? describe.skip : describe;

inPreview('an officer without a signal', () => {
  it('reads, accepts, settles and registers; all goes up once when the signal is back, and a conflict has both sides', async () => {
    const mine = await submitted('电线杆下面堆着旧家具');
    const contested = await submitted('垃圾桶满了两天没有人倒');
    phone = await openPhone(officer, { page: today });
    const { see, tap, type, go, seePage } = phone;
    await see('电线杆下面堆着旧家具');
    await see('垃圾桶满了两天没有人倒');
    await kept(phone, `kept:${mine}`);
    await kept(phone, `kept:${contested}`);
    await kept(phone, 'form');

    await setOnline(phone, false);
    await go(`/packages/staff/case/case?id=${mine}`);
    await see('上次更新');
    await see('电线杆下面堆着旧家具');
    await tap('.action-bar .main');
    await see('待上传，有信号就自动上传');
    await phone.shoot('offline-case');
    await tap('.action-bar .main');
    await seePage('packages/staff/step/step');
    await tap('已解决');
    await type('words-field', '旧家具已经搬走');
    await photograph(phone);
    await tap('加照片');
    await agree(phone);
    await phone.find('photo-picker >>> .remove');
    await tap('.action-bar button');
    await seePage('packages/staff/case/case');
    await see('办结：电线杆下面堆着旧家具');
    await go(`/packages/staff/case/case?id=${contested}`, 'redirectTo');
    await see('垃圾桶满了两天没有人倒');
    await tap('.action-bar .main');
    await see('受理：垃圾桶满了两天没有人倒');
    await go(`/${today}`, 'reLaunch');
    await go('/packages/staff/register/register?for=field');
    await tap('垃圾卫生');
    await type('words-field', '河边有人倒建筑垃圾');
    await tap('.action-bar button');
    await seePage(today);
    await see('4 项待上传');
    await phone.shoot('offline-today');

    // Meanwhile somebody who has a signal.
    await callAs(lead, 'case.bring', { id: contested, reason: '由社区统一清运' });

    // The app is closed and opened again, still without a signal.
    await restart(phone, today);
    await see('4 项待上传');
    await go('/packages/staff/pending/pending');
    await see('河边有人倒建筑垃圾');
    await phone.shoot('offline-pending');

    await setOnline(phone, true);
    await see('有出入');
    await see('我做的');
    await see('由社区统一清运');
    await phone.seeNot('立即上传');
    await phone.shoot('offline-conflict');
    await tap('放弃我的');
    await confirm(phone);
    await see('都上传了');

    const { timeline } = await callAs(officer, 'case.detail', { id: mine });
    const steps = timeline.map(({ title, text }) => `${title} ${text}`);
    expect(steps).toHaveLength(3);
    expect(steps[0]).toContain('旧家具已经搬走');
    expect(steps[1]).toContain('受理');
    expect(timeline[0]?.photos).toEqual([expect.stringMatching(/^cloud:/)]);
    const { items } = await callAs(officer, 'case.held', {});
    expect(items.filter(({ text }) => text === '河边有人倒建筑垃圾')).toHaveLength(1);
  });
});

async function submitted(text: string): Promise<string> {
  const { categories } = await callAs(resident, 'case.form', { grid });
  const category = categories[0]?.code ?? '';
  const input = { category, text, photos: [], place: null, grid, contact: null, urgent: false, notify: false };
  return (await callAs(resident, 'case.submit', input)).id;
}

async function confirm({ mini }: Phone): Promise<void> {
  await (mini as unknown as { native(): { confirmModal(): Promise<void> } }).native().confirmModal();
}

/** Puts a photo of one pixel where the next chooser looks. */
async function photograph({ mini }: Phone): Promise<void> {
  await mini.evaluate(() => {
    const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    const bytes = Uint8Array.from(atob(pixel), (letter) => letter.charCodeAt(0));
    const { __device } = globalThis as unknown as { __device: { nextFiles: unknown[] } };
    __device.nextFiles.push(new File([bytes], 'found.png', { type: 'image/png' }));
  });
}

/** WeChat asks once for the privacy statement. */
function agree({ mini }: Phone): Promise<void> {
  return eventually('to be asked for the privacy statement', 20_000, async () => {
    const clicked = await mini.evaluate(() => {
      const { document } = globalThis as unknown as {
        document: { querySelector(text: string): { click(): void } | null };
      };
      const button = document.querySelector('[data-sheet="privacy"] [data-value="agree"]');
      button?.click();
      return button !== null;
    });
    return clicked ? { value: undefined } : undefined;
  });
}
