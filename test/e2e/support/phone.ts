/**
 * A person's phone, as end-to-end tests hold it. A thin wrapper round the official client and nothing but it, so that the
 * same tests run on the preview and, with `E2E_TARGET=devtools`, on real WeChat DevTools.
 *
 *   const phone = await openPhone('demo-resident', { page: 'pages/home/home' });
 *   await phone.tap('我要上报');
 *   await phone.type('.description', '路灯不亮');
 *   await phone.see('已提交');
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { connect, type Element, type InputElement, type MiniProgram, type OpenOptions, type Page } from './connect';
import { eventually } from './eventually';
import { findByText } from './find-by-text';

export interface Phone {
  /** The official client itself, for what has no word here. */
  readonly mini: MiniProgram;
  /** The page on top. */
  page(): Promise<Page>;
  /** Waits until the page on top shows this text. */
  see(text: string): Promise<void>;
  /** Waits until the page on top no longer shows this text. */
  seeNot(text: string): Promise<void>;
  /** Waits until the page on top is this one (without a leading slash). */
  seePage(route: string): Promise<void>;
  /** Waits for an element: a selector of the page's own template (`.a`, `#a`, `[a]`, `van-cell`), or the text on it. */
  find(selectorOrText: string): Promise<Element>;
  tap(selectorOrText: string): Promise<void>;
  /** Types into an input or textarea, or into the one inside a component like van-field. Replaces what is there. */
  type(selectorOrText: string, text: string): Promise<void>;
  /** `wx.navigateTo`, `switchTab`, … without the three seconds the client waits after its own. */
  go(url: string, how?: 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab'): Promise<void>;
  back(): Promise<void>;
  /** Writes `.local/shots/<name>.png`. */
  shoot(name: string): Promise<void>;
  close(): void;
}

export async function openPhone(person: string, options: OpenOptions = {}): Promise<Phone> {
  return holdPhone(await connect(person, options));
}

const SHOTS = path.resolve(__dirname, '../../../.local/shots');

/** How long a person looks at the screen before giving up. */
const PATIENCE_MS = 20_000;

/** The wrapper alone, for a client connected some other way. */
export function holdPhone(mini: MiniProgram, timeoutMs = PATIENCE_MS): Phone {
  async function page(): Promise<Page> {
    const top = await mini.currentPage();
    if (!top) throw new Error('no page is open');
    return top;
  }

  async function shows(text: string): Promise<boolean> {
    const root = await (await page()).$('page');
    return flat(await root?.text()).includes(flat(text));
  }

  /** Looks again when the element went away between finding and using it, which a re-render does. */
  async function use<Result>(what: string, act: (element: Element) => Promise<Result>): Promise<Result> {
    return eventually(what, timeoutMs, async () => {
      const element = await findOnce(await page(), what);
      return element ? { value: await act(element) } : undefined;
    });
  }

  function until(what: string, condition: () => Promise<boolean>): Promise<void> {
    return eventually(what, timeoutMs, async () => ((await condition()) ? { value: undefined } : undefined));
  }

  const phone: Phone = {
    mini,
    page,
    see: (text) => until(`to see “${text}”`, () => shows(text)),
    seeNot: (text) => until(`“${text}” to be gone`, async () => !(await shows(text))),
    seePage: (route) => until(`to be on ${route}`, async () => (await page()).path === route),
    find: (what) => use(what, async (element) => element),
    tap: (what) => use(what, (element) => element.tap()),
    type: (what, text) => use(what, async (element) => (await fieldIn(element)).input(text)),
    async go(url, how = 'navigateTo') {
      await mini.callWxMethod(how, { url });
    },
    async back() {
      await mini.callWxMethod('navigateBack', {});
    },
    async shoot(name) {
      mkdirSync(SHOTS, { recursive: true });
      await mini.screenshot({ path: path.join(SHOTS, `${name}.png`) });
    },
    close: () => mini.disconnect(),
  };
  return phone;
}

async function findOnce(page: Page, what: string): Promise<Element | undefined> {
  return isSelector(what) ? firstShown(await page.$$(what)) : firstShown(await findByText(page, what));
}

async function firstShown(elements: Element[]): Promise<Element | undefined> {
  for (const element of elements) {
    const { width, height } = await element.size();
    if (Number(width) > 0 && Number(height) > 0) return element;
  }
  return undefined;
}

/** What people read on these screens is Chinese, so a text is not taken for a selector by accident. */
function isSelector(what: string): boolean {
  return /^([.#[]|[a-z][a-z-]*([.#[:\s>]|$))/.test(what);
}

async function fieldIn(element: Element): Promise<InputElement> {
  const field = isField(element) ? element : ((await element.$('input')) ?? (await element.$('textarea')));
  if (!field || !isField(field)) throw new Error(`${element.tagName} holds no input`);
  return field;
}

function isField(element: Element): element is InputElement {
  return 'input' in element && typeof element.input === 'function';
}

/** Line breaks fall where the layout puts them. */
function flat(text: unknown): string {
  return String(text ?? '').replace(/\s+/g, ' ');
}
