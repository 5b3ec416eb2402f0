import { openPhone, type Phone } from './support/phone';
import { onDevtools, startTown, stopTown } from './support/town';

/** Nothing a resident typed is lost: not by leaving, not by a lost network, not by a refusal. */
const grid = '340104100001002';
const submit = `/packages/resident/submit/submit?grid=${grid}`;

let phone: Phone;

beforeAll(async () => {
  await startTown();
}, 180_000);
beforeEach(async () => {
  phone = await openPhone('demo-resident-li', { page: 'pages/home/home', scene: `g=${grid}` });
  await phone.see('我有事要反映');
  await phone.mini.mockWxMethod('requestSubscribeMessage', { errMsg: 'requestSubscribeMessage:ok' });
});
afterEach(() => phone.close());
afterAll(() => stopTown());

describe('a request being written', () => {
  it('is there again after leaving the page, and can be emptied', async () => {
    await phone.go(submit);
    await phone.tap('道路设施');
    await phone.type('words-field', '井盖松了');
    await phone.go('/pages/home/home', 'reLaunch');
    await phone.go(submit);
    await phone.see('已恢复上次未提交的内容');
    expect(await typed()).toBe('井盖松了');

    await phone.tap('清空');
    await phone.seeNot('已恢复上次未提交的内容');
    expect(await typed()).toBe('');
  });

  it('says which field is missing, and which words to change', async () => {
    await phone.go(submit);
    await phone.tap('.action-bar button');
    await phone.see('请选择是哪类事');
    await phone.tap('噪音扰民');
    await phone.type('words-field', '隔壁放赌博网站的广告');
    await phone.tap('.action-bar button');
    await phone.see('赌博网站');
    await phone.type('words-field', '隔壁放广告，声音很大');
    await phone.seeNot('不能发布');
    await phone.tap('.action-bar button');
    await phone.see('已经提交');
  });

  // The network of DevTools cannot be switched off from here.
  (onDevtools ? it.skip : it)('stays when the network is gone, and becomes one case', async () => {
    await phone.go(submit);
    await phone.tap('垃圾卫生');
    await phone.type('words-field', '垃圾三天没清了');
    await setOnline(false);
    await phone.tap('.action-bar button');
    await phone.see('网络不通');
    expect(await typed()).toBe('垃圾三天没清了');
    await setOnline(true);
    await phone.tap('.action-bar button');
    await phone.see('已经提交');
    await phone.tap('回首页');
    await phone.go('/pages/cases/cases', 'switchTab');
    await phone.see('垃圾三天没清了');
    const page = await phone.page();
    const { waiting, others } = (await page.data()) as Record<'waiting' | 'others', Array<{ text: string }>>;
    expect([...waiting, ...others].filter((item) => item.text === '垃圾三天没清了')).toHaveLength(1);
  });
});

async function typed(): Promise<unknown> {
  const field = await (await phone.find('words-field')).$('textarea');
  return field?.value();
}

async function setOnline(online: boolean): Promise<void> {
  await phone.mini.evaluate((value: boolean) => {
    (globalThis as unknown as { __device: { setOnline(online: boolean): void } }).__device.setOnline(value);
  }, online);
}
