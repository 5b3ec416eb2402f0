import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { createPreview, type Preview } from '../../../../local/preview';
import type { PhoneHost } from '../../../../local/preview/runtime/contract';
import { ensureBrowser } from '../../../../scripts/browser';
import { nodeModules } from './files';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A preview served on a free port, and a browser to look at it. */
export class PhoneBrowser {
  private readonly contexts: BrowserContext[] = [];

  private constructor(
    readonly preview: Preview,
    readonly log: string[],
    private readonly server: Server,
    private readonly browser: Browser,
  ) {}

  static async open(root: string, watch = false): Promise<PhoneBrowser> {
    const log: string[] = [];
    const preview = await createPreview({ root, nodeModules, watch, log: (line) => log.push(line) });
    const server = createServer((request, response) => {
      void Promise.resolve(preview.handle(request, response, new URL(request.url ?? '/', 'http://local'))).then(
        (taken) => {
          if (!taken) response.writeHead(404).end();
        },
      );
    });
    server.on('upgrade', (request, socket, head) => {
      if (!preview.upgrade?.(request, socket, head, new URL(request.url ?? '/', 'http://local'))) socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const browser = await chromium.launch({ executablePath: ensureBrowser(), args: flags });
    return new PhoneBrowser(preview, log, server, browser);
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** A phone of its own, opened at the address `/phone?…`. */
  async phone(search = 'person=o-resident'): Promise<Page> {
    const context = await this.browser.newContext({ viewport: { width: 375, height: 812 }, reducedMotion: 'reduce' });
    const page = await context.newPage();
    this.contexts.push(context);
    context.setDefaultTimeout(50_000);
    await page.goto(`${this.origin}/phone?${search}`);
    return page;
  }

  /** Puts all phones away, to leave the machine to the next test. */
  async closePhones(): Promise<void> {
    await Promise.all(this.contexts.splice(0).map((context) => context.close()));
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.preview.close();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

declare const window: { __phone: PhoneHost };

/** Waits until the page on top is this one and rendered. */
export async function onPage(page: Page, path: string): Promise<void> {
  await page.waitForFunction((wanted) => window.__phone?.pages().at(-1)?.path === wanted, path);
  await page.evaluate(() => window.__phone.currentPage().ready);
}

/** `data` of the page on top. */
export function dataOf<T>(page: Page): Promise<T> {
  return page.evaluate(() => window.__phone.currentPage().instance.data as T);
}

/** Waits until `data` of the page on top has this value under a name. */
export async function waitForData(page: Page, name: string, value: unknown): Promise<void> {
  await page.waitForFunction(
    ([key, wanted]) => JSON.stringify(window.__phone.currentPage().instance.data[key as string]) === wanted,
    [name, JSON.stringify(value)],
  );
}
