/** The wrapper end-to-end tests use (test/e2e/support/phone.ts), on the fixture. */
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { findBrowser } from '../../../scripts/browser';
import { holdPhone, type Phone } from '../../e2e/support/phone';
import { previewOfFixture } from './support/fixture-preview';
import { type Served, serve } from './support/serve';

const describeWithBrowser = findBrowser() ? describe : describe.skip;

describeWithBrowser('holdPhone', () => {
  let town: Served;
  let phone: Phone;

  beforeAll(async () => {
    town = await serve(previewOfFixture);
    phone = holdPhone(await town.connect('person=amy'));
  });
  beforeEach(() => phone.go('/pages/home/home', 'reLaunch'));
  afterAll(() => town.close());

  it('sees text of the page and of the components in it', async () => {
    await phone.see('首页 0');
    await phone.see('网格 1星');
    await phone.seeNot('没有这句话');
    await (await phone.page()).setData({ isShown: false });
    await phone.seeNot('在这里');
  });

  it('taps by text, also inside components, and by selector', async () => {
    await phone.tap('网格 1星');
    expect(await (await phone.page()).data('picked')).toBe('网格');
    await phone.tap('switch.agree');
    expect(await (await phone.page()).data('isAgreed')).toBe(true);
  });

  it('types into a field', async () => {
    await phone.type('.name', '李桂芳');
    await phone.type('.note', '路灯不亮');
    expect(await (await phone.page()).data('note')).toBe('路灯不亮');
    expect(await (await phone.page()).data('name')).toBe('李桂芳');
  });

  it('goes to pages and back', async () => {
    await phone.go('/pages/detail/detail?id=7');
    await phone.seePage('pages/detail/detail');
    await phone.see('detail 7');
    await phone.back();
    await phone.seePage('pages/home/home');
  });

  it('writes pictures to .local/shots', async () => {
    const file = path.resolve(__dirname, '../../../.local/shots/hold-phone.png');
    rmSync(file, { force: true });
    await phone.shoot('hold-phone');
    expect(existsSync(file)).toBe(true);
  });

  it('says what it waited for', async () => {
    const hasty = holdPhone(phone.mini, 200);
    await expect(hasty.tap('没有这个按钮')).rejects.toThrow('没有这个按钮');
    await expect(hasty.find('.hidden')).rejects.toThrow('.hidden');
  });
});
