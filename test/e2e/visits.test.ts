import { allSent, setOnline } from './support/device';
import type { Phone } from './support/phone';
import { townWithPhones } from './support/phones';
import { onDevtools } from './support/town';

/** People of the demo town (scripts/demo/people.ts). */
const officer = 'demo-officer-wg001001';
const lead = 'demo-lead-fz001';
const due = 'packages/visit/due/due';
const household = 'packages/visit/household/household';

const openPhone = townWithPhones();
let phone: Phone;

describe('visits to households', () => {
  it('the officer records one in three taps, it is in the log, and what was found becomes a case', async () => {
    phone = await openPhone(officer, { page: due });
    const { see, tap, type, seePage, go } = phone;
    await see('户该走访');
    await phone.shoot('visits-due');
    await tap('.act');
    await seePage('packages/visit/visit/visit');
    await see('见到本人');
    await phone.shoot('visit-record');
    await tap('.action-bar .main');
    await seePage(due);

    await tap('.line .grow');
    await seePage(household);
    await see('走访记录');
    await phone.shoot('visit-household');
    await tap('.action-bar .main');
    await seePage('packages/visit/visit/visit');
    await tap('有事要办');
    await type('words-field', '楼道灯不亮，老人上下楼不方便');
    await tap('category-field >>> .tile');
    await phone.shoot('visit-found');
    await tap('.action-bar .main');
    await seePage(household);
    await tap('看转成的办件');
    await seePage('packages/staff/case/case');
    await see('楼道灯不亮，老人上下楼不方便');

    await go('/packages/field/log/log', 'reLaunch');
    await see('号住户，见到本人');
    await phone.shoot('visit-log');
  });

  it('looking at a name is on record for the lead; the register is searched and a household registered', async () => {
    phone = await openPhone(officer, { page: due });
    const { see, tap, type, seePage, seeNot, go } = phone;
    await see('户该走访');
    await tap('.line .grow');
    await seePage(household);
    await see('**');
    await tap('看姓名、电话和住址');
    await see('为什么要看');
    await phone.shoot('visit-purpose');
    await tap('联系本人');
    await see('这次查看已留下记录');
    await see('打电话');
    await phone.shoot('visit-opened');

    await go('/packages/visit/register/register', 'reLaunch');
    await see('登记住户');
    await phone.shoot('visit-register');
    await tap('.action-bar .main');
    await seePage('packages/visit/edit/edit');
    await type('[data-field=address]', '新楼8栋1单元301');
    await type('[data-field=name]', '钱多多');
    await type('[data-field=phone]', '13900009999');
    await tap('空巢');
    await type('words-field', '有乙肝');
    await tap('.action-bar .main');
    await see('台账不登记疾病、医疗信息');
    await phone.shoot('visit-edit-refused');
    await type('words-field', '三楼没有电梯');
    await tap('.action-bar .main');
    await seePage(household);
    await see('三楼没有电梯');
    await seeNot('钱多多');
    phone.close();

    phone = await openPhone(lead, { page: 'packages/visit/register/register' });
    await phone.tap('导入导出、查看记录和居民需要');
    await phone.see('想找零工');
    await phone.shoot('visit-needs');
    await phone.tap('答复');
    await phone.see('由谁来帮');
    await phone.type('words-field', '物业招保洁，已约周三面谈');
    await phone.tap('发出');
    await phone.see('答复：物业招保洁');
    await phone.tap('查看记录');
    await phone.see('联系本人');
    await phone.shoot('visit-openings');
    await phone.tap('导出台账');
    await phone.see('原因会留下记录');
    await phone.shoot('visit-export');
  });

  it('goes from door to door by the shortest way, on the map as well', async () => {
    phone = await openPhone(officer, { page: due });
    await phone.mini.mockWxMethod('getLocation', { longitude: 117.2, latitude: 31.86, errMsg: 'getLocation:ok' });
    await phone.see('户该走访');
    await phone.tap('按路线排');
    await phone.see('从这里重排');
    await phone.shoot('visit-route');
    await phone.tap('看地图');
    await phone.find('map');
    await phone.see('看列表');
    await phone.shoot('visit-map');
  });

  it('the lead of two communities reaches the registers of both', async () => {
    phone = await openPhone(lead, { page: 'packages/visit/register/register' });
    await phone.see('蜀山社区第一网格');
    await phone.see('导入导出、查看记录和居民需要');
    await phone.shoot('visit-register-lead');
    const { grids } = (await (await phone.page()).data()) as { grids: Array<{ name: string; community: string }> };
    expect(new Set(grids.map(({ community }) => community)).size).toBe(2);
    expect(grids.some(({ name }) => name.startsWith('十里店社区'))).toBe(true);
  });

  it('stands in large words, too', async () => {
    phone = await openPhone(officer, { page: due });
    await phone.mini.callWxMethod('setStorageSync', 'largeText', true);
    await phone.go(`/${due}`, 'reLaunch');
    await phone.see('户该走访');
    await phone.shoot('visits-due-large');
    await phone.tap('.act');
    await phone.see('见到本人');
    await phone.shoot('visit-record-large');
    await phone.back();
    await phone.tap('.line .grow');
    await phone.see('走访记录');
    await phone.shoot('visit-household-large');
    await phone.tap('修改登记');
    await phone.see('打开修改已留下查看记录');
    await phone.shoot('visit-edit-large');
  });
});

/** DevTools has no switch for its network that a test can reach. */
const inPreview = onDevtools ? describe.skip : describe;

inPreview('an officer without a signal', () => {
  it('sees whom to visit, records, and it goes up once when the signal is back', async () => {
    phone = await openPhone(officer, { page: due });
    const { see, tap, seePage } = phone;
    await see('户该走访');
    await setOnline(phone, false);
    await phone.go(`/${due}`, 'reLaunch');
    await see('上次更新');
    await tap('.act');
    await seePage('packages/visit/visit/visit');
    await tap('没人在家');
    await tap('.action-bar .main');
    await seePage(due);
    await see('待上传');
    await phone.shoot('visit-offline');
    await setOnline(phone, true);
    await allSent(phone);
    await phone.go('/packages/field/log/log', 'reLaunch');
    await see('号住户，没人在家');
  });
});
