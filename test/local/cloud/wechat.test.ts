import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import type { TestCloud } from '../../support/local-cloud';
import { startFixtureCloud } from './fixture-cloud';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startFixtureCloud();
});
afterAll(() => cloud.close());

const hour = 60 * 60 * 1000;

function open<Reply>(api: string, data: object, openid = 'oWang'): Promise<Reply> {
  return cloud.invoke<Reply>('open', { api, data }, { openid });
}

interface Refusal {
  errCode: number;
  errMsg: string;
}

describe('subscribeMessage.send', () => {
  let people = 0;
  const message = (touser: string, overrides: object = {}) => ({
    touser,
    templateId: 'template-accepted',
    page: 'pages/cases/cases?id=1',
    data: { thing1: { value: '路灯不亮' }, time2: { value: '2025-03-01 09:30' } },
    ...overrides,
  });
  const send = (data: object) => open<Refusal>('subscribeMessage.send', data);
  const consent = async (openid: string, ...templateIds: string[]) => {
    const body = JSON.stringify({ openid, templateIds });
    expect((await fetch(`${cloud.url}/local/consents`, { method: 'POST', body })).status).toBe(200);
  };
  const inbox = async (openid: string) => (await fetch(`${cloud.url}/local/messages?openid=${openid}`)).json();
  const somebody = () => `oSomebody${people++}`;

  test('without a consent is refused with 43101 and keeps nothing', async () => {
    const openid = somebody();
    expect(await send(message(openid))).toMatchObject({ errCode: 43101, errMsg: expect.stringContaining('refuse') });
    expect(await inbox(openid)).toEqual([]);
  });

  test('one consent carries one message, two carry two', async () => {
    const openid = somebody();
    await consent(openid, 'template-accepted', 'template-other');
    await consent(openid, 'template-accepted');
    const codes: number[] = [];
    for (let attempt = 0; attempt < 3; attempt++) codes.push((await send(message(openid))).errCode);
    expect(codes).toEqual([0, 0, 43101]);
    expect(await inbox(openid)).toHaveLength(2);
  });

  test('a kept message shows everything that was sent, newest first, at the time of the movable clock', async () => {
    const openid = somebody();
    await consent(openid, 'template-accepted');
    await consent(openid, 'template-accepted');
    const kept: string[] = [];
    cloud.wechat.onMessage(({ id }) => kept.push(id));
    await cloud.advance(100 * hour);
    await send(message(openid));
    await send(message(openid, { page: undefined, data: { phrase1: { value: '已办结' } } }));
    const messages = await inbox(openid);
    expect(messages).toMatchObject([
      { openid, page: '', data: { phrase1: '已办结' } },
      {
        templateId: 'template-accepted',
        page: 'pages/cases/cases?id=1',
        data: { thing1: '路灯不亮', time2: '2025-03-01 09:30' },
      },
    ]);
    expect(messages.map(({ id }: { id: string }) => id).reverse()).toEqual(kept);
    expect(Math.abs(new Date(messages[0].at).getTime() - cloud.clock.now())).toBeLessThan(hour);
  });

  test.each([
    ['thing1', '二十个字以内的说明不会被拒绝的一二三四'],
    ['thing2', '😀'.repeat(20)],
    ['number3', '12.5'],
    ['letter4', 'ABCxyz'],
    ['symbol5', '+-'],
    ['character_string6', 'WG-2025-0001'],
    ['time7', '15:01'],
    ['time8', '2019年10月1日 15:01'],
    ['date9', '2019年10月1日'],
    ['date10', '2019-10-01 15:01~2019-10-02 15:01'],
    ['amount11', '¥12.50元'],
    ['phone_number12', '+86-0766-66888866'],
    ['car_number13', '粤A8Z888挂'],
    ['name14', '王小明'],
    ['phrase15', '已办结'],
  ])('takes %s %j', async (field, value) => {
    const openid = somebody();
    await consent(openid, 'template-accepted');
    expect(await send(message(openid, { data: { [field]: { value } } }))).toMatchObject({ errCode: 0 });
  });

  test.each([
    ['thing1', '一二三四五六七八九十一二三四五六七八九十一'],
    ['thing1', ''],
    ['thing1', 5],
    ['number3', '12a'],
    ['letter4', 'A1'],
    ['character_string6', '编号1'],
    ['time7', '25:00'],
    ['date9', '明天'],
    ['amount11', '很多'],
    ['phone_number12', '1'.repeat(18)],
    ['name14', '一二三四五六七八九十一'],
    ['phrase15', '超过五个汉字'],
    ['phrase15', 'done'],
    ['unknown1', 'x'],
    ['constructor1', 'x'],
  ])('refuses %s %j with 47003 and leaves the consent', async (field, value) => {
    const openid = somebody();
    await consent(openid, 'template-accepted');
    const refused = await send(message(openid, { data: { [field]: { value } } }));
    expect(refused).toMatchObject({ errCode: 47003, errMsg: expect.stringContaining(`data.${field}.value invalid`) });
    expect(await send(message(openid))).toMatchObject({ errCode: 0 });
  });

  test.each([
    [{ touser: '' }, 40003],
    [{ templateId: undefined }, 40037],
    [{ page: 5 }, 41030],
    [{ data: {} }, 47003],
  ])('%j is refused with %i', async (overrides, errCode) => {
    expect(await send(message('oWang', overrides))).toMatchObject({ errCode });
  });
});

describe('security.msgSecCheck', () => {
  const check = (overrides: object) =>
    open('security.msgSecCheck', { version: 2, scene: 2, openid: 'oWang', ...overrides });

  test('passes ordinary words', async () => {
    const reply = await check({ content: '楼下的路灯坏了三天' });
    expect(reply).toMatchObject({ errCode: 0, result: { suggest: 'pass', label: 100 }, detail: [{ suggest: 'pass' }] });
  });

  test('names the word it refuses', async () => {
    const reply = await check({ content: '有人在小区群里发赌博网站' });
    const found = { strategy: 'keyword', errcode: 0, suggest: 'risky', label: 20006, keyword: '赌博网站' };
    expect(reply).toMatchObject({ errCode: 0, result: { suggest: 'risky', label: 20006 }, detail: [found] });
  });

  test('takes 2,500 characters and refuses 2,501', async () => {
    expect(await check({ content: '字'.repeat(2_500) })).toMatchObject({ errCode: 0 });
    expect(await check({ content: '字'.repeat(2_501) })).toMatchObject({ errCode: 45002 });
  });

  test.each([
    [{ content: '字', version: 1 }, 40097],
    [{ content: '字', scene: 5 }, 40097],
    [{ content: '字', openid: '' }, 40003],
    [{ content: '' }, 44002],
  ])('%j is refused with %i', async (overrides, errCode) => {
    expect(await check(overrides)).toMatchObject({ errCode });
  });

  test('knows only people seen within two hours', async () => {
    const ofLi = { content: '字', openid: 'oLi' };
    expect(await check(ofLi)).toMatchObject({ errCode: 61010 });
    await cloud.invoke('whoami', {}, { openid: 'oLi' });
    expect(await check(ofLi)).toMatchObject({ errCode: 0 });
    await cloud.advance(3 * hour);
    expect(await check(ofLi)).toMatchObject({ errCode: 61010 });
  });
});

describe('wxacode.getUnlimited', () => {
  test('is a picture that opens the preview at the page and scene', async () => {
    const data = { page: 'packages/resident/scan/scan', scene: "g=441802001&d='a'", width: 300 };
    const reply = await open<{ contentType: string; buffer: string }>('wxacode.getUnlimited', data);
    expect(reply.contentType).toBe('image/png');
    const picture = PNG.sync.read(Buffer.from(reply.buffer, 'base64'));
    const text = jsQR(new Uint8ClampedArray(picture.data), picture.width, picture.height)?.data;
    expect(text).toBe(`${cloud.url}/?page=packages%2Fresident%2Fscan%2Fscan&scene=g%3D441802001%26d%3D'a'`);
    expect(new URL(text ?? '').searchParams.get('scene')).toBe(data.scene);
    expect(picture.width).toBe(300);
  });

  test.each([
    [{ scene: '' }, 40169],
    [{ scene: 'x'.repeat(33) }, 40169],
    [{ scene: '网格' }, 40169],
    [{ scene: 'a b' }, 40169],
    [{ scene: 'a', page: '/pages/home/home' }, 41030],
    [{ scene: 'a', page: 'pages/home/home?x=1' }, 41030],
    [{ scene: 'a', width: 10_000 }, 40097],
  ])('%j is refused with %i', async (data, errCode) => {
    expect(await open('wxacode.getUnlimited', data)).toMatchObject({ errCode });
  });
});

test.each(['wxacode.get', 'customerServiceMessage.send'])('%s says that it is not supported', async (api) => {
  const refused = await open<Refusal>(api, {});
  expect(refused.errMsg).toContain(`UnsupportedError: ${api}`);
  expect(refused.errCode).not.toBe(0);
});
