import jsqr from 'jsqr';
import { PNG } from 'pngjs';
import { eventually } from './support/eventually';
import type { Phone } from './support/phone';
import { townWithPhones } from './support/phones';
import { answer } from './support/prompts';
import { onDevtools } from './support/town';

/** People and grids of the demo town (scripts/demo/people.ts). */
const resident = 'demo-resident-zhang';
const officer = 'demo-officer-wg001001';
const grid = '340104100001001';

const hold = townWithPhones();

/** What `evaluate` finds in the preview. */
interface Preview {
  document: {
    body: { innerText: string };
    querySelector(selector: string): { toDataURL(type: string): string } | null;
  };
  __device: { recorded: Array<{ kind: string; detail: object }> };
}

/** Where the code on the drawn card leads, as a camera reads it. */
const codeOn = ({ mini }: Phone): Promise<URL> =>
  eventually('a code on the card', 20_000, async () => {
    const url = await mini.evaluate(() => {
      const { document } = globalThis as unknown as Preview;
      return document.querySelector('wx-canvas canvas, .wx-canvas__node')?.toDataURL('image/png') ?? '';
    });
    const { data, width, height } = PNG.sync.read(Buffer.from(String(url).split(',')[1] ?? '', 'base64'));
    const code = jsqr(new Uint8ClampedArray(data), width, height);
    return code ? { value: new URL(code.data) } : undefined;
  });

/** Waits until the screen, WeChat's own dialogs included, says something. */
const screenSays = ({ mini }: Phone, words: string): Promise<void> =>
  eventually(`the screen to say “${words}”`, 20_000, async () => {
    const text = await mini.evaluate(() => (globalThis as unknown as Preview).document.body.innerText);
    return String(text).includes(words) ? { value: undefined } : undefined;
  });

const recorded = async ({ mini }: Phone): Promise<string[]> =>
  (await mini.evaluate(() => (globalThis as unknown as Preview).__device.recorded.map(({ kind }) => kind))) as string[];

(onDevtools ? describe.skip : describe)('the digital card of an officer', () => {
  it('is drawn from the resident’s card with a code that opens the grid, and is passed on', async () => {
    const phone = await hold(resident, { page: 'pages/home/home', scene: `g=${grid}` });
    await phone.tap('分享名片');
    await phone.seePage('packages/public/card/card');
    const code = await codeOn(phone);
    expect(code.searchParams.get('scene')).toBe(`g=${grid}`);
    await phone.shoot('officer-card');
    await phone.tap('发给微信好友或群');
    await answer(phone, 'send');
    await eventually('the picture to be sent', 20_000, async () =>
      (await recorded(phone)).includes('share') ? { value: undefined } : undefined,
    );

    const scanned = await hold(resident, {
      page: code.searchParams.get('page') ?? '',
      scene: code.searchParams.get('scene') ?? '',
    });
    await scanned.see('我有事要反映');
  });

  it('is an officer’s own from 我的; who refuses the album is told where to allow it', async () => {
    const phone = await hold(officer, { page: 'pages/me/me' });
    await phone.tap('我的名片');
    expect((await codeOn(phone)).searchParams.get('scene')).toBe(`g=${grid}`);
    await phone.tap('存到相册');
    await answer(phone, 'agree');
    await answer(phone, 'deny');
    await screenSays(phone, '您没有允许保存图片到相册');
    await phone.shoot('officer-card-refused');
    expect(await recorded(phone)).not.toContain('savedImage');
  });
});
