import { openPhone, type Phone } from './support/phone';
import { startTown, stopTown, town } from './support/town';

/** The town's office changes the rules without code, and who is on duty; residents see it. */
const townCode = '340104100';
const grid = '340104100001001';
const settings = '/packages/manage/settings/settings';

let phone: Phone;
beforeAll(async () => {
  await startTown();
}, 180_000);
afterEach(() => phone.close());
afterAll(() => stopTown());

describe('the town office', () => {
  it('renames a category and adds one; the resident’s form shows them', async () => {
    phone = await openPhone('demo-town-zs001', { page: 'pages/me/me' });
    await phone.tap('本镇设置');
    await phone.see('还没有改过');
    await phone.shoot('settings');
    await phone.tap('事项类别');
    await phone.tap('供电照明');
    await phone.type('.name-input', '路灯照明');
    await phone.see('有未保存的修改');
    await phone.shoot('settings-category');
    await phone.back();
    await phone.see('已改');
    await phone.tap('添加事项');
    await phone.type('.name-input', '充电桩');
    await phone.type('.group-input', '生活设施');
    await phone.shoot('settings-category-new');
    await phone.tap('保存');
    await phone.seeNot('有未保存的修改');
    await phone.see('充电桩');
    await phone.shoot('settings-categories');
    phone.close();

    // What an instance remembers of the settings holds for a minute.
    await fetch(`${town().url}/local/clock`, { method: 'POST', body: JSON.stringify({ advanceMs: 61_000 }) });
    phone = await openPhone('demo-resident-zhang', { page: 'pages/home/home', scene: `g=${grid}` });
    await phone.go(`/packages/resident/submit/submit?grid=${grid}`);
    await phone.see('路灯照明');
    await phone.tap('更多类别');
    await phone.see('充电桩');
  });

  it('keeps what was typed when somebody else saves first', async () => {
    phone = await openPhone('demo-town-zs001', { page: 'pages/me/me' });
    await phone.go(`/packages/manage/texts/texts?town=${townCode}`);
    await phone.type('words-field', '已送到，网格员会联系您。');
    await phone.see('有未保存的修改');

    const other = await openPhone('demo-staff-gl001', { page: 'pages/me/me' });
    await other.go(`${settings}?town=${townCode}`);
    await other.tap('时限');
    await other.tap('受理');
    await other.tap('＋');
    await other.shoot('settings-limit');
    await other.tap('确定');
    await other.shoot('settings-limits');
    await other.tap('保存');
    await other.seeNot('有未保存的修改');
    other.close();

    await phone.tap('保存');
    await phone.see('您的修改还在');
    await phone.shoot('settings-changed');
    await phone.tap('看最新设置');
    const field = await (await phone.find('words-field')).$('textarea');
    expect(await field?.value()).toBe('已送到，网格员会联系您。');
    await phone.tap('保存');
    await phone.seeNot('有未保存的修改');
    await phone.go(settings);
    await phone.see('已送到，网格员会联系您。');
    await phone.see('受理 3 个上班小时');
  });
});

describe('a centre’s lead', () => {
  it('sets who is on duty, and copies it to the next week', async () => {
    phone = await openPhone('demo-lead-fz001', { page: 'pages/me/me' });
    await phone.tap('值班表');
    await phone.tap('今天');
    await phone.tap('社区受理中心值班人员');
    await phone.shoot('rota-day');
    await phone.tap('确定');
    await phone.see('有未保存的修改');
    await phone.tap('保存');
    await phone.seeNot('有未保存的修改');
    await phone.see('主班');
    await phone.shoot('rota');
    await phone.tap('下一周');
    await phone.see('还没安排');
    await phone.tap('照抄上一周');
    await phone.see('有未保存的修改');
    await phone.see('主班');
    await phone.tap('保存');
    await phone.seeNot('有未保存的修改');
    await phone.see('主班');
    phone.close();

    phone = await openPhone('demo-resident-zhang', { page: 'pages/home/home', scene: `g=${grid}` });
    await phone.see('今天值班');
    await phone.mini.pageScrollTo(2_000);
    await phone.shoot('home-on-duty');
  });
});
