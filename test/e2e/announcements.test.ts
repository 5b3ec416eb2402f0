import { callAs } from './support/call-as';
import { openPhone, type Phone } from './support/phone';
import { startTown, stopTown } from './support/town';

/** What the centre tells everybody reaches residents, counts its readers once, and goes again; guides help while submitting. */
const grid = '340104100001001';
const community = '340104100001';
const clerk = 'demo-clerk-zb001';
const resident = 'demo-resident-zhang';

let phone: Phone;
beforeAll(async () => {
  await startTown();
}, 400_000);
afterEach(() => phone.close());
afterAll(() => stopTown());

async function atHome(): Promise<void> {
  phone = await openPhone(resident, { page: 'pages/home/home', scene: `g=${grid}` });
  await phone.see('我有事要反映');
  await phone.mini.mockWxMethod('requestSubscribeMessage', { errMsg: 'requestSubscribeMessage:ok' });
}

const first = async () => (await callAs('demo-reader', 'publicity.announcements', { place: community })).items[0];

describe('an announcement', () => {
  it('is written by the clerk with a picture, looked at, published and pinned', async () => {
    phone = await openPhone(clerk, { page: 'pages/me/me' });
    await phone.tap('发通知');
    await phone.seePage('packages/manage/announcements/announcements');
    await phone.see('蜀峰花园北门路面维修');
    await phone.tap('写通知');
    await phone.seePage('packages/manage/announce/announce');
    await phone.tap('.action-bar button');
    await phone.see('请填写标题');
    await phone.type('.title-input', '明天上午停电');
    await phone.type('.text-field', '明天八点到十点换变压器。\n请提前给手机充电。');
    await phone.mini.callWxMethod('navigateBack', {});
    await phone.seePage('packages/manage/announcements/announcements');

    // Left and come back: it is there.
    await phone.tap('写通知');
    await phone.see('已恢复上次没发出去的内容');
    await phone.mini.mockWxMethod('chooseMedia', { tempFiles: [{ tempFilePath: await picture() }] });
    await phone.tap('加图片');
    await phone.see('1/9');
    await phone.tap('看看居民看到的样子');
    await phone.see('请提前给手机充电。');
    await phone.shoot('announce-look');
    await phone.tap('sheet >>> .close');
    await phone.mini.mockWxMethod('showModal', { confirm: true, cancel: false });
    await phone.tap('.action-bar button');
    await phone.seePage('packages/manage/announcements/announcements');
    await phone.tap('明天上午停电');
    await phone.tap('置顶 7 天');
    await phone.see('置顶');
    await phone.shoot('announcements-mine');
    const published = await first();
    expect(published).toMatchObject({ title: '明天上午停电', pinned: true, readers: 0 });
    expect(published?.picture).toMatch(/^cloud:\/\//);
  });

  it('is on the resident’s home, and counts them once however often they open it', async () => {
    await atHome();
    await phone.see('明天上午停电');
    await phone.shoot('home-announcement');
    await phone.tap('明天上午停电');
    await phone.see('已有 1 人看过');
    await phone.see('请提前给手机充电。');
    await phone.shoot('announcement');
    await phone.back();
    await phone.seePage('pages/home/home');
    await phone.seeNot('明天上午停电');
    await phone.tap('通知公告');
    await phone.see('已看');
    await phone.tap('明天上午停电');
    await phone.see('已有 1 人看过');
  });

  it('is gone from the resident’s list once the clerk takes it back', async () => {
    phone = await openPhone(clerk, { page: 'pages/me/me' });
    await phone.go('/packages/manage/announcements/announcements');
    await phone.tap('明天上午停电');
    await phone.mini.mockWxMethod('showModal', { confirm: true, cancel: false });
    await phone.tap('撤回');
    await phone.see('已撤回');
    phone.close();

    await atHome();
    await phone.tap('通知公告');
    await phone.see('蜀峰花园北门路面维修');
    await phone.seeNot('明天上午停电');
  });
});

describe('a service guide', () => {
  it('is read while submitting, and what was typed stays', async () => {
    await atHome();
    await phone.go(`/packages/resident/submit/submit?grid=${grid}`);
    await phone.type('words-field', '我满八十岁了，想问高龄津贴');
    await phone.tap('更多类别');
    await phone.tap('高龄津贴');
    await phone.tap('办这件事去哪里、要多久');
    await phone.seePage('packages/public/guide/guide');
    await phone.see('谁可以办');
    await phone.see('一寸照片');
    await phone.see('蜀峰路 18 号');
    await phone.back();
    await phone.seePage('packages/resident/submit/submit');
    const field = await (await phone.find('words-field')).$('textarea');
    expect(await field?.value()).toBe('我满八十岁了，想问高龄津贴');
    await phone.tap('.action-bar button');
    await phone.see('已经提交');
  });

  it('is found from home by what people call it', async () => {
    await atHome();
    await phone.tap('办事指南');
    await phone.see('低保救助');
    await phone.type('.search-input', '老人');
    await phone.seeNot('低保救助');
    await phone.tap('高龄津贴');
    await phone.see('要花钱吗');
  });
});

/** A picture drawn on the phone, as the album gives one. `wx` is the phone's own, where this runs. */
async function picture(): Promise<string> {
  return (await phone.mini.evaluate(async () => {
    const canvas = wx.createOffscreenCanvas({ type: '2d', width: 40, height: 30 });
    canvas.getContext('2d').fillRect(0, 0, 40, 30);
    return (await wx.canvasToTempFilePath({ canvas, fileType: 'jpg' })).tempFilePath;
  })) as string;
}

interface Canvas {
  getContext(type: '2d'): { fillRect(x: number, y: number, width: number, height: number): void };
}
declare const wx: {
  createOffscreenCanvas(options: { type: '2d'; width: number; height: number }): Canvas;
  canvasToTempFilePath(options: { canvas: Canvas; fileType: 'jpg' }): Promise<{ tempFilePath: string }>;
};
