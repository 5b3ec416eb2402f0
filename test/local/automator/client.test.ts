/** Every method of the official client, on a small mini program (fixture/) run by the real preview. */
import type automator from 'miniprogram-automator';
import { PNG } from 'pngjs';
import { findBrowser } from '../../../scripts/browser';
import { previewOfFixture } from './support/fixture-preview';
import { get, reLaunch, top } from './support/open';
import { eventually, type MiniProgram, type Served, serve } from './support/serve';

type Custom = InstanceType<typeof automator.CustomElement>;
type Input = InstanceType<typeof automator.InputElement>;
type ScrollView = InstanceType<typeof automator.ScrollViewElement>;
type Slider = InstanceType<typeof automator.SliderElement>;
type Swiper = InstanceType<typeof automator.SwiperElement>;
type Movable = InstanceType<typeof automator.MovableViewElement>;

const HOME = '/pages/home/home';
const describeWithBrowser = findBrowser() ? describe : describe.skip;

describeWithBrowser('miniprogram-automator on the preview', () => {
  let town: Served;
  let phone: MiniProgram;

  beforeAll(async () => {
    town = await serve(previewOfFixture);
    phone = await town.connect('person=amy');
  });
  beforeEach(() => reLaunch(phone, HOME));
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => town.close());

  /** The client sleeps three seconds after each navigation. Here one has ended when it answers, which this also proves. */
  function withoutPauses(): void {
    const { setTimeout } = globalThis;
    const hurried = (run: () => void, milliseconds?: number) =>
      setTimeout(run, milliseconds === 3000 ? 0 : milliseconds);
    jest.spyOn(globalThis, 'setTimeout').mockImplementation(hurried as typeof setTimeout);
  }

  /** Waits until the page's data has this value: what a tap does may take a moment. */
  async function dataIs(path: string, value: unknown): Promise<void> {
    const page = await top(phone);
    let last: unknown;
    await eventually(`${path} is ${JSON.stringify(value)}`, async () => {
      last = await page.data(path);
      return JSON.stringify(last) === JSON.stringify(value);
    }).catch((error: Error) => {
      throw new Error(`${error.message}, it is ${JSON.stringify(last)}`);
    });
  }

  describe('#pages', () => {
    it('tells the stack with paths and queries', async () => {
      await phone.callWxMethod('navigateTo', { url: '/pages/detail/detail?id=7' });
      const stack = await phone.pageStack();
      expect(stack.map(({ path, query }) => [path, query])).toEqual([
        ['pages/home/home', {}],
        ['pages/detail/detail', { id: '7' }],
      ]);
    });

    it('navigates with the methods of the client', async () => {
      withoutPauses();
      expect((await phone.navigateTo('/pages/detail/detail?id=1'))?.path).toBe('pages/detail/detail');
      expect((await phone.navigateBack())?.path).toBe('pages/home/home');
      expect((await phone.redirectTo('/pages/detail/detail?id=2'))?.query).toEqual({ id: '2' });
      expect((await phone.switchTab('/pages/me/me'))?.path).toBe('pages/me/me');
      expect((await phone.reLaunch(HOME))?.path).toBe('pages/home/home');
    });

    it('reads and writes data by path', async () => {
      const page = await top(phone);
      expect(await page.data('grid.officers[0].name')).toBe('王强');
      await page.setData({ 'grid.officers[0].name': '赵敏', count: 9 });
      expect((await page.data()).grid.officers[0].name).toBe('赵敏');
      expect(await (await get(phone, '.title')).text()).toBe('首页 9');
    });

    it('calls methods and waits for what they promise', async () => {
      expect(await (await top(phone)).callMethod('total', 3, 4)).toBe(12);
      await expect((await top(phone)).callMethod('none')).rejects.toThrow('no method none');
    });

    it('tells size and scroll, and scrolls', async () => {
      const page = await top(phone);
      const { width, height } = await page.size();
      expect(Number(width)).toBe(375);
      expect(Number(height)).toBeGreaterThan(1500);
      await phone.pageScrollTo(200);
      expect(await page.scrollTop()).toBe(200);
    });

    it('waits for elements', async () => {
      const page = await top(phone);
      await page.waitFor('.title');
      await page.waitFor(async () => (await page.$$('button')).length > 3);
    });

    it('says when a page is gone', async () => {
      const page = await top(phone);
      await reLaunch(phone, HOME);
      await expect(page.data()).rejects.toThrow('no longer in the page stack');
    });
  });

  describe('#elements', () => {
    it('finds by tag, class, id and attribute, and answers null for nothing', async () => {
      const page = await top(phone);
      expect((await page.$('view.title'))?.tagName).toBe('view');
      expect(await (await page.$('#title'))?.text()).toBe('首页 0');
      expect(await page.$$('button')).toHaveLength(6);
      expect(await page.$('.none')).toBeNull();
      expect(await page.$$('.none')).toEqual([]);
      expect((await page.$('page'))?.tagName).toBe('page');
    });

    it('keeps out of custom components unless asked in', async () => {
      const page = await top(phone);
      expect(await page.$('.head')).toBeNull();
      expect(await (await page.$('.card >>> .head'))?.text()).toBe('网格 1星');
      const card = await get(phone, 'card');
      expect(await (await card.$('.head'))?.text()).toBe('网格 1星');
      expect(await (await card.$('.slotted'))?.text()).toBe('插入的话');
      expect(await (await page.$('.slotted'))?.text()).toBe('插入的话');
    });

    it('finds by XPath whatever is on the screen', async () => {
      const page = await top(phone);
      expect(await (await page.xpath("//button[normalize-space(.)='加一']"))?.attribute('class')).toBe('add');
      expect((await page.getElementsByXpath("//card//*[contains(., '星')]")).length).toBe(1);
      expect(await page.xpath('//nothing')).toBeNull();
    });

    it('is the same element when found twice', async () => {
      expect(await get(phone, '#title')).toBe(await get(phone, '.title'));
    });

    it('tells attributes, properties, styles, size and place', async () => {
      const title = await get(phone, '.title');
      expect(await title.attribute('class')).toBe('title main');
      expect(await title.attribute('data-grid-id')).toBe('g1');
      expect(await title.style('color')).toBe('rgb(255, 0, 0)');
      expect(await title.style('backgroundColor')).toBe('rgba(0, 0, 0, 0)');
      expect(await title.offset()).toEqual({ left: 0, top: 0 });
      const pad = await get(phone, '.pad');
      expect(await pad.size()).toEqual({ width: 200, height: 100 });
      const name = await get(phone, 'input.name');
      expect(await name.value()).toBe('旧名字');
      expect(await name.property('placeholder')).toBe('姓名');
      await expect(name.property('none')).rejects.toThrow('input.none not exists');
    });

    it('writes its WXML', async () => {
      const shown = await get(phone, '.shown');
      expect(await shown.wxml()).toBe('<text class="inner">在这里</text>');
      expect(await shown.outerWxml()).toBe('<view class="shown"><text class="inner">在这里</text></view>');
    });

    it('says when an element is gone', async () => {
      const shown = await get(phone, '.shown');
      await (await get(phone, '.remove')).tap();
      await dataIs('isShown', false);
      await expect(shown.text()).rejects.toThrow('view is no longer on page pages/home/home');
    });
  });

  describe('#fingers', () => {
    it('taps, also what lies far down', async () => {
      await (await get(phone, '.add')).tap();
      await (await get(phone, '.low')).tap();
      await dataIs('count', 2);
    });

    it('does not tap what is not visible', async () => {
      await expect((await get(phone, '.hidden')).tap()).rejects.toThrow('view is not visible');
      const add = await get(phone, '.add');
      await phone.callWxMethod('navigateTo', { url: '/pages/detail/detail' });
      await expect(add.tap()).rejects.toThrow('not the page on top');
    });

    it('presses long without tapping', async () => {
      await (await get(phone, '.hold')).longpress();
      await dataIs('held', 'long');
    });

    it('touches, moves and lifts where the page counts from', async () => {
      const pad = await get(phone, '.pad');
      const { left, top: y } = await pad.offset();
      const at = (x: number) => ({ touches: [{ identifier: 0, clientX: left + x, clientY: y + 50 }] });
      await pad.touchstart(at(20));
      await pad.touchmove(at(120));
      await pad.touchend();
      await dataIs('touches', [`touchstart ${left + 20},${y + 50}`, `touchmove ${left + 120},${y + 50}`, 'touchend']);
    });

    it('types into input and textarea, and blurs with the next tap', async () => {
      await (await get<Input>(phone, 'input.name')).input('李桂芳');
      await dataIs('name', '李桂芳');
      expect(await (await get(phone, 'input.name')).value()).toBe('李桂芳');
      await (await get<Input>(phone, '.note')).input('第一行\n第二行');
      await dataIs('note', '第一行\n第二行');
      await dataIs('blurred', '李桂芳');
      await (await get<Input>(phone, 'input.name')).input('');
      await dataIs('name', '');
    });

    it('says when a field takes no text', async () => {
      await expect((await get<Input>(phone, '.off')).input('字')).rejects.toThrow('took no focus');
    });

    it('moves switch, slider, swiper, scroll-view and movable-view', async () => {
      await (await get(phone, 'switch')).tap();
      await dataIs('isAgreed', true);
      await (await get<Slider>(phone, 'slider')).slideTo(7);
      await dataIs('level', 7);
      await (await get<Swiper>(phone, 'swiper')).swipeTo(2);
      await dataIs('slide', 2);
      const list = await get<ScrollView>(phone, 'scroll-view');
      await list.scrollTo(0, 300);
      expect(await list.property('scrollTop')).toBe(300);
      expect(await list.scrollHeight()).toBe(1000);
      const ball = await get<Movable>(phone, 'movable-view');
      await ball.moveTo(60, 30);
      expect([await ball.property('x'), await ball.property('y')]).toEqual([60, 30]);
    });

    it('triggers events without a finger', async () => {
      await (await get(phone, 'input.name')).trigger('input', { value: '触发' });
      await dataIs('name', '触发');
    });
  });

  describe('#components', () => {
    it('reads and sets data and calls methods of a custom component', async () => {
      const card = await get<Custom>(phone, '.card');
      expect(await card.data('stars')).toBe(1);
      await card.setData({ stars: 3 });
      expect(await (await card.$('.head'))?.text()).toBe('网格 3星');
      expect(await card.callMethod('rate', 5)).toBe('网格:5');
      expect(await card.property('label')).toBe('网格');
    });

    it('taps inside it and hears its event', async () => {
      await (await (await get(phone, '.card')).$('.head'))?.tap();
      await dataIs('picked', '网格');
    });
  });

  describe('#app', () => {
    it('evaluates with the mini program’s globals and the clock that can be moved', async () => {
      const result = await phone.evaluate(
        'function (x) { return [getApp().globalData.town, getCurrentPages()[0].route, typeof wx.request, Date.now() > x] }',
        0,
      );
      expect(result).toEqual(['青石镇', 'pages/home/home', 'function', true]);
    });

    it('calls, mocks and restores wx methods for the page’s own calls too', async () => {
      expect(await phone.systemInfo()).toMatchObject({ windowWidth: 375, pixelRatio: 2 });
      await phone.mockWxMethod('showModal', { confirm: true, cancel: false });
      await (await get(phone, '.ask')).tap();
      await dataIs('picked', 'true');
      await phone.restoreWxMethod('showModal');
    });

    it('answers dialogs through native()', async () => {
      await (await get(phone, '.ask')).tap();
      await phone.native().confirmModal();
      await dataIs('picked', 'true');
      await (await get(phone, '.ask')).tap();
      await phone.native().cancelModal();
      await dataIs('picked', 'false');
      await phone.native().switchTab({ url: '/pages/me/me' });
      expect((await top(phone)).path).toBe('pages/me/me');
      await phone.native().goHome();
      expect((await top(phone)).path).toBe('pages/home/home');
      await expect(phone.native().closePaymentDialog()).rejects.toThrow('native closePaymentDialog');
    });

    it('hears the console and what goes wrong', async () => {
      const heard: { type?: string; args?: unknown[]; message?: string }[] = [];
      phone.on('console', (entry) => heard.push(entry));
      phone.on('exception', (error) => heard.push(error));
      await phone.evaluate("function () { console.log('巡查', { count: 2 }) }");
      await (await get(phone, '.fail')).tap();
      await eventually('both', () => heard.some(({ args }) => args) && heard.some(({ message }) => message));
      expect(heard).toContainEqual({ type: 'log', args: ['巡查', { count: 2 }] });
      expect(heard.find(({ message }) => message)?.message).toContain('巡查失败');
    });

    it('takes a picture of the phone', async () => {
      const picture = PNG.sync.read(Buffer.from(String(await phone.screenshot()), 'base64'));
      expect([picture.width, picture.height]).toEqual([750, 1624]);
    });

    it('keeps two people’s phones apart', async () => {
      const other = await town.connect('person=ben&page=pages/detail/detail%3Fid=3');
      expect((await top(other)).query).toEqual({ id: '3' });
      await phone.callWxMethod('setStorageSync', 'draft', '井盖');
      expect(await other.callWxMethod('getStorageSync', 'draft')).toBe('');
      expect(await phone.callWxMethod('getStorageSync', 'draft')).toBe('井盖');
      other.disconnect();
    });
  });
});
