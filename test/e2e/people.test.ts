import { callAs } from './support/call-as';
import { townWithPhones } from './support/phones';
import { onDevtools } from './support/town';

/** People and grids of the demo town (scripts/demo/people.ts). */
const resident = 'demo-resident-zhang';
const lead = 'demo-lead-fz001';
const leaver = 'wg001001';
const grid = '340104100001001';
/** The nearest colleague, who is offered first. */
const next = 'wg001004';

const hold = townWithPhones();

(onDevtools ? describe.skip : describe)('people', () => {
  it('an officer leaves: refused without a successor, then the resident sees the new one', async () => {
    const { name: before } = await callAs(lead, 'account.person', { personId: leaver });
    const { name: after } = await callAs(lead, 'account.person', { personId: next });
    const card = await hold(resident, { page: 'pages/home/home', scene: `g=${grid}` });
    await card.see(before);

    const phone = await hold(lead, { page: 'packages/manage/people/people' });
    await phone.see('添加人员');
    await phone.shoot('people-list');
    await phone.tap(before);
    await phone.seePage('packages/manage/person/person');
    await phone.see('办理离岗');
    await phone.shoot('people-person');
    await phone.tap('办理离岗');
    await phone.seePage('packages/manage/hand-over/hand-over');
    await phone.see('由谁接手');
    // Today, so that the card follows at once.
    await (await phone.page()).callMethod('handleFrom', { detail: { value: chinaToday() } });
    await phone.see('（今天）');
    await phone.mini.mockWxMethod('showModal', { confirm: true, cancel: false });
    await phone.tap('.action-bar .button');
    await phone.see('没有人负责，请先选好接手的人');
    await phone.see('这里会没有人，请选一个');
    await phone.shoot('people-refused');

    await phone.tap(after);
    await phone.type('words-field', '3 栋王奶奶独居，请多看看');
    await phone.tap('.action-bar .button');
    await phone.seePage('packages/manage/person/person');
    await phone.see('已离岗');

    await card.go(`/pages/home/home?scene=${encodeURIComponent(`g=${grid}`)}`, 'reLaunch');
    await card.see(after);
    await card.seeNot(before);
    await card.shoot('people-card-after');

    const desk = await hold(`demo-officer-${next}`, { page: 'packages/staff/today/today' });
    await desk.see('3 栋王奶奶独居，请多看看');
    await desk.shoot('people-hand-over');
  });

  it('an officer sets a late shift by taps, and the card tells it', async () => {
    const officer = 'wg001002';
    const phone = await hold(`demo-officer-${officer}`, { page: 'packages/manage/person/person' });
    await phone.tap('错时排班');
    await phone.seePage('packages/manage/shifts/shifts');
    await phone.tap('今天');
    await phone.tap('夜班');
    await phone.shoot('people-shift');
    await phone.tap('确定');
    await phone.see('有未保存的修改');
    await phone.tap('保存');
    await phone.seeNot('有未保存的修改');
    const card = await hold(resident, { page: 'pages/home/home', scene: 'g=340104100001002' });
    await card.see('次日 02:00');
    await card.shoot('people-card-shift');
  });
});

const chinaToday = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
