import type { Page } from 'playwright-core';
import { byId, callWx, eventsOf, heard } from './page-data';
import { type Phone, PreviewInBrowser } from './preview-in-browser';

let running: PreviewInBrowser;
let phone: Phone;
let page: Page;

beforeAll(async () => {
  running = await PreviewInBrowser.start();
  phone = await running.open('pages/map/map');
  page = phone.page;
});
beforeEach(async () => {
  // A fresh page on the same phone: opening a phone is what takes long.
  await callWx(phone.page, 'reLaunch', { url: '/pages/map/map' });
  await page.waitForSelector('.wx-map__marker');
});
afterEach(() => expect(phone.errors).toEqual([]));
afterAll(() => running.close());

const set = (data: object) =>
  page.evaluate((values) => window.__phone.currentPage().instance.setData(values as Record<string, unknown>), data);

/** Calls a function of the map's context and answers what it answered. */
const onMap = (name: string, options: object = {}) =>
  page.evaluate(
    ([method, given]) => {
      const create = window.__phone.wx['createMapContext'] as (
        id: string,
      ) => Record<string, (options: object) => unknown>;
      return create('map')[method]?.(given) as Promise<Record<string, number>>;
    },
    [name, options] as const,
  );

describe('a map', () => {
  it('draws markers and polygons without internet', async () => {
    expect(await page.locator('.wx-map__marker img').getAttribute('src')).toBe('/app/files/assets/wide.png');
    expect(await page.locator('.leaflet-overlay-pane path').getAttribute('stroke')).toBe('#1f6feb');
    await page.waitForSelector('.leaflet-tile-pane canvas');
  });

  it('turns a tap on a marker into markertap and shows its callout', async () => {
    await page.click('.wx-map__marker');
    expect((await heard(page, 'markertap')).detail).toEqual({ markerId: 7 });
    await page.click('.wx-map__callout');
    expect((await heard(page, 'callouttap')).detail).toEqual({ markerId: 7 });
    expect((await eventsOf(page)).filter(({ type }) => type === 'tap')).toEqual([]);
  });

  it('tells the place of a tap', async () => {
    const box = await page.locator(byId('map')).boundingBox();
    if (!box) throw new Error('the map is not drawn');
    await page.mouse.click(box.x + box.width / 2 + 100, box.y + box.height / 2 + 50);
    const { latitude, longitude } = (await heard(page, 'tap')).detail as Record<string, number>;
    // At zoom 15 a pixel is 360 / (256 · 2^15) degrees of longitude.
    expect(longitude).toBeCloseTo(117.26 + (100 * 360) / (256 * 2 ** 15), 4);
    expect(latitude).toBeLessThan(31.85);
  });

  it('follows the page and the hand, and says which it was', async () => {
    await set({ latitude: 31.86, longitude: 117.3 });
    expect((await heard(page, 'end')).causedBy).toBe('update');
    expect(await onMap('getCenterLocation')).toMatchObject({ latitude: expect.closeTo(31.86, 3) });
    const box = await page.locator(byId('map')).boundingBox();
    if (!box) throw new Error('the map is not drawn');
    await page.mouse.move(box.x + 50, box.y + 50);
    await page.mouse.down();
    await page.mouse.move(box.x + 150, box.y + 50, { steps: 8 });
    await page.mouse.up();
    const moved = await page.waitForFunction(() =>
      (
        window.__phone.currentPage().instance.data['events'] as { type: string; causedBy: string; detail: object }[]
      ).find(({ type, causedBy }) => type === 'end' && causedBy === 'drag'),
    );
    const { detail } = (await moved.jsonValue()) as { detail: { centerLocation: { longitude: number } } };
    expect(detail.centerLocation.longitude).toBeLessThan(117.3);
  });

  it('shows all the points asked for, and moves to where the phone is', async () => {
    await set({
      points: [
        { latitude: 31.8, longitude: 117.2 },
        { latitude: 31.9, longitude: 117.3 },
      ],
    });
    const region = (await onMap('getRegion')) as unknown as Record<string, { latitude: number; longitude: number }>;
    expect(region['southwest']?.latitude).toBeLessThan(31.8);
    expect(region['northeast']?.longitude).toBeGreaterThan(117.3);
    await page.evaluate(() => window.__device?.setPlace({ latitude: 31.83, longitude: 117.22 }));
    await onMap('moveToLocation');
    expect(await onMap('getCenterLocation')).toMatchObject({ longitude: expect.closeTo(117.22, 3) });
    await set({ here: true });
    await page.waitForSelector('.wx-map__here');
  });

  it('moves a marker and names what its context has not', async () => {
    await onMap('translateMarker', { markerId: 7, destination: { latitude: 31.851, longitude: 117.262 }, duration: 0 });
    await expect(onMap('addArc')).rejects.toThrow('MapContext.addArc is not in the preview');
  });
});
