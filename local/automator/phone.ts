/** One phone: a browser window at the preview's `/phone`, with the page agent inside and a finger to touch it. */
import type { CDPSession, Page } from 'playwright-core';
import { agentSource } from './agent-bundle';
import { createFinger, type Finger } from './finger';
import type { PhoneBrowser } from './phone-browser';
import type { Params, PhoneEvent } from './protocol';

/** How long the preview may take to compile and start the mini program. */
const START_TIMEOUT_MS = 30_000;

export interface Phone {
  page: Page;
  cdp: CDPSession;
  finger: Finger;
  /** Runs one method of the page agent (page-agent.ts). Rejects with the agent's message. */
  callAgent(method: string, params: Params): Promise<unknown>;
  /** Events of console calls start with this; before it they are dropped, as in WeChat DevTools. */
  enableLog(): void;
  close(): Promise<void>;
}

export interface PhoneOptions {
  browser: PhoneBrowser;
  url: string;
  emit(event: PhoneEvent): void;
}

/** Resolves when the mini program's first page is there. */
export async function openPhone({ browser, url, emit }: PhoneOptions): Promise<Phone> {
  const source = await agentSource();
  const context = await browser.openContext();
  let logs = false;
  try {
    await context.exposeBinding('__automatorEmit', (_source, event: PhoneEvent) => {
      if (logs || event.method !== 'App.logAdded') emit(event);
    });
    await context.addInitScript({ content: source });
    const page = await context.newPage();
    const response = await page.goto(url, { waitUntil: 'domcontentloaded', timeout: START_TIMEOUT_MS });
    if (response && !response.ok()) throw new Error(`The preview answered ${response.status()} for ${url}`);
    const cdp = await context.newCDPSession(page);
    const phone: Phone = {
      page,
      cdp,
      finger: createFinger(cdp),
      callAgent: (method, params) => callAgent(page, method, params),
      enableLog() {
        logs = true;
      },
      close: () => context.close(),
    };
    const start = () => phone.callAgent('Agent.whenReady', { timeoutMs: START_TIMEOUT_MS });
    await start();
    // After a live reload the window has a new agent, which must be told to listen; requests meanwhile fail by themselves.
    page.on('domcontentloaded', () => void start().catch(() => undefined));
    return phone;
  } catch (thrown) {
    await context.close().catch(() => undefined); // the browser may be what failed
    throw thrown;
  }
}

/** The agent answers JSON text and never throws, so that its own words reach the client and not a stack trace of ours. */
async function callAgent(page: Page, method: string, params: Params): Promise<unknown> {
  const text = await page.evaluate(
    ([name, given]) =>
      (
        window as unknown as { __automator: { call(method: string, params: unknown): Promise<string> } }
      ).__automator.call(name, given),
    [method, params] as const,
  );
  const answer = JSON.parse(text) as { result?: unknown; error?: string };
  if (answer.error !== undefined) throw new Error(answer.error);
  return answer.result;
}
