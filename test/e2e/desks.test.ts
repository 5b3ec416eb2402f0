import type { Phone } from './support/phone';
import { townWithPhones } from './support/phones';
import { onDevtools, town } from './support/town';

/** People of the demo town (scripts/demo/people.ts). */
const clerk = 'demo-clerk-zb001';
const officer = 'demo-officer-wg001001';
const leader = 'demo-staff-bl001';
const today = 'packages/staff/today/today';

const open = townWithPhones();
function hold(person: string, page = today): Promise<Phone> {
  return open(person, { page });
}

describe('the desks', () => {
  it('the window registers for somebody who walks in; the leader sees it and urges; the officer sees the urging', async () => {
    const words = `单元门锁坏了，老人说夜里关不上 ${Date.now() % 100_000}`;
    const window = await hold(clerk);
    await window.tap('窗口登记');
    await window.seePage('packages/staff/register/register');
    await window.tap('垃圾卫生');
    await window.type('words-field', words);
    await window.tap('.action-bar button');
    await window.see('请在地图上选地点，或选网格');
    await window.see('请填写居民的电话');
    await window.tap('说不清地点，就选网格');
    await window.tap('grid-sheet >>> [data-code="340104100001001"]');
    await window.see('蜀山社区第一网格');
    await window.type('.contact', '13900007788');
    await window.shoot('register-window');
    await window.tap('.action-bar button');
    await window.seePage('packages/staff/case/case');
    await window.see(words);
    const id = await idOf(window);

    const chief = await hold(leader);
    await chief.see('正在办的事');
    await chief.tap('督办过');
    await chief.see('其中');
    await chief.shoot('watched-urged');
    await chief.go(`/packages/staff/case/case?id=${id}`);
    await chief.see(words);
    if (!onDevtools) await urge(id);

    const wang = await hold(officer);
    await wang.see(words);
    await wang.see('督办');
    await wang.shoot('today-urged');
  });

  it('the officer raises an alarm in one form; the centre answers it from its list', async () => {
    const words = `变压器冒烟，附近住户闻到焦味 ${Date.now() % 100_000}`;
    const wang = await hold(officer);
    await wang.tap('突发事件');
    await wang.seePage('packages/staff/register/register');
    await wang.see('先打电话');
    await wang.tap('供电照明');
    await wang.type('words-field', words);
    await wang.shoot('register-alarm');
    await wang.tap('登记并报警');
    await wang.seePage('packages/staff/case/case');
    await wang.see('突发事件');

    const window = await hold(clerk);
    await window.see(words);
    await window.shoot('today-alarm');
    const rows = await (await window.page()).$$('work-row');
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) {
      if (!(await row.text())?.includes(words)) continue;
      await (await row.$('.act'))?.tap();
    }
    await window.see('已响应');
    await window.shoot('today-answered');
  });

  it('a department finds what it was asked for, and the district what it decides', async () => {
    const department = await hold('demo-staff-zx002');
    await department.see('交我们办');
    await department.see('去签收');
    const district = await hold('demo-staff-qx001');
    await district.see('去审批');
    await district.tap('督办');
    await district.see('最急的在前');
  });
});

/** The leader's own step, by the function: its form is the case page's affair. */
async function urge(id: string): Promise<void> {
  const event = { action: 'urge', data: { id, text: '请今天修好' }, requestId: `urge-${id}`.slice(0, 40) };
  const response = await fetch(`${town().url}/invoke/case`, {
    method: 'POST',
    headers: { 'x-openid': leader, 'content-type': 'application/json' },
    body: JSON.stringify(event),
  });
  const { result } = (await response.json()) as { result: { error?: unknown } };
  expect(result.error).toBeUndefined();
}

/** The id in the address of the case page on top. */
async function idOf(phone: Phone): Promise<string> {
  const { query } = (await phone.page()) as unknown as { query: { id: string } };
  return query.id;
}
