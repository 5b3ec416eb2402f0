import type { Page } from 'playwright-core';
import type { PageHandle, PhoneHost } from '../../../local/preview/runtime/contract';
import type { Device } from '../../../local/preview/wx/device';
import { fixtureCopy, removeFolders, writeIn } from './support/files';
import { dataOf, onPage, PhoneBrowser, waitForData } from './support/phone-browser';

declare const window: {
  __phone: PhoneHost & { packages: { loaded(): string[] } };
  __device: Pick<Device, 'setNetwork'>;
};

let browser: PhoneBrowser;
const root = fixtureCopy();

beforeAll(async () => {
  browser = await PhoneBrowser.open(root, { watch: true });
});

afterEach(() => browser.closePhones());

afterAll(async () => {
  await browser?.close();
  removeFolders();
});

/** A phone on a page of the fixture. */
async function opened(path = 'pages/home/home', scene = ''): Promise<Page> {
  const page = await browser.phone(String(new URLSearchParams({ person: 'o-resident', page: path, scene })));
  await onPage(page, path.replace(/\?.*/, ''));
  return page;
}

const journal = (page: Page) =>
  page.evaluate(() => ((window.__phone.pages()[0] as PageHandle).instance['journal'] as () => string[])());

const colour = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => getComputedStyle(element).color);

describe('templates', () => {
  it('draws wxs, templates, includes, generics, slots and lists', async () => {
    const page = await opened();
    const text = await page.locator('wx-page').innerText();
    expect(text.split('\n').filter(Boolean)).toEqual([
      '网格',
      '共享样式',
      '甲、乙、丙|Array|ab网格!',
      'CARD',
      '头',
      '5',
      '正文 0',
      '行',
      '面板 行',
      '0:甲',
      '1:乙',
      '2:丙',
      'inside',
      '去分包',
      '表单',
      '缺的接口',
      '首页 页脚',
    ]);
  });

  it('keeps styles apart: app, page, component, external classes, rpx', async () => {
    const page = await opened();
    expect(await colour(page, '.wide')).toBe('rgb(0, 128, 0)');
    expect(await colour(page, 'card > wx-view')).not.toBe('rgb(0, 128, 0)');
    expect(await colour(page, 'stepper-row > wx-view')).toBe('rgb(0, 128, 0)');
    const title = page.locator('card .outer');
    expect(await title.evaluate((element) => getComputedStyle(element).textDecorationLine)).toBe('underline');
    expect(await title.evaluate((element) => getComputedStyle(element).color)).toBe('rgb(200, 0, 0)');
    expect(
      await page
        .locator('wx-page .title')
        .first()
        .evaluate((element) => element.clientWidth),
    ).toBe(188);
    expect(await page.locator('card').evaluate((element) => getComputedStyle(element).padding)).toBe('10px');
    expect(await page.locator('[id$="--title"]').evaluate((element) => getComputedStyle(element).letterSpacing)).toBe(
      '2px',
    );
  });

  it('does not let one page style another', async () => {
    const page = await opened();
    await page.locator('.phone-tabs__tab').nth(1).click();
    await onPage(page, 'pages/me/me');
    const size = (path: string) =>
      page
        .locator(`wx-page[is-page="${path}"] .title`)
        .first()
        .evaluate((element) => getComputedStyle(element).fontSize);
    expect(await size('pages/me/me')).toBe('50px');
    expect(await size('pages/home/home')).toBe('16px');
  });
});

describe('life', () => {
  it('runs lifecycles in WeChat’s order', async () => {
    const page = await opened();
    expect(await journal(page)).toEqual([
      'app.launch',
      'app.show',
      'home.load',
      'home.show',
      'card.page-show',
      'card.ready',
      'home.ready',
    ]);
  });

  it('hands the query over as it was written, and a scene encoded', async () => {
    const page = await opened('pages/home/home?id=7', '案件=12');
    const query = await page.evaluate(() => window.__phone.currentPage().instance['query']);
    expect(query).toEqual({ id: '7', scene: encodeURIComponent('案件=12') });
    expect(await page.evaluate(() => window.__phone.launch.scene)).toBe(1047);
  });

  it('counts setData of a page and its components until the first screen, and in all', async () => {
    const page = await opened();
    await page.evaluate(() => window.__phone.currentPage().meter.whenSettled);
    const meter = () =>
      page.evaluate(() => {
        const { first, total } = window.__phone.currentPage().meter;
        return { first, total };
      });
    const size = (...data: object[]) => data.reduce((sum, item) => sum + Buffer.byteLength(JSON.stringify(item)), 0);
    const first = { calls: 2, bytes: size({ upper: 'CARD' }, { count: 5 }) };
    expect(await meter()).toEqual({ first, total: first });
    await page.locator('.item').nth(1).click();
    await waitForData(page, 'picked', '乙');
    expect(await meter()).toEqual({ first, total: { calls: 3, bytes: first.bytes + size({ picked: '乙' }) } });
  });
});

describe('a first screen', () => {
  it('settles when the cloud’s answers were drawn, however long they take', async () => {
    const page = await opened();
    const calls = new Map<string, () => Promise<void>>();
    await page.route('**/invoke/*', (route) => {
      const name = route.request().url().split('/').at(-1) ?? '';
      calls.set(name, () => route.fulfill({ json: { result: `${name} answer` } }));
    });
    await page.clock.install();
    const meter = () => page.evaluate(() => ({ ...window.__phone.currentPage().meter }));
    const asked = page.waitForRequest('**/invoke/first');
    await page.evaluate(() => window.__phone.navigateTo('/pages/asks/asks').then(() => undefined));
    await asked;
    await page.clock.runFor(60_000);
    expect(await meter()).toMatchObject({ settled: false, first: { calls: 0 } });

    const askedAgain = page.waitForRequest('**/invoke/second');
    await calls.get('first')?.();
    await askedAgain;
    await page.clock.runFor(60_000);
    expect(await meter()).toMatchObject({ settled: false, first: { calls: 1 } });

    await calls.get('second')?.();
    await waitForData(page, 'second', 'second answer');
    await page.clock.runFor(1000);
    await page.evaluate(() => window.__phone.currentPage().meter.whenSettled);
    expect(await meter()).toMatchObject({ settled: true, first: { calls: 2 } });
  });

  it('settles without an answer, too, when the call failed', async () => {
    const page = await opened();
    await page.evaluate(() => window.__device.setNetwork('offline'));
    const settled = page.evaluate(() =>
      window.__phone.navigateTo('/pages/asks/asks').then((opened) => opened.meter.whenSettled),
    );
    await settled;
  });
});

it('tells of a cloud call that failed and that nobody looked after', async () => {
  const page = await opened();
  const told = await page.evaluate(() => {
    const cloud = window.__phone.wx['cloud'] as { callFunction(options: object): Promise<unknown> };
    const heard = new Promise((resolve) => window.__phone.on('unhandledRejection', resolve));
    void cloud.callFunction({ name: 'none' });
    return heard.then((event) => String((event as { reason: unknown }).reason));
  });
  expect(told).toContain('cloud.callFunction:fail');
});

describe('touch', () => {
  it('taps, with dataset, catch and component events', async () => {
    const page = await opened();
    await page.locator('.inside').click();
    await waitForData(page, 'taps', ['inside']);
    await page.locator('card .card-count, card wx-view', { hasText: /^5$/ }).last().click();
    await waitForData(page, 'counted', 6);
    expect(await page.locator('card').innerText()).toContain('正文 6');
  });

  it('refreshes when pulled down by the mouse', async () => {
    const page = await opened();
    await page.mouse.move(180, 120);
    await page.mouse.down();
    await page.mouse.move(180, 300, { steps: 4 });
    await page.mouse.up();
    await waitForData(page, 'title', '刷新了');
    expect(
      await page.locator('.phone-page__scroller').evaluate((element) => (element as HTMLElement).style.transform),
    ).toBe('');
  });

  it('loads more at the end of a page, and keeps fixed things in place', async () => {
    const page = await opened('pages/list/list');
    const fixed = page.locator('.fixed');
    const before = await fixed.boundingBox();
    await page.locator('.phone-page__scroller').evaluate((element) => element.scrollTo(0, 99_999));
    await page.waitForFunction(() => (window.__phone.currentPage().instance.data['rows'] as number[]).length === 30);
    expect(await fixed.boundingBox()).toEqual(before);
    expect((before?.y ?? 0) + (before?.height ?? 0)).toBe(812);
  });
});

describe('Vant', () => {
  it('binds a field both ways, opens and closes a popup', async () => {
    const page = await opened('pages/form/form');
    await page.locator('van-field input').fill('王大明');
    await waitForData(page, 'name', '王大明');
    expect(await page.locator('van-cell.cell').innerText()).toContain('王大明');
    await page.locator('.cell').click();
    await page.locator('.inside').waitFor({ state: 'visible' });
    await page.locator('van-popup van-icon').click();
    await waitForData(page, 'shown', false);
    await page.locator('.inside').waitFor({ state: 'hidden' });
  });

  it('fires a button once, and not while it is loading', async () => {
    const page = await opened('pages/form/form');
    await page.locator('van-button').first().click();
    await waitForData(page, 'busy', true);
    await page.locator('van-loading').waitFor();
    expect((await dataOf<{ changes: number }>(page)).changes).toBe(0);
  });
});

describe('navigation', () => {
  it('loads a subpackage when one of its pages is first opened', async () => {
    const page = await opened();
    const loaded = () => page.evaluate(() => window.__phone.packages.loaded());
    expect(await loaded()).toEqual(['main']);
    const request = page.waitForRequest(/\/app\/packages\/packages%2Ffar\.js/);
    await page.locator('.go').click();
    await request;
    await onPage(page, 'packages/far/far/far');
    expect(await loaded()).toEqual(['main', 'packages/far']);
    expect(await page.locator('near').innerText()).toBe('近 远');
    expect((await journal(page)).slice(-2)).toEqual(['home.hide', 'far.load %E8%BF%9C']);
    await page.getByRole('button', { name: '返回' }).click();
    await onPage(page, 'pages/home/home');
    expect((await journal(page)).slice(-3)).toEqual(['far.unload', 'home.show', 'card.page-show']);
  });

  it('fetches a subpackage ahead once a page that leads there was shown, if the network allows it', async () => {
    const page = await opened();
    const asked: string[] = [];
    page.on('request', (request) => request.url().includes('packages%2Ffar.js') && asked.push(request.url()));
    const go = (path: string) =>
      page.evaluate((url) => window.__phone.navigateTo(url).then((opened) => opened.meter.whenSettled), path);
    await page.evaluate(() => window.__device.setNetwork('slow'));
    await go('/pages/list/list');
    expect(asked).toEqual([]);
    const request = page.waitForRequest(/\/app\/packages\/packages%2Ffar\.js/);
    await go('/pages/form/form');
    await request;
    expect(await page.evaluate(() => window.__phone.packages.loaded())).toEqual(['main']);
    await page.evaluate(() => window.__phone.navigateTo('/packages/far/far/far').then(() => undefined));
    await onPage(page, 'packages/far/far/far');
  });

  it('keeps tab pages alive, counts the stack to ten, and says what it cannot do', async () => {
    const page = await opened();
    const fails = (name: 'navigateTo' | 'switchTab', url: string) =>
      page.evaluate(
        ([key, to]) => window.__phone[key as 'navigateTo'](to as string).then(String, (error: Error) => error.message),
        [name, url],
      );
    expect(await fails('navigateTo', '/pages/me/me')).toBe('navigateTo:fail can not navigateTo a tabbar page');
    expect(await fails('switchTab', '/pages/form/form')).toBe('switchTab:fail can not switch to no-tabBar page');
    expect(await fails('navigateTo', '/pages/none/none')).toBe('navigateTo:fail page "pages/none/none" is not found');
    const home = await page.evaluate(() => window.__phone.currentPage().id);
    await page.evaluate(() =>
      window.__phone
        .switchTab('/pages/me/me')
        .then(() => window.__phone.switchTab('/pages/home/home'))
        .then(() => undefined),
    );
    expect(await page.evaluate(() => window.__phone.currentPage().id)).toBe(home);
    for (let depth = 1; depth < 10; depth += 1)
      await page.evaluate(() => window.__phone.navigateTo('/pages/list/list').then(() => undefined));
    expect(await fails('navigateTo', '/pages/list/list')).toBe('navigateTo:fail webview count limit exceed');
  });
});

describe('what is missing or wrong', () => {
  it('names an interface that is not there, on the phone and to onError', async () => {
    const page = await opened();
    await page.locator('.missing').click();
    await page
      .locator('.phone-errors')
      .getByText('UnsupportedError: wx.startSoterAuthentication is not in the preview')
      .waitFor();
    expect(await page.locator('.phone-errors code').innerText()).toMatch(/^miniprogram\/pages\/home\/home\.js:\d+$/);
    expect((await journal(page)).at(-1)).toContain('app.error UnsupportedError: wx.startSoterAuthentication');
  });

  it('shows a problem with file and line while one is being saved, and comes back to the page after', async () => {
    const page = await opened('pages/list/list');
    const good = '<view wx:for="{{ rows }}" wx:key="*this" class="row">新 {{ item }}</view>';
    writeIn(root, 'pages/list/list.wxml', '<view>\n{{ rows.</view>');
    await page.locator('.phone-problems').getByText('miniprogram/pages/list/list.wxml:2:1').waitFor();
    writeIn(root, 'pages/list/list.wxml', good);
    await page.locator('.row', { hasText: '新 0' }).waitFor();
    await onPage(page, 'pages/list/list');
  });
});
