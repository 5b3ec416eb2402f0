/** `Tool.*`: what WeChat DevTools itself answers, as far as there is such a thing here. */
import type { Point } from './finger';
import type { Phone } from './phone';
import { type Handlers, isRecord, type Params, textParam } from './protocol';

/** The base library whose behaviour the preview follows; the client refuses anything older than 2.7.3. */
const SDK_VERSION = '3.0.0';

/** Things of a WeChat login or of Tencent's servers. They fail by name instead of answering something made up. */
const UNSUPPORTED = [
  'Tool.enableRemoteDebug',
  'Tool.getTicket',
  'Tool.setTicket',
  'Tool.refreshTicket',
  'Tool.stopAudits',
];

export interface ToolMethodsOptions {
  phone: Phone;
  previewUrl: string;
  hangUp(): Promise<void>;
}

/** What `native()` does by moving pages; the rest of it taps a button of a dialog. */
const NATIVE_MOVES = ['goHome', 'navigateLeft', 'switchTab'];

export function toolMethods({ phone, previewUrl, hangUp }: ToolMethodsOptions): Handlers {
  async function native(params: Params): Promise<void> {
    const method = textParam(params, 'method');
    if (NATIVE_MOVES.includes(method)) {
      await phone.callAgent(`Native.${method}`, params);
    } else {
      await phone.finger.tap((await phone.callAgent('Native.locate', params)) as Point);
      await phone.callAgent('Touch.settle', {});
    }
  }

  return {
    ...Object.fromEntries(UNSUPPORTED.map((method) => [method, () => unsupported(method)])),
    'Tool.getInfo': () => ({ SDKVersion: SDK_VERSION, version: 'preview' }),
    'Tool.getTestAccounts': () => testAccounts(previewUrl),
    'Tool.native': native,
    'Tool.close': () => hangUp(),
  };
}

/** The people of the demo town are the test accounts: the openid is what `/automator?person=` takes. */
async function testAccounts(previewUrl: string) {
  const response = await fetch(new URL('/local/people', previewUrl));
  if (!response.ok) throw new Error(`/local/people answered ${response.status}`);
  const people: unknown = await response.json();
  if (!Array.isArray(people)) throw new Error('/local/people answered no list');
  return { accounts: people.filter(isRecord).map(({ openid, name }) => ({ openid, nickName: name })) };
}

function unsupported(method: string): never {
  throw new Error(`${method} is not in the preview: only WeChat DevTools can do it`);
}
