import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { createPreview, type Preview } from '../../../../local/preview';
import { ensureBrowser } from '../../../../scripts/browser';
import { emptyPage } from '../support/empty-page';

/** What the stub of the local cloud was asked. */
export interface Asked {
  method: string;
  path: string;
  openid: string;
  body: Buffer;
}

/** The mini program under test/local/preview/components/fixture in a real browser, with a stub for the local cloud. */
export class PreviewInBrowser {
  readonly asked: Asked[] = [];

  private constructor(
    private readonly server: Server,
    private readonly preview: Preview,
    private readonly browser: Browser,
    readonly origin: string,
  ) {}

  static async start(): Promise<PreviewInBrowser> {
    const preview = await createPreview({
      root: join(__dirname, 'fixture'),
      nodeModules: join(__dirname, '../../../../node_modules'),
      watch: false,
    });
    const { problems } = preview.lastBuild();
    if (problems.length > 0) throw new Error(problems.map(({ file, message }) => `${file}: ${message}`).join('\n'));
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const browser = await chromium.launch({
      executablePath: ensureBrowser(),
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'],
    });
    const { port } = server.address() as AddressInfo;
    const running = new PreviewInBrowser(server, preview, browser, `http://127.0.0.1:${port}`);
    server.on('request', (request, response) => {
      running.answer(request).then(
        async (stubbed) => {
          if (stubbed) {
            response.writeHead(stubbed.status ?? 200, { 'content-type': stubbed.type ?? 'application/json' });
            response.end(stubbed.body);
          } else if (!(await preview.handle(request, response, new URL(request.url ?? '/', 'http://x')))) {
            response.writeHead(404).end();
          }
        },
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
    });
    server.on('upgrade', (request, socket, head) => {
      preview.upgrade?.(request, socket, head, new URL(request.url ?? '/', 'http://x'));
    });
    return running;
  }

  /** A phone of its own, opened at a page. Nothing of another phone's is stored on it. */
  async open(path: string, person = 'li'): Promise<Phone> {
    const context = await this.browser.newContext({
      viewport: { width: 375, height: 812 },
      deviceScaleFactor: 2,
      acceptDownloads: true,
    });
    // Generous: the machine may be busy. A step that cannot be made fails by its own name, not by the test's time.
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await this.load(page, path, person);
    return { page, errors };
  }

  /** The same phone as if it were new: nothing is stored, and nobody agreed to anything. */
  async renew({ page, errors }: Phone, path: string, person = 'li'): Promise<void> {
    await emptyPage(page, this.origin);
    errors.length = 0;
    await this.load(page, path, person);
  }

  private async load(page: Page, path: string, person: string): Promise<void> {
    await page.goto(`${this.origin}/phone?person=${person}&page=${path}`);
    await page.waitForFunction(
      (wanted) => window.__phone?.pages().at(-1)?.path === wanted && document.querySelector('wx-page > *'),
      path,
    );
  }

  async close(): Promise<void> {
    await this.browser.close();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    await this.preview.close();
  }

  /** The few answers of the local cloud the tests need. */
  private async answer(
    request: IncomingMessage,
  ): Promise<{ status?: number; type?: string; body: string | Buffer } | undefined> {
    const url = new URL(request.url ?? '/', 'http://x');
    if (url.pathname === '/local/clock')
      return { body: JSON.stringify({ now: new Date().toISOString(), offsetMs: 0 }) };
    if (url.pathname.startsWith('/storage/')) return { type: 'image/png', body: RED_DOT };
    if (!/^\/(invoke|local)\//.test(url.pathname)) return undefined;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const path = url.pathname + url.search;
    this.asked.push({ method: request.method ?? '', path, openid: String(request.headers['x-openid'] ?? ''), body });
    if (url.pathname === '/invoke/echo') return { body: JSON.stringify({ result: JSON.parse(body.toString()) }) };
    if (url.pathname === '/invoke/broken') {
      return { status: 500, body: JSON.stringify({ error: { code: 'FUNCTION_FAILED', message: 'boom' } }) };
    }
    if (url.pathname.startsWith('/invoke/')) {
      return {
        status: 404,
        body: JSON.stringify({ error: { code: 'FUNCTION_NOT_FOUND', message: 'no such function' } }),
      };
    }
    if (url.pathname === '/local/upload') {
      return { body: JSON.stringify({ fileID: `cloud://local.stub/${url.searchParams.get('path')}` }) };
    }
    if (url.pathname === '/local/temp-urls') {
      const { fileIDs } = JSON.parse(body.toString()) as { fileIDs: string[] };
      const rows = fileIDs.map((fileID) =>
        fileID.includes('missing')
          ? { fileID, error: 'STORAGE_FILE_NONEXIST' }
          : { fileID, tempFileURL: '/storage/dot.png' },
      );
      return { body: JSON.stringify(rows) };
    }
    return { body: '{}' };
  }
}

export interface Phone {
  page: Page;
  /** Uncaught errors of the page. */
  errors: string[];
}

/** A red PNG of one pixel. */
const RED_DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);
