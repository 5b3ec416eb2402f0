/**
 * The automator's part inside the phone's window: one script, put there before the preview starts. The server calls
 * `window.__automator.call(method, params)` and gets JSON text, `{"result": …}` or `{"error": "message"}`; events go the
 * other way through `window.__automatorEmit`.
 */
import { appMethods } from './agent/app-methods';
import { elementMethods } from './agent/element-methods';
import { toJson } from './agent/json';
import { nativeMethods } from './agent/native-methods';
import { pageMethods } from './agent/page-methods';
import { phoneReady } from './agent/ready';
import { touchMethods } from './agent/touch-methods';
import { type Handlers, messageOf, type Params, type PhoneEvent } from './protocol';

declare global {
  interface Window {
    __automator: { call(method: string, params: Params): Promise<string> };
    /** Put there by the server (phone.ts). */
    __automatorEmit(event: PhoneEvent): Promise<void>;
  }
}

const methods: Handlers = {
  'Agent.whenReady': phoneReady,
  ...appMethods,
  ...pageMethods,
  ...elementMethods,
  ...touchMethods,
  ...nativeMethods,
};

window.__automator = {
  async call(method, params) {
    try {
      const handler = Object.hasOwn(methods, method) ? methods[method] : undefined;
      if (!handler) throw new Error(`${method} is not a method of the automator`);
      if (!window.__phone && method !== 'Agent.whenReady') throw new Error('the mini program is not running');
      return `{"result":${toJson(await handler(params)) ?? null}}`;
    } catch (thrown) {
      return JSON.stringify({ error: messageOf(thrown) });
    }
  },
};
