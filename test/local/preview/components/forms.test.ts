import { byId, callWx, eventsOf, pageData } from './page-data';
import { type Phone, PreviewInBrowser } from './preview-in-browser';

let running: PreviewInBrowser;
let phone: Phone;

beforeAll(async () => {
  running = await PreviewInBrowser.start();
  phone = await running.open('pages/forms/forms');
});
beforeEach(async () => {
  // A fresh page on the same phone: opening a phone is what takes long.
  await callWx(phone.page, 'reLaunch', { url: '/pages/forms/forms' });
});
afterEach(() => expect(phone.errors).toEqual([]));
afterAll(() => running.close());

describe('a form', () => {
  it('tells the values of all its fields by name', async () => {
    const { page } = phone;
    await page.fill(byId('name', 'input'), '李大姐');
    await page.fill(byId('text', 'textarea'), '第一行\n第二行');
    await page.click(byId('label-a'));
    await page.click(byId('radio-y'));
    await page.click(byId('label-on'));
    await page.click(byId('submit'));
    expect(await pageData(page, 'submitted')).toEqual({
      name: '李大姐',
      bound: '初值',
      short: '',
      text: '第一行\n第二行',
      boxes: ['a', 'b'],
      radios: 'y',
      on: true,
      slide: 50,
      kind: 0,
      two: [0, 0],
      date: '2026-02-20',
      time: '',
      region: ['安徽省', '合肥市', '蜀山区'],
      stars: 4,
    });
  });

  it('empties its fields on reset', async () => {
    const { page } = phone;
    await page.fill(byId('name', 'input'), '李大姐');
    await page.click(byId('on'));
    await page.click(byId('reset'));
    await page.click(byId('submit'));
    const submitted = (await pageData(page, 'submitted')) as Record<string, unknown>;
    expect(submitted).toMatchObject({ name: '', on: false, boxes: [], radios: '' });
    expect(await page.inputValue(byId('name', 'input'))).toBe('');
    expect((await eventsOf(page)).map(({ type }) => type)).toContain('reset');
  });
});

describe('an input', () => {
  it('sends input with value and cursor, focus, blur and confirm', async () => {
    const { page } = phone;
    await page.click(byId('name'));
    await page.keyboard.type('ab');
    await page.keyboard.press('Enter');
    const events = (await eventsOf(page)).filter(({ id }) => id === 'name');
    expect(events.map(({ type }) => type)).toEqual(['focus', 'input', 'input', 'confirm', 'blur']);
    expect(events[2]?.detail).toMatchObject({ value: 'ab', cursor: 2 });
    expect(events[3]?.detail).toEqual({ value: 'ab' });
  });

  it('binds both ways with model:value', async () => {
    const { page } = phone;
    await page.fill(byId('bound', 'input'), '新值');
    expect(await pageData(page, 'bound')).toBe('新值');
    expect(await page.textContent(byId('bound-text'))).toBe('新值');
    await page.evaluate(() => window.__phone.currentPage().instance.setData({ bound: '页面说' }));
    expect(await page.inputValue(byId('bound', 'input'))).toBe('页面说');
  });

  it('keeps to maxlength, and takes the text its handler returns', async () => {
    const { page } = phone;
    await page.click(byId('short'));
    await page.keyboard.type('abcd');
    expect(await page.inputValue(byId('short', 'input'))).toBe('ABC');
  });

  it('tells when a textarea gets another line', async () => {
    const { page } = phone;
    await page.fill(byId('text', 'textarea'), '一\n二\n三');
    const changes = (await eventsOf(page)).filter(({ type }) => type === 'linechange');
    expect(changes.at(-1)?.detail).toMatchObject({ lineCount: 3 });
  });
});

describe('choices', () => {
  it('send change through their group, once for each tap', async () => {
    const { page } = phone;
    await page.click(byId('label-a'));
    await page.click(byId('box-b'));
    await page.click(byId('radio-y'));
    await page.click(byId('radio-y'));
    const changes = (await eventsOf(page)).filter(({ type }) => type === 'change');
    expect(changes.map(({ id, detail }) => [id, detail['value']])).toEqual([
      ['boxes', ['a', 'b']],
      ['boxes', ['a']],
      ['radios', 'y'],
    ]);
  });

  it('can be made with the keyboard and tell their state to a screen reader', async () => {
    const { page } = phone;
    await page.focus(byId('on'));
    await page.keyboard.press('Space');
    expect(await page.getAttribute(byId('on'), 'aria-checked')).toBe('true');
    expect(await page.getAttribute(byId('on'), 'role')).toBe('switch');
  });

  it('a slider goes to where it is clicked, in steps', async () => {
    const { page } = phone;
    const box = await page.locator(byId('slide', '.wx-slider__bar')).boundingBox();
    if (!box) throw new Error('the slider is not drawn');
    await page.mouse.click(box.x + box.width * 0.78, box.y);
    const changes = (await eventsOf(page)).filter(({ id }) => id === 'slide');
    expect(changes).toEqual([{ type: 'change', id: 'slide', detail: { value: 80 } }]);
  });

  it('a disabled button gives no tap', async () => {
    const { page } = phone;
    await page.click(byId('off'), { force: true });
    expect((await eventsOf(page)).filter(({ id }) => id === 'off')).toEqual([]);
  });
});

describe('a picker', () => {
  const confirm = async () => {
    await phone.page.click('.wx-picker__confirm');
    await phone.page.waitForSelector('.wx-picker', { state: 'detached' });
    return (await eventsOf(phone.page)).filter(({ type }) => type === 'change').at(-1)?.detail;
  };
  const line = (column: number, text: string) =>
    phone.page.locator('.wx-wheel').nth(column).getByText(text, { exact: true });

  it('selector: names by range-key, answers with the index as text', async () => {
    await phone.page.click(byId('kind'));
    await line(0, '路').click();
    expect(await confirm()).toEqual({ value: '2' });
  });

  it('multiSelector: a column change lets the page fill the next column', async () => {
    await phone.page.click(byId('two'));
    await line(0, '乙').click();
    await line(1, '乙三').click();
    expect(await confirm()).toEqual({ value: [1, 2] });
  });

  it('date: stays inside start and end', async () => {
    await phone.page.click(byId('date'));
    expect(await phone.page.locator('.wx-wheel').nth(2).locator('> *').first().textContent()).toBe('10日');
    await line(1, '3月').click();
    expect(await phone.page.locator('.wx-wheel').nth(2).locator('> *').first().textContent()).toBe('1日');
    await line(2, '31日').click();
    await line(1, '4月').click();
    expect(await confirm()).toEqual({ value: '2026-04-30' });
  });

  it('time: the first hour begins at its minute', async () => {
    await phone.page.click(byId('time'));
    expect(await phone.page.locator('.wx-wheel').nth(1).locator('> *').first().textContent()).toBe('30');
    await line(0, '09').click();
    expect(await confirm()).toEqual({ value: '09:30' });
  });

  it('region: names and codes of the same place', async () => {
    await phone.page.click(byId('region'));
    await line(2, '庐阳区').click();
    expect(await confirm()).toEqual({
      value: ['安徽省', '合肥市', '庐阳区'],
      code: ['340000', '340100', '340103'],
      postcode: '',
    });
  });

  it('leaves with its page', async () => {
    await phone.page.click(byId('kind'));
    await phone.page.waitForSelector('.wx-picker');
    await callWx(phone.page, 'reLaunch', { url: '/pages/next/next' });
    expect(await phone.page.locator('.wx-picker').count()).toBe(0);
  });

  it('cancelled, changes nothing', async () => {
    await phone.page.click(byId('kind'));
    await line(0, '电').click();
    await phone.page.click('.wx-picker__cancel');
    await phone.page.waitForSelector('.wx-picker', { state: 'detached' });
    expect((await eventsOf(phone.page)).filter(({ id, type }) => id === 'kind' && type === 'change')).toEqual([]);
  });
});
