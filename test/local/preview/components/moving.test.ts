import type { Page } from 'playwright-core';
import { byId, callWx, eventsOf, heard } from './page-data';
import { type Phone, PreviewInBrowser } from './preview-in-browser';

let running: PreviewInBrowser;
let phone: Phone;
let page: Page;

beforeAll(async () => {
  running = await PreviewInBrowser.start();
  phone = await running.open('pages/moving/moving');
  page = phone.page;
});
beforeEach(async () => {
  // A fresh page on the same phone: opening a phone is what takes long.
  await callWx(phone.page, 'reLaunch', { url: '/pages/moving/moving' });
});
afterEach(() => expect(phone.errors).toEqual([]));
afterAll(() => running.close());

const set = (data: object) =>
  page.evaluate((values) => window.__phone.currentPage().instance.setData(values as Record<string, unknown>), data);

/** Drags with the mouse, in steps as a hand does. */
async function drag(selector: string, dx: number, dy: number): Promise<void> {
  await page.locator(selector).scrollIntoViewIfNeeded();
  const box = await page.locator(selector).boundingBox();
  if (!box) throw new Error(`${selector} is not drawn`);
  const x = box.x + box.width / 2;
  const y = box.y + Math.min(box.height, 80) / 2;
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + dx, y + dy, { steps: 6 });
  await page.mouse.up();
}

describe('a scroll-view', () => {
  it('tells once that its end is near, and brings an element into view', async () => {
    await page.evaluate((list) => document.querySelector(list)?.scrollTo(0, 1300), byId('list'));
    expect((await heard(page, 'scrolltolower')).detail).toEqual({ direction: 'bottom' });
    await set({ into: 'item-3' });
    await page.waitForFunction((list) => document.querySelector(list)?.scrollTop === 150, byId('list'));
    await set({ top: 20 });
    await page.waitForFunction((list) => document.querySelector(list)?.scrollTop === 20, byId('list'));
    expect((await eventsOf(page)).filter(({ type }) => type === 'scrolltolower')).toHaveLength(1);
  });

  it('asks for a refresh when pulled down at its top, until the page says it is done', async () => {
    await drag(byId('list'), 0, 120);
    await heard(page, 'refresherrefresh');
    await set({ refreshing: false });
    await heard(page, 'refresherrestore');
  });
});

describe('a swiper', () => {
  it('changes by a swipe and by its property, and says why', async () => {
    await drag(byId('swiper'), -200, 0);
    expect((await heard(page, 'change', 'swiper')).detail).toEqual({
      current: 1,
      currentItemId: 'slide-1',
      source: 'touch',
    });
    await set({ current: 3 });
    const last = await page.waitForFunction(() =>
      (window.__phone.currentPage().instance.data['events'] as { type: string; detail: { current: number } }[]).find(
        ({ type, detail }) => type === 'animationfinish' && detail.current === 3,
      ),
    );
    expect(await last.jsonValue()).toMatchObject({ detail: { source: '' } });
  });

  it('as a ring goes on from the last slide to the first', async () => {
    await set({ circular: true, current: 3 });
    await heard(page, 'animationfinish', 'swiper');
    await drag(byId('swiper'), -200, 0);
    const change = await heard(page, 'change', 'swiper');
    expect(change.detail).toMatchObject({ current: 0, source: 'touch' });
  });
});

it('a movable-view stays inside its area', async () => {
  await drag(byId('movable'), 300, 300);
  expect((await heard(page, 'change', 'movable')).detail).toEqual({ x: 160, y: 20, source: 'touch' });
});

it('a picker-view turns to the line that is tapped', async () => {
  const second = page.locator('wx-picker-view-column').nth(1);
  await second.scrollIntoViewIfNeeded();
  await second.getByText('3', { exact: true }).click();
  expect((await heard(page, 'change', 'wheel')).detail).toEqual({ value: [2, 3] });
});

it('a picker-view that still turns when its page closes tells nobody', async () => {
  const wheel = await page.locator('wx-picker-view-column > *').first().elementHandle();
  await callWx(page, 'reLaunch', { url: '/pages/next/next' });
  await wheel?.evaluate((scroll) => {
    for (const type of ['scroll', 'scrollend', 'touchstart']) scroll.dispatchEvent(new Event(type));
  });
  // A thrown listener reaches the test by its own way: one more answer from the page, and it has.
  await page.evaluate(() => undefined);
});

it('catch keeps a tap from bubbling, and a long press comes after 350 ms', async () => {
  await page.click(byId('inner'));
  await page.click(byId('free'));
  await page.click(byId('free'), { delay: 500 });
  const events = (await eventsOf(page)).filter(({ id }) => id === 'inner' || id === 'outer');
  expect(events.map(({ id, type }) => `${id} ${type}`)).toEqual(['inner tap', 'outer tap', 'outer longpress']);
});

it('images load from cloud://, tell when a file is missing, and show temporary files', async () => {
  expect((await heard(page, 'load', 'cloud')).detail).toEqual({ width: 1, height: 1 });
  expect((await heard(page, 'error', 'broken')).detail).toEqual({ errMsg: 'GET /assets/none.png failed' });
  const shot = await callWx(page, 'compressImage', { src: '/assets/wide.png', quality: 60, compressedWidth: 40 });
  await set({ temp: shot['tempFilePath'] });
  expect((await heard(page, 'load', 'temp')).detail).toEqual({ width: 40, height: 20 });
});

it('a 2d canvas is drawn on through a selector query and becomes a file', async () => {
  const info = await page.evaluate(async () => {
    const { wx } = window.__phone;
    const query = window.__phone.createSelectorQuery();
    const canvas = await new Promise<HTMLCanvasElement>((resolve) => {
      query
        .select('#canvas')
        .node()
        .exec(([found]) => resolve((found as { node: HTMLCanvasElement }).node));
    });
    const pen = canvas.getContext('2d');
    pen?.fillRect(0, 0, 10, 10);
    const call = (name: string, options: object) =>
      (wx[name] as (options: object) => Promise<Record<string, unknown>>)(options);
    const { tempFilePath } = await call('canvasToTempFilePath', { canvas, width: 50, height: 50 });
    return call('getImageInfo', { src: tempFilePath });
  });
  expect(info).toMatchObject({ errMsg: 'getImageInfo:ok', width: 50, height: 50, type: 'png' });
});

it('root-portal stands at the page itself, page-container opens and closes by its overlay', async () => {
  expect(await page.locator('wx-page > .wx-root-portal__box').textContent()).toBe('门外');
  await set({ open: true });
  await heard(page, 'afterenter');
  await page.mouse.click(180, 300);
  await heard(page, 'afterleave');
});

it('an animation ends in its last state', async () => {
  await page.evaluate(() => {
    const create = window.__phone.wx['createAnimation'] as (options: object) => {
      translateX(x: number): { opacity(o: number): { step(): { export(): unknown } } };
    };
    const animation = create({ duration: 20 }).translateX(30).opacity(0.5).step().export();
    window.__phone.currentPage().instance.setData({ animation });
  });
  await page.waitForFunction((selector) => {
    const style = document.querySelector<HTMLElement>(selector)?.style;
    return style?.transform === 'translateX(30px)' && style.opacity === '0.5';
  }, byId('animated'));
});

it('a share button asks the page for its card and shows it', async () => {
  await page.click(byId('share'));
  const sheet = page.locator('[data-sheet="share"]');
  await expect(sheet.locator('.wx-sheet__heading').textContent()).resolves.toBe('来自 button share');
  await sheet.locator('[data-value="send"]').click();
  await page.waitForFunction(() => window.__device?.recorded.some(({ kind }) => kind === 'share'));
});

it('a navigator opens its page', async () => {
  await page.click(byId('go'));
  await page.waitForFunction(() => window.__phone.currentPage().path === 'pages/next/next');
  expect(await page.textContent(byId('query'))).toBe('{"a":"1"}');
});
