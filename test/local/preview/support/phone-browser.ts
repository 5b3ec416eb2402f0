import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { type LocalCloud, startLocalCloud } from '../../../../local/cloud';
import type { DemoPerson, NamedPlace } from '../../../../local/contract';
import { createPreview, type Preview } from '../../../../local/preview';
import type { PhoneHost } from '../../../../local/preview/runtime/contract';
import { ensureBrowser } from '../../../../scripts/browser';
import { emptyPage } from './empty-page';
import { folderWith, nodeModules } from './files';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

interface PhoneBrowserOptions {
  watch?: boolean;
  people?: DemoPerson[];
  templateTitles?: Record<string, string>;
  places?: NamedPlace[];
}

/** A preview served on a free port, and a browser to look at it. */
export class PhoneBrowser {
  private readonly shown: Page[] = [];
  private readonly putAway: Page[] = [];

  private constructor(
    readonly preview: Preview,
    readonly log: string[],
    readonly cloud: LocalCloud,
    private readonly browser: Browser,
  ) {}

  /** Serves the mini program at `root` beside a local cloud without functions. */
  static async open(
    root: string,
    { watch = false, people = [], templateTitles = {}, places = [] }: PhoneBrowserOptions = {},
  ): Promise<PhoneBrowser> {
    const log: string[] = [];
    const line = (text: string) => void log.push(text);
    const dataDir = folderWith({});
    writeFileSync(join(dataDir, 'people.json'), JSON.stringify(people));
    const cloud = await startLocalCloud({ dataDir, functionsDir: folderWith({}) });
    const preview = await createPreview({
      root,
      nodeModules,
      watch,
      log: line,
      warn: line,
      templateTitles,
      places: async () => places,
    });
    cloud.mount(preview);
    cloud.clock.onMove(() => preview.clockMoved(cloud.clock.offsetMs));
    const browser = await chromium.launch({ executablePath: ensureBrowser(), args: flags });
    return new PhoneBrowser(preview, log, cloud, browser);
  }

  get origin(): string {
    return this.cloud.url;
  }

  /** A phone of its own, opened at the address `/phone?…`. */
  phone(search = 'person=o-resident'): Promise<Page> {
    return this.show(`/phone?${search}`, 375, 812);
  }

  /** A window of its own at an address of the preview. */
  async show(address: string, width: number, height: number): Promise<Page> {
    const page = this.putAway.pop() ?? (await this.newPage());
    this.shown.push(page);
    await page.setViewportSize({ width, height });
    await page.goto(`${this.origin}${address}`);
    return page;
  }

  private async newPage(): Promise<Page> {
    const context = await this.browser.newContext({ reducedMotion: 'reduce' });
    context.setDefaultTimeout(50_000);
    return context.newPage();
  }

  /** Puts all phones away and forgets what they stored, to leave the machine to the next test. */
  async closePhones(): Promise<void> {
    for (const page of this.shown.splice(0)) {
      await emptyPage(page, this.origin);
      this.putAway.push(page);
    }
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.cloud.close();
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
