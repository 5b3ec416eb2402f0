/** The automator's own side, over a fake phone: connecting, fingers, pictures, events, mocks, errors. */
import { PNG } from 'pngjs';
import WebSocket from 'ws';
import { createAutomator } from '../../../local/automator/automator';
import { findBrowser } from '../../../scripts/browser';
import { fakePhone } from './support/fake-phone';
import { eventually, type MiniProgram, type Served, serve } from './support/serve';

// What code that runs on the phone sees; the functions below travel there as text.
declare const wx: { scanCode(options: { success(): void; fail(failure: { errMsg: string }): void }): void };
declare function getApp(): { globalData: { town: string } };
declare function getCurrentPages(): unknown[];

const describeWithBrowser = findBrowser() ? describe : describe.skip;

describeWithBrowser('automator', () => {
  let town: Served;
  let phone: MiniProgram;

  beforeAll(async () => {
    town = await serve(() => [fakePhone()]);
    phone = await town.connect('person=amy&page=pages/fake/fake&scene=1047');
  });
  afterAll(() => town.close());

  async function find(selector: string) {
    const page = await phone.currentPage();
    const element = await page?.$(selector);
    if (!element) throw new Error(`no ${selector}`);
    return element;
  }

  async function tapped(): Promise<string[]> {
    return (await phone.currentPage())?.data('log');
  }

  it('opens the phone with the query of the endpoint', async () => {
    const page = await phone.currentPage();
    expect(page?.path).toBe('pages/fake/fake');
    expect(page?.query).toEqual({ person: 'amy', page: 'pages/fake/fake', scene: '1047' });
  });

  describe('#finger', () => {
    it('taps what is on the screen and what has to be scrolled to', async () => {
      await (await find('.ok')).tap();
      await (await find('.far')).tap();
      await eventually('two taps', async () => (await tapped()).slice(-2).join() === 'ok,far');
    });

    it('touches what lies on top of a covered element', async () => {
      await (await find('.covered')).tap();
      await eventually('the cover', async () => (await tapped()).at(-1) === 'cover');
    });

    it('says which element is not visible', async () => {
      await expect((await find('.hidden')).tap()).rejects.toThrow('button is not visible');
    });

    it('types over what is in a field', async () => {
      const field = (await find('.name')) as unknown as {
        input(text: string): Promise<void>;
        value(): Promise<string>;
      };
      await field.input('李桂芳');
      const page = await phone.currentPage();
      expect(await phone.evaluate(() => (document.querySelector('.name') as HTMLInputElement).value)).toBe('李桂芳');
      await field.input('');
      expect(await phone.evaluate(() => (document.querySelector('.name') as HTMLInputElement).value)).toBe('');
      expect(page).toBeDefined();
    });

    it('says when a field takes no focus', async () => {
      const field = (await find('.off')) as unknown as { input(text: string): Promise<void> };
      await expect(field.input('字')).rejects.toThrow('input took no focus');
    });
  });

  describe('#evaluate', () => {
    it('runs where wx, getApp and getCurrentPages are, with arguments', async () => {
      const result = await phone.evaluate(
        (suffix: string) => getApp().globalData.town + suffix + getCurrentPages().length + typeof wx,
        '!',
      );
      expect(result).toBe('青石镇!1object');
    });

    it('waits for promises and rejects with the message of what was thrown', async () => {
      expect(await phone.evaluate(async () => 7)).toBe(7);
      await expect(
        phone.evaluate(() => {
          throw new Error('没有网格');
        }),
      ).rejects.toThrow('没有网格');
    });

    it('leaves out what JSON cannot hold', async () => {
      const result = await phone.evaluate(() => {
        const loop: Record<string, unknown> = { name: '甲', call: () => 1, node: document.body };
        loop.self = loop;
        return loop;
      });
      expect(result).toEqual({ name: '甲' });
    });
  });

  describe('#mockWxMethod', () => {
    it('answers with a value until restored', async () => {
      await phone.mockWxMethod('scanCode', { result: 'mocked' });
      expect(await phone.callWxMethod('scanCode')).toEqual({ result: 'mocked' });
      await phone.restoreWxMethod('scanCode');
      expect(await phone.callWxMethod('scanCode')).toEqual({ result: 'real', errMsg: 'scanCode:ok' });
    });

    it('gives a function the arguments, the extra ones, and the real function as this.origin', async () => {
      await phone.mockWxMethod(
        'getStorageSync',
        function (this: { origin(key: string): string }, key: string, fallback: string) {
          return this.origin(key) || `${key}:${fallback}`;
        },
        'unknown',
      );
      expect(await phone.callWxMethod('getStorageSync', 'name')).toBe('name:unknown');
      await phone.restoreWxMethod('getStorageSync');
      expect(await phone.callWxMethod('getStorageSync', 'name')).toBe('');
    });

    it('sends an answer with :fail to the fail callback', async () => {
      await phone.mockWxMethod('scanCode', { errMsg: 'scanCode:fail cancel' });
      const outcome = await phone.evaluate(
        () =>
          new Promise((resolve) => {
            wx.scanCode({ success: () => resolve('success'), fail: ({ errMsg }) => resolve(errMsg) });
          }),
      );
      await phone.restoreWxMethod('scanCode');
      expect(outcome).toBe('scanCode:fail cancel');
    });
  });

  it('passes console calls on once the client listens, and exceptions always', async () => {
    const heard: unknown[] = [];
    phone.on('console', (message: unknown) => heard.push(message));
    phone.on('exception', (error: unknown) => heard.push(error));
    await phone.callWxMethod('log', '巡查', { count: 2 });
    await phone.callWxMethod('fail', 'boom\n  at submit');
    await eventually('both events', () => heard.length === 2);
    expect(heard).toEqual([
      { type: 'log', args: ['巡查', { count: 2 }] },
      { message: 'boom', stack: 'boom\n  at submit' },
    ]);
  });

  it('calls exposed functions with what the page gave them', async () => {
    const calls: unknown[] = [];
    await phone.exposeFunction('report', (...args: unknown[]) => calls.push(args));
    await phone.evaluate(() => (globalThis as unknown as { report(...args: unknown[]): void }).report('甲', 1));
    await eventually('the call', () => calls.length === 1);
    expect(calls).toEqual([['甲', 1]]);
  });

  it('takes pictures of the whole phone at two pixels a point', async () => {
    const picture = PNG.sync.read(Buffer.from(String(await phone.screenshot()), 'base64'));
    expect(picture.width).toBe(750);
    expect(picture.height).toBeGreaterThanOrEqual(1624);
  });

  it('offers the people of the town as test accounts', async () => {
    expect(await phone.testAccounts()).toEqual([{ openid: 'amy', nickName: '王秀英' }]);
  });

  it('names what only WeChat DevTools can do, and methods nobody knows', async () => {
    await expect(phone.stopAudits()).rejects.toThrow('Tool.stopAudits is not in the preview');
    await expect(phone.callWxMethod('flyToMoon')).rejects.toThrow('wx.flyToMoon');
    await expect((await phone.currentPage())?.callMethod('none')).rejects.toThrow('pages/fake/fake has no method none');
    await expect(sendRaw(phone, 'Page.fly')).rejects.toThrow('Page.fly is not a method of the automator');
    await expect(sendRaw(phone, 'constructor')).rejects.toThrow('constructor is not a method of the automator');
  });

  it('gives two phones storage of their own', async () => {
    const other = await town.connect('person=ben');
    await phone.callWxMethod('setStorageSync', 'draft', '井盖');
    expect(await other.callWxMethod('getStorageSync', 'draft')).toBe('');
    expect(await phone.callWxMethod('getStorageSync', 'draft')).toBe('井盖');
    other.disconnect();
  });

  it('goes on after the preview reloaded the phone', async () => {
    const other = await town.connect('person=cat');
    const heard: unknown[] = [];
    other.on('console', (message: unknown) => heard.push(message));
    await other.evaluate(() => setTimeout(() => location.reload(), 0));
    await eventually('a console call from the new window', async () => {
      await other.callWxMethod('log', '新').catch(() => undefined); // there may be no window just then
      return heard.length > 0;
    });
    other.disconnect();
  });

  it('closes the phone when the client asks', async () => {
    const other = await town.connect('person=dan');
    await other.close();
    await expect(other.currentPage()).rejects.toThrow();
  });

  it('says so when the mini program was ended', async () => {
    const other = await town.connect('person=eve');
    await sendRaw(other, 'App.exit');
    await expect(other.currentPage()).rejects.toThrow('the mini program is not running');
    other.disconnect();
  });

  it('turns web pages away', async () => {
    const socket = new WebSocket(`${town.url.replace('http', 'ws')}/automator`, { origin: 'https://example.com' });
    const status = await new Promise((resolve) => {
      socket.once('unexpected-response', (_request, response) => resolve(response.statusCode));
      socket.once('error', resolve);
    });
    expect(status).toBe(403);
  });
});

it('refuses with a reason when there is no browser', async () => {
  const town = await serve(() => [createAutomator({ previewUrl: 'http://127.0.0.1:9', chromium: undefined })]);
  await expect(town.connect('person=amy')).rejects.toThrow('No Chromium found');
  await town.close();
});

/** Sends a method of the protocol without the rest of what the client does around it. */
function sendRaw(client: MiniProgram, method: string): Promise<unknown> {
  return (client as unknown as { send(method: string): Promise<unknown> }).send(method);
}
