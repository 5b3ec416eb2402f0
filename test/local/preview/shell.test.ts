import type { Frame, Page } from 'playwright-core';
import type { Device } from '../../../local/preview/wx/device';
import { fixtureCopy, removeFolders } from './support/files';
import { PhoneBrowser } from './support/phone-browser';

declare const window: Window & { __device?: Device };

let browser: PhoneBrowser;

beforeAll(async () => {
  browser = await PhoneBrowser.open(fixtureCopy(), {
    people: [
      { openid: 'o-zhang', name: '张秀兰', role: 'resident', roleName: '居民', note: '金域蓝湾' },
      { openid: 'o-wang', name: '王芳', role: 'officer', roleName: '网格员', home: '/pages/list/list' },
    ],
    templateTitles: { progress: '办件进度通知' },
    places: [
      { id: 'g1', name: '第一网格', group: '蜀山社区', latitude: 31.86, longitude: 117.2 },
      { id: 'g2', name: '第一网格', group: '十里店社区', latitude: 31.87, longitude: 117.22 },
    ],
  });
});

afterEach(() => browser.closePhones());

afterAll(async () => {
  await browser?.close();
  removeFolders();
});

const desk = (address = '/') => browser.show(address, 1360, 900);
/** The document inside the drawn phone, once its first page stands. */
async function frameOf(page: Page): Promise<Frame> {
  await phoneOf(page).locator('wx-page').first().waitFor();
  const frame = page.frames().find((item) => item.url().includes('/phone'));
  if (!frame) throw new Error('no phone');
  return frame;
}

const phoneOf = (page: Page) => page.frameLocator('.phone__glass');

it('opens the first person’s phone and changes hands, each beginning at their own page', async () => {
  const page = await desk();
  await phoneOf(page).locator('wx-page[is-page="pages/home/home"]').waitFor();
  await page.getByRole('button', { name: '王芳' }).click();
  await phoneOf(page).locator('wx-page[is-page="pages/list/list"]').waitFor();
  await page.locator('.page__path', { hasText: '/pages/list/list' }).waitFor();
  expect(await page.getByRole('button', { name: '王芳' }).getAttribute('aria-pressed')).toBe('true');
});

it('opens any page with its scene from the address, and again from the field', async () => {
  const page = await desk('/?person=o-zhang&page=pages/form/form&scene=g%3D12');
  await page.locator('.page__path', { hasText: '/pages/form/form?scene=g%3D12' }).waitFor();
  await page.getByLabel('场景值').fill('g=13');
  await page.getByRole('button', { name: '带场景打开' }).click();
  await page.locator('.page__path', { hasText: '/pages/form/form?scene=g%3D13' }).waitFor();
});

it('shows what setData cost, page by page', async () => {
  const page = await desk('/?person=o-zhang');
  await page.locator('.meter tbody tr', { hasText: 'home' }).getByText('2 次 · 27 B').first().waitFor();
  await phoneOf(page).locator('.go').click();
  await page.locator('.meter tbody tr', { hasText: 'far' }).waitFor();
  await page.getByText('已加载的包：main、packages/far').waitFor();
});

it('shows a notice, which opens its page', async () => {
  const { ledger } = browser.cloud.wechat;
  ledger.addConsents('o-zhang', ['progress']);
  const data = { thing1: '楼道灯坏了', phrase2: '已受理' };
  ledger.send(
    { openid: 'o-zhang', templateId: 'progress', page: 'pages/form/form?id=3', data },
    browser.cloud.clock.now(),
  );
  const page = await desk('/?person=o-zhang');
  await page.getByRole('button', { name: /^办件进度通知.*楼道灯坏了/ }).click();
  await phoneOf(page).locator('wx-page[is-page="pages/form/form"]').waitFor();
});

it('moves the clock of cloud and phone alike', async () => {
  const page = await desk('/?person=o-zhang');
  const phone = phoneOf(page);
  await phone.locator('wx-page').waitFor();
  await page.getByRole('button', { name: '+1 天' }).click();
  await page.getByText('比真实时间快 1 天').waitFor();
  expect(Math.round(browser.cloud.clock.offsetMs / 3_600_000)).toBe(24);
  const frame = page.frames().find((item) => item.url().includes('/phone'));
  await frame?.waitForFunction(() => window.__phone.now() - Date.now() > 86_000_000);
  await page.getByRole('button', { name: '回到现在' }).click();
  await page.getByText('真实时间', { exact: true }).waitFor();
});

it('gives the phone large text', async () => {
  const page = await desk('/?person=o-zhang');
  await page.getByLabel('大字').check();
  const frame = page.frames().find((item) => item.url().includes('/phone'));
  await frame?.waitForFunction(() => window.__phone?.fontSizeSetting === 20);
});

describe('the phone’s surroundings', () => {
  it('takes it off the network, slows it and says so, also after a reload before the first page', async () => {
    const page = await desk('/?person=o-zhang');
    const network = async () => (await frameOf(page)).evaluate(() => window.__device?.networkType);
    expect(await network()).toBe('wifi');
    const isChanged = () => page.getByText('恢复默认').isVisible();
    expect(await isChanged()).toBe(false);
    await page.getByLabel('离线').check();
    await (await frameOf(page)).waitForFunction(() => window.__device?.networkType === 'none');
    expect(await isChanged()).toBe(true);
    await page.reload();
    expect(await network()).toBe('none');
    expect(await page.getByLabel('离线').isChecked()).toBe(true);
    await page.getByLabel('慢速').check();
    await (await frameOf(page)).waitForFunction(() => window.__device?.networkType === '2g');
    await page.getByText('恢复默认').click();
    await (await frameOf(page)).waitForFunction(() => window.__device?.networkType === 'wifi');
    expect(await isChanged()).toBe(false);
  });

  it('puts it into a grid by name, to a typed place, or keeps its place secret', async () => {
    const page = await desk('/?person=o-zhang');
    const place = async () => (await frameOf(page)).evaluate(() => window.__device?.place);
    const chooser = page.getByLabel('位置');
    await chooser.selectOption('十里店社区 第一网格');
    await (await frameOf(page)).waitForFunction(() => window.__device?.place !== null);
    expect(await place()).toEqual({ latitude: 31.87, longitude: 117.22 });
    await page.reload();
    expect(await place()).toEqual({ latitude: 31.87, longitude: 117.22 });
    expect(await chooser.inputValue()).toBe('g2');
    await chooser.selectOption('填写经纬度');
    expect(await page.getByLabel('纬度').inputValue()).toBe('31.87');
    await page.getByLabel('纬度').fill('31.9');
    await page.getByRole('button', { name: '移到这里' }).click();
    await (await frameOf(page)).waitForFunction(
      () => (window.__device?.place as { latitude: number }).latitude === 31.9,
    );
    await chooser.selectOption('拒绝定位');
    await (await frameOf(page)).waitForFunction(() => window.__device?.place === 'denied');
    expect(await page.getByLabel('纬度').isVisible()).toBe(false);
  });

  it('leaves a phone without a shell as it is', async () => {
    const page = await desk('/?person=o-zhang');
    await page.getByLabel('离线').check();
    await page.goto(`${browser.origin}/phone?person=o-zhang`);
    await page.locator('wx-page').waitFor();
    expect(await page.evaluate(() => window.__device?.networkType)).toBe('wifi');
  });
});

it('names the messages a page asks for', async () => {
  const page = await desk('/?person=o-zhang');
  await (await frameOf(page)).evaluate(() => {
    const ask = window.__phone.wx['requestSubscribeMessage'] as (options: object) => Promise<unknown>;
    void ask({ tmplIds: ['progress'] });
  });
  await phoneOf(page).locator('[data-sheet="subscribe"]').getByText('办件进度通知').waitFor();
});

it('is the phone alone on a narrow screen', async () => {
  const page = await browser.show('/?person=o-wang&page=pages/form/form', 390, 844);
  await page.waitForURL('**/phone?person=o-wang&page=pages%2Fform%2Fform');
  await page.locator('wx-page[is-page="pages/form/form"]').waitFor();
  expect(await page.locator('.phone-status').count()).toBe(0);
});
