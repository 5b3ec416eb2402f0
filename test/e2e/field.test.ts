import type { Phone } from './support/phone';
import { townWithPhones } from './support/phones';
import { onDevtools } from './support/town';

/** People of the demo town (scripts/demo/people.ts). */
const officer = 'demo-officer-wg001002';
const lead = 'demo-lead-fz001';

const open = townWithPhones();
function hold(person: string, page: string): Promise<Phone> {
  return open(person, { page });
}

(onDevtools ? describe.skip : describe)('a day in the field', () => {
  it('a round is begun by a tap, what is seen is noted, and the day’s log has written itself', async () => {
    const phone = await hold(officer, 'pages/me/me');
    await phone.mini.mockWxMethod('getLocation', { longitude: 117.2, latitude: 31.86, errMsg: 'getLocation:ok' });
    await phone.mini.mockWxMethod('showModal', { confirm: true, cancel: false, errMsg: 'showModal:ok' });
    await phone.tap('巡查');
    await phone.seePage('packages/field/patrol/patrol');
    await phone.shoot('field-patrol');
    await phone.tap('.start');
    await phone.see('正在巡查');
    await phone.shoot('field-patrol-going');

    await phone.tap('记一笔');
    await phone.seePage('packages/field/seen/seen');
    await phone.tap('.main');
    await phone.see('请写一句看到的情况，或拍一张照片');
    await phone.type('words-field', '楼道堆物，已劝住户清理');
    await phone.shoot('field-seen');
    await phone.tap('.main');
    await phone.seePage('packages/field/patrol/patrol');
    await phone.see('楼道堆物，已劝住户清理');

    await phone.tap('结束巡查');
    await phone.see('开始巡查');
    await phone.see('记录 1 处');

    await phone.go('/packages/field/log/log', 'redirectTo');
    await phone.see('巡查第二网格');
    await phone.tap('加一条');
    await phone.type('words-field', '参加社区例会');
    await phone.tap('.save');
    await phone.see('自己加的');
    await phone.shoot('field-log');
    await phone.tap('.main');
    await phone.see('已日清');
    await phone.shoot('field-log-cleared');
    await phone.tap('看这一周');
    await phone.see('本周小结');
    await phone.see('已日清');
    await phone.shoot('field-week');
  });

  it('the lead sees the days of the community’s officers, without a ranking', async () => {
    const phone = await hold(lead, 'packages/field/community/community');
    await phone.see('绿色已日清');
    await phone.see('第二网格');
    await phone.shoot('field-community');
    await phone.tap('.officer');
    await phone.seePage('packages/field/week/week');
    await phone.see('本周小结');
  });

  it('stands in large words, too', async () => {
    const phone = await hold(officer, 'packages/staff/today/today');
    await phone.mini.callWxMethod('setStorageSync', 'largeText', true);
    const pages = [
      ['packages/staff/today/today', '日志', 'today'],
      ['packages/field/patrol/patrol', '开始巡查', 'patrol'],
      ['packages/field/seen/seen?patrol=a&grid=340104100001002', '看到的情况', 'seen'],
      ['packages/field/log/log', '看这一周', 'log'],
      ['packages/field/week/week', '本周小结', 'week'],
    ] as const;
    for (const [page, words, name] of pages) {
      await phone.go(`/${page}`, 'reLaunch');
      await phone.see(words);
      await phone.shoot(`field-${name}-large`);
    }
    const chief = await hold(lead, 'packages/field/community/community');
    await chief.mini.callWxMethod('setStorageSync', 'largeText', true);
    await chief.go('/packages/field/community/community', 'reLaunch');
    await chief.see('第二网格');
    await chief.shoot('field-community-large');
  });
});
