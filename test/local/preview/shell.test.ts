import type { Page } from 'playwright-core';
import { fixtureCopy, removeFolders } from './support/files';
import { PhoneBrowser } from './support/phone-browser';

let browser: PhoneBrowser;

beforeAll(async () => {
  browser = await PhoneBrowser.open(fixtureCopy(), {
    people: [
      { openid: 'o-zhang', name: '张秀兰', role: 'resident', roleName: '居民', note: '金域蓝湾' },
      { openid: 'o-wang', name: '王芳', role: 'officer', roleName: '网格员', home: '/pages/list/list' },
    ],
  });
});

afterEach(() => browser.closePhones());

afterAll(async () => {
  await browser?.close();
  removeFolders();
});

const desk = (address = '/') => browser.show(address, 1360, 900);
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
  await page.getByRole('button', { name: '楼道灯坏了' }).click();
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

it('is the phone alone on a narrow screen', async () => {
  const page = await browser.show('/?person=o-wang&page=pages/form/form', 390, 844);
  await page.waitForURL('**/phone?person=o-wang&page=pages%2Fform%2Fform');
  await page.locator('wx-page[is-page="pages/form/form"]').waitFor();
  expect(await page.locator('.phone-status').count()).toBe(0);
});
