import type { Phone } from './support/phone';
import { townWithPhones } from './support/phones';
import { onDevtools } from './support/town';

/** People and grids of the demo town (scripts/demo/people.ts). */
const zhang = 'demo-resident-zhang';
const grid = '340104100001001';

const open = townWithPhones();
function hold(options: Parameters<typeof open>[1]): Promise<Phone> {
  return open(zhang, options);
}

(onDevtools ? describe.skip : describe)('the atlas', () => {
  it('goes down from the district to a grid on the map, and shows its officer', async () => {
    const phone = await hold({ page: 'pages/home/home', scene: `g=${grid}` });
    await phone.see('我有事要反映');
    await phone.tap('网格图谱');
    await phone.seePage('packages/public/atlas/atlas');
    await phone.see('井岗镇');
    await phone.see('点名字，看里面的网格');
    await phone.shoot('atlas-town');

    await phone.tap('蜀山区');
    await phone.seeNot('井岗镇');
    await phone.tap('列表');
    await phone.see('还没有划分网格');
    await phone.shoot('atlas-district-list');
    await phone.tap('井岗镇');
    await phone.tap('蜀山社区');
    await phone.tap('地图');
    await phone.see('点一块网格，看网格员是谁');
    await phone.shoot('atlas-community');

    // The middle of the map lies in one of the community's grids.
    await phone.tap('map');
    await phone.see('打电话');
    await phone.shoot('atlas-grid');
    await phone.tap('grid-sheet >>> .button.primary');
    await phone.seePage('packages/resident/submit/submit');
  });

  it('says when the network is gone, and goes on where it was', async () => {
    const phone = await hold({ page: 'pages/home/home' });
    await phone.go('/packages/public/atlas/atlas?place=340104100001', 'reLaunch');
    await phone.see('点一块网格，看网格员是谁');
    await setOnline(phone, false);
    await phone.tap('井岗镇');
    await phone.see('网络不通');
    await phone.shoot('atlas-offline');
    await setOnline(phone, true);
    await phone.tap('重试');
    await phone.see('点名字，看里面的网格');
  });

  it('is a list as well, in large words', async () => {
    const phone = await hold({ page: 'pages/home/home' });
    await phone.mini.callWxMethod('setStorageSync', 'largeText', true);
    await phone.go('/packages/public/atlas/atlas?place=340104100001', 'reLaunch');
    await phone.see('点一块网格，看网格员是谁');
    await phone.shoot('atlas-community-large');
    await phone.tap('列表');
    await phone.see('网格员');
    await phone.shoot('atlas-list-large');
    await phone.tap('.item');
    await phone.see('打电话');
    await phone.shoot('atlas-grid-large');
  });
});

async function setOnline(phone: Phone, online: boolean): Promise<void> {
  await phone.mini.evaluate((value: boolean) => {
    (globalThis as unknown as { __device: { setOnline(online: boolean): void } }).__device.setOnline(value);
  }, online);
}
