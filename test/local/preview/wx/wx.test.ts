import PDFDocument from 'pdfkit';
import type { Page } from 'playwright-core';
import { byId, callWx, pageData } from '../components/page-data';
import { type Phone, PreviewInBrowser } from '../components/preview-in-browser';

let running: PreviewInBrowser;
let phone: Phone;
let page: Page;

beforeAll(async () => {
  running = await PreviewInBrowser.start();
  phone = await running.open('pages/wx/wx');
  page = phone.page;
});
beforeEach(() => running.renew(phone, 'pages/wx/wx'));
afterEach(() => expect(phone.errors).toEqual([]));
afterAll(() => running.close());

const tap = (sheet: string, value: string) => page.click(`[data-sheet="${sheet}"] [data-value="${value}"]`);
const agreeToPrivacy = () => tap('privacy', 'agree');

describe('navigation', () => {
  it('carries messages between opener and opened page, already in onLoad', async () => {
    const heardByOpener = await page.evaluate(async () => {
      const told: unknown[] = [];
      const go = window.__phone.wx['navigateTo'] as (options: object) => Promise<{
        eventChannel: { emit(name: string, text: string): void };
      }>;
      const events = { opened: (name: string) => told.push(name) };
      const { eventChannel } = await go({ url: '/pages/next/next?id=7&name=%E7%BD%91', events });
      eventChannel.emit('greet', '你好');
      return told;
    });
    expect(heardByOpener).toEqual(['next']);
    expect(await pageData(page, 'heard')).toBe('你好');
    expect(await page.textContent(byId('query'))).toBe('{"id":"7","name":"%E7%BD%91"}');
    await callWx(page, 'navigateBack');
    expect(await page.evaluate(() => window.__phone.currentPage().path)).toBe('pages/wx/wx');
  });

  it("fails with WeChat's words", async () => {
    const { failed } = await callWx(page, 'navigateTo', { url: '/pages/none/none' });
    expect(failed).toMatch(/^navigateTo:fail page "pages\/none\/none" is not found/);
  });

  it('the tab bar answers only to a tab page', async () => {
    expect(await callWx(page, 'setTabBarBadge', { index: 0, text: '3' })).toEqual({ errMsg: 'setTabBarBadge:ok' });
    await callWx(page, 'navigateTo', { url: '/pages/next/next' });
    expect(await callWx(page, 'setTabBarBadge', { index: 0, text: '3' })).toMatchObject({
      failed: 'setTabBarBadge:fail not TabBar page',
    });
  });
});

describe('dialogs', () => {
  it('showModal answers confirm, cancel and typed text, and refuses a long button', async () => {
    const confirmed = callWx(page, 'showModal', {
      title: '撤回',
      content: '',
      editable: true,
      placeholderText: '原因',
    });
    await page.fill('.phone-modal__input', '填错了');
    await page.click('.phone-modal__button >> text=确定');
    expect(await confirmed).toEqual({ errMsg: 'showModal:ok', confirm: true, cancel: false, content: '填错了' });
    const cancelled = callWx(page, 'showModal', { content: '?' });
    await page.click('.phone-modal__button >> text=取消');
    expect(await cancelled).toMatchObject({ confirm: false, cancel: true });
    expect((await callWx(page, 'showModal', { confirmText: '我已经知道' })).failed).toBe(
      'showModal:fail confirmText length should not larger than 4 Chinese characters',
    );
  });

  it('showActionSheet answers the index or fails with cancel', async () => {
    const chosen = callWx(page, 'showActionSheet', { itemList: ['转办', '督办'] });
    await page.click('text=督办');
    expect(await chosen).toEqual({ errMsg: 'showActionSheet:ok', tapIndex: 1 });
    const cancelled = callWx(page, 'showActionSheet', { itemList: ['转办'] });
    await page.click('.phone-sheet__cancel');
    expect((await cancelled)['failed']).toBe('showActionSheet:fail cancel');
  });

  it('toasts show their text; a call is asked about and recorded', async () => {
    await callWx(page, 'showToast', { title: '已提交', duration: 60_000 });
    expect(await page.textContent('.phone-toast__text')).toBe('已提交');
    await callWx(page, 'hideToast');
    const call = callWx(page, 'makePhoneCall', { phoneNumber: '055112345' });
    await page.click('text=055112345');
    expect(await call).toEqual({ errMsg: 'makePhoneCall:ok' });
    expect(await page.evaluate(() => window.__device?.recorded)).toContainEqual({
      kind: 'phoneCall',
      detail: { phoneNumber: '055112345' },
    });
  });

  it('callbacks come in the form WeChat gives them', async () => {
    const heard = await page.evaluate(
      () =>
        new Promise((resolve) => {
          const told: unknown[] = [];
          const returned = (window.__phone.wx['getStorage'] as (options: object) => unknown)({
            key: 'none',
            fail: (error: object) => told.push(['fail', error]),
            complete: (error: object) => resolve([...told, ['complete', error], returned]),
          });
        }),
    );
    const failure = { errMsg: 'getStorage:fail data not found' };
    expect(heard).toEqual([['fail', failure], ['complete', failure], undefined]);
  });
});

describe('location', () => {
  it('needs the agreement, then the permission, and answers in the coordinates asked for', async () => {
    await page.evaluate(() => window.__device?.setPlace({ latitude: 31.85, longitude: 117.26 }));
    const first = callWx(page, 'getLocation', { type: 'gcj02' });
    await agreeToPrivacy();
    await expect(page.textContent('[data-sheet="permission"]')).resolves.toContain('用于找到你所在的网格');
    await tap('permission', 'allow');
    expect(await first).toMatchObject({ latitude: 31.85, longitude: 117.26 });
    const wgs84 = (await callWx(page, 'getLocation')) as { latitude: number; longitude: number };
    // GCJ-02 lies some hundred metres away from WGS-84 here.
    expect(Math.abs(wgs84.longitude - 117.26)).toBeGreaterThan(0.003);
    expect(Math.abs(wgs84.latitude - 31.85)).toBeLessThan(0.01);
  });

  it('is refused once and for all by a no', async () => {
    const denied = callWx(page, 'getLocation');
    await agreeToPrivacy();
    await tap('permission', 'deny');
    expect((await denied)['failed']).toBe('getLocation:fail auth deny');
    expect((await callWx(page, 'getLocation'))['failed']).toBe('getLocation:fail auth deny');
    expect(await callWx(page, 'getSetting')).toMatchObject({ authSetting: { 'scope.userLocation': false } });
  });

  it('fails without asking when the system gives WeChat no position', async () => {
    await page.evaluate(() => window.__device?.setPlace('denied'));
    const denied = callWx(page, 'getLocation');
    await agreeToPrivacy();
    expect((await denied)['failed']).toBe('getLocation:fail system permission denied');
    expect(await page.locator('[data-sheet="permission"]').count()).toBe(0);
  });

  it('asks through the mini program when it listens for that', async () => {
    await page.evaluate(() => {
      const on = window.__phone.wx['onNeedPrivacyAuthorization'] as (
        listener: (resolve: (answer: object) => void, info: { referrer: string }) => void,
      ) => void;
      on((resolve, { referrer }) => {
        document.title = referrer;
        resolve({ event: 'disagree' });
      });
    });
    expect(await callWx(page, 'chooseLocation')).toMatchObject({
      failed: 'chooseLocation:fail privacy permission is not authorized',
      errno: 104,
    });
    expect(await page.title()).toBe('chooseLocation');
  });

  it('is chosen on a map', async () => {
    const chosen = callWx(page, 'chooseLocation', { latitude: 31.85, longitude: 117.26 });
    await agreeToPrivacy();
    await page.fill('[data-sheet="choose-location"] [name=name]', '老街 12 号');
    await tap('choose-location', 'confirm');
    expect(await chosen).toMatchObject({
      name: '老街 12 号',
      latitude: expect.closeTo(31.85, 3),
      longitude: expect.closeTo(117.26, 3),
    });
  });
});

describe('photos and files', () => {
  it('chooses a real file, uploads it with progress and reads it', async () => {
    const chosen = callWx(page, 'chooseMedia', { count: 1, mediaType: ['image'] });
    await agreeToPrivacy();
    const chooser = page.waitForEvent('filechooser');
    await tap('pick-files', 'album');
    await (await chooser).setFiles(`${__dirname}/../components/fixture/assets/wide.png`);
    const { tempFiles, type } = (await chosen) as { type: string; tempFiles: Record<string, unknown>[] };
    expect(type).toBe('image');
    expect(tempFiles[0]).toMatchObject({ width: 80, height: 40, fileType: 'image' });

    await callWx(page, 'cloud.init', {});
    const filePath = tempFiles[0]?.['tempFilePath'];
    const uploaded = await callWx(page, 'cloud.uploadFile', { cloudPath: 'cases/1/a.png', filePath });
    expect(uploaded).toMatchObject({
      errMsg: 'cloud.uploadFile:ok',
      fileID: 'cloud://local.stub/cases/1/a.png',
      statusCode: 200,
    });
    const asked = running.asked.find(({ path }) => path === '/local/upload?path=cases%2F1%2Fa.png');
    expect(asked).toMatchObject({ openid: 'li' });
    expect(asked?.body.length).toBe(tempFiles[0]?.['size']);
  });

  it('cancelled, fails with cancel', async () => {
    const chosen = callWx(page, 'chooseMedia', { count: 1 });
    await agreeToPrivacy();
    await tap('pick-files', 'cancel');
    expect((await chosen)['failed']).toBe('chooseMedia:fail cancel');
  });

  it('previewImage shows pictures until tapped', async () => {
    await callWx(page, 'previewImage', { urls: ['/assets/wide.png', 'cloud://local.stub/b.png'] });
    expect(await page.textContent('.wx-photos__count')).toBe('1 / 2');
    await page.click('[data-sheet="photos"]');
    expect(await page.locator('[data-sheet="photos"]').count()).toBe(0);
  });

  it('a canvas becomes a file, and the menu of a picture sends it, saves it or is left', async () => {
    await page.evaluate(async () => {
      const { wx } = window.__phone as unknown as { wx: Record<string, (options: object) => unknown> };
      const canvas = wx['createOffscreenCanvas']?.({ type: '2d', width: 40, height: 20 });
      const made = (await wx['canvasToTempFilePath']?.({ canvas, destWidth: 80, destHeight: 40 })) as object;
      Object.assign(window, made);
    });
    const path = await page.evaluate(() => (window as unknown as { tempFilePath: string }).tempFilePath);
    expect(await callWx(page, 'getImageInfo', { src: path })).toMatchObject({ width: 80, height: 40 });
    const sent = callWx(page, 'showShareImageMenu', { path });
    await tap('share-image', 'send');
    expect(await sent).toEqual({ errMsg: 'showShareImageMenu:ok' });
    const saved = callWx(page, 'showShareImageMenu', { path });
    await tap('share-image', 'save');
    expect(await saved).toEqual({ errMsg: 'showShareImageMenu:ok' });
    const left = callWx(page, 'showShareImageMenu', { path });
    await tap('share-image', 'cancel');
    expect((await left)['failed']).toBe('showShareImageMenu:fail cancel');
    expect(await page.evaluate(() => window.__device?.recorded)).toEqual([
      { kind: 'share', detail: { what: 'image', filePath: path } },
      { kind: 'savedImage', detail: { what: 'image', filePath: path } },
    ]);
    expect((await callWx(page, 'showShareImageMenu', { path: 'wxfile://tmp/none' }))['failed']).toContain('exist');
  });

  it('openDocument shows the pages of a PDF, its menu passes it on, and what is no PDF fails', async () => {
    const bytes = await pdfOf(3);
    await page.evaluate((base64) => {
      const fs = (window.__phone.wx['getFileSystemManager'] as () => Record<string, (...a: unknown[]) => unknown>)();
      fs['writeFileSync']?.('wxfile://usr/cards.pdf', base64, 'base64');
      fs['writeFileSync']?.('wxfile://usr/broken.pdf', 'no pdf', 'utf8');
    }, bytes.toString('base64'));
    const filePath = 'wxfile://usr/cards.pdf';
    expect(await callWx(page, 'openDocument', { filePath, showMenu: true })).toEqual({ errMsg: 'openDocument:ok' });
    await page.waitForSelector('[data-sheet="document"] [data-page="1"][data-drawn]');
    expect(await page.locator('[data-sheet="document"] [data-page]').count()).toBe(3);
    expect(await page.textContent('.wx-pdf__count')).toBe('1 / 3');
    const isInked = await page.locator('[data-page="1"]').evaluate((node) => {
      const canvas = node as HTMLCanvasElement;
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
      return Array.from(data).some((value, index) => index % 4 === 0 && value < 100);
    });
    expect(isInked).toBe(true);
    await page.locator('[data-page="3"]').scrollIntoViewIfNeeded();
    await page.waitForSelector('[data-page="3"][data-drawn]');
    await tap('document', 'menu');
    await tap('document-menu', 'send');
    await page.waitForFunction(() => window.__device?.recorded.some(({ kind }) => kind === 'share'));
    await tap('document', 'cancel');
    expect(await page.locator('[data-sheet="document"]').count()).toBe(0);
    const broken = await callWx(page, 'openDocument', { filePath: 'wxfile://usr/broken.pdf' });
    expect(broken['failed']).toMatch(/^openDocument:fail open document fail/);
  });

  it('scanCode reads a picture of a code', async () => {
    const scanned = callWx(page, 'scanCode');
    await page.fill('[data-sheet="scan-code"] textarea', 'GRID-340104');
    await tap('scan-code', 'scan');
    expect(await scanned).toMatchObject({ result: 'GRID-340104', scanType: 'QR_CODE' });
  });
});

describe('wx.cloud', () => {
  it('calls a function as the person who holds the phone', async () => {
    expect((await callWx(page, 'cloud.callFunction', { name: 'echo' }))['failed']).toBe(
      "cloud.callFunction:fail Cloud API isn't enabled, please call wx.cloud.init first",
    );
    await callWx(page, 'cloud.init');
    const answer = await callWx(page, 'cloud.callFunction', { name: 'echo', data: { action: 'case.list' } });
    expect(answer).toEqual({
      errMsg: 'cloud.callFunction:ok',
      result: { action: 'case.list' },
      requestID: expect.any(String),
    });
    expect(running.asked.at(-1)).toMatchObject({ path: '/invoke/echo', openid: 'li' });
  });

  it("fails in WeChat's codes", async () => {
    await callWx(page, 'cloud.init');
    expect(await callWx(page, 'cloud.callFunction', { name: 'broken' })).toMatchObject({
      errCode: -504002,
      failed: 'cloud.callFunction:fail Error: errCode: -504002 functions execute fail | errMsg: boom',
    });
    expect(await callWx(page, 'cloud.callFunction', { name: 'none' })).toMatchObject({ errCode: -501000 });
    await page.evaluate(() => window.__device?.setOnline(false));
    expect(await callWx(page, 'cloud.callFunction', { name: 'echo' })).toMatchObject({
      errCode: -1,
      failed: 'cloud.callFunction:fail request:fail',
    });
    expect(await callWx(page, 'getNetworkType')).toMatchObject({ networkType: 'none' });
  });

  it('waits on a slow network, and fails when that breaks down meanwhile', async () => {
    await callWx(page, 'cloud.init');
    await page.clock.install();
    await page.evaluate(() => window.__device?.setNetwork('slow'));
    expect(await callWx(page, 'getNetworkType')).toMatchObject({ networkType: '2g', weakNet: true });
    const before = running.asked.length;
    const slow = callWx(page, 'cloud.callFunction', { name: 'echo', data: { slow: true } });
    await page.clock.fastForward(1000);
    expect(running.asked.length).toBe(before);
    await page.clock.fastForward(5000);
    expect(await slow).toMatchObject({ result: { slow: true } });
    const broken = callWx(page, 'cloud.callFunction', { name: 'echo' });
    await page.evaluate(() => window.__device?.setOnline(false));
    await page.clock.fastForward(5000);
    expect(await broken).toMatchObject({ failed: 'cloud.callFunction:fail request:fail' });
  });

  it('gives addresses for files and keeps the database shut', async () => {
    await callWx(page, 'cloud.init');
    const fileList = ['cloud://local.stub/a.png', 'cloud://local.stub/missing.png'];
    expect(await callWx(page, 'cloud.getTempFileURL', { fileList })).toMatchObject({
      fileList: [
        { tempFileURL: '/storage/dot.png', status: 0 },
        { tempFileURL: '', status: -503003, errMsg: 'STORAGE_FILE_NONEXIST' },
      ],
    });
    const { failed } = await callWx(page, 'cloud.getTempFileURL', { fileList: Array(51).fill('cloud://x/y') });
    expect(failed).toContain('fileList exceed limit');
    const refused = await page.evaluate(() => {
      type Query = { where(q: object): Query; get(): Promise<unknown> };
      const cloud = window.__phone.wx['cloud'] as { database(): { collection(name: string): Query } };
      return cloud
        .database()
        .collection('cases')
        .where({ a: 1 })
        .get()
        .catch((error: { errCode: number }) => error.errCode);
    });
    expect(refused).toBe(-502003);
  });

  it('asks for subscription consents and sends the accepted ones', async () => {
    await page.evaluate(() => {
      if (window.__device) window.__device.templateTitles = { t1: '受理结果通知', t2: '评价提醒' };
    });
    const answer = callWx(page, 'requestSubscribeMessage', { tmplIds: ['t1', 't2'] });
    await expect(page.textContent('[data-sheet="subscribe"]')).resolves.toContain('受理结果通知');
    await page.click('[data-template="t2"]');
    await tap('subscribe', 'allow');
    expect(await answer).toEqual({ errMsg: 'requestSubscribeMessage:ok', t1: 'accept', t2: 'reject' });
    const consent = running.asked.findLast(({ path }) => path === '/local/consents');
    expect(JSON.parse(String(consent?.body))).toEqual({ openid: 'li', templateIds: ['t1'] });
  });
});

describe('the rest', () => {
  it('storage and saved files outlive a reload', async () => {
    await callWx(page, 'setStorage', { key: 'draft', data: { title: '路灯' } });
    await page.evaluate(() => {
      const fs = (window.__phone.wx['getFileSystemManager'] as () => Record<string, (...a: unknown[]) => unknown>)();
      fs['writeFileSync']?.('wxfile://usr/note.txt', '记下', 'utf8');
    });
    await page.reload();
    await page.waitForFunction(() => window.__phone?.pages().at(-1)?.path === 'pages/wx/wx');
    expect(await callWx(page, 'getStorage', { key: 'draft' })).toMatchObject({ data: { title: '路灯' } });
    await page.waitForFunction(() => {
      const fs = (window.__phone.wx['getFileSystemManager'] as () => Record<string, (...a: unknown[]) => unknown>)();
      try {
        return fs['readFileSync']?.('wxfile://usr/note.txt', 'utf8') === '记下';
      } catch {
        return false;
      }
    });
  });

  it('knows its own names, and names what is missing', async () => {
    const known = await page.evaluate(() => {
      const canIUse = window.__phone.wx['canIUse'] as (schema: string) => boolean;
      const names = [
        'getLocation',
        'cloud.callFunction',
        'picker.mode.region',
        'startBluetoothDevicesDiscovery',
        'camera',
      ];
      return names.map((name) => canIUse(name));
    });
    expect(known).toEqual([true, true, true, false, false]);
    const thrown = await page.evaluate(() => {
      try {
        (window.__phone.wx['startBluetoothDevicesDiscovery'] as () => void)();
        return '';
      } catch (error) {
        return String(error);
      }
    });
    expect(thrown).toBe('UnsupportedError: wx.startBluetoothDevicesDiscovery is not in the preview');
  });

  it("tells about the window in the phone's own measures", async () => {
    const info = (await page.evaluate(() =>
      (window.__phone.wx['getSystemInfoSync'] as () => Record<string, number>)(),
    )) as Record<string, number>;
    expect(info).toMatchObject({ windowWidth: 375, screenHeight: 812, fontSizeSetting: 16 });
    expect(info['windowHeight']).toBeLessThan(812 - 44);
  });
});

/** A PDF with a black bar and a number on each page. */
function pdfOf(pages: number): Promise<Buffer> {
  return new Promise((resolve) => {
    const document = new PDFDocument({ size: 'A4', autoFirstPage: false });
    const parts: Buffer[] = [];
    document.on('data', (part: Buffer) => parts.push(part));
    document.on('end', () => resolve(Buffer.concat(parts)));
    for (let page = 1; page <= pages; page++) {
      document.addPage().rect(60, 60, 300, 40).fill('black').text(String(page), 60, 140);
    }
    document.end();
  });
}
