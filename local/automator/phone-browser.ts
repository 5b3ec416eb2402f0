/** The headless Chromium all phones share, and what makes one of its windows a phone. */
import { type Browser, type BrowserContext, chromium } from 'playwright-core';

/** An ordinary 2x phone. Also the size of every screenshot: 750 × 1624 pixels. */
const PHONE_SCREEN = { width: 375, height: 812, pixelRatio: 2 } as const;

/** Where the phone is (WGS-84): in the district of the demo data. A test that needs a place mocks `getLocation`. */
const DEFAULT_PLACE = { latitude: 31.8639, longitude: 117.2104, accuracy: 20 };

const FLAGS = [
  '--no-sandbox', // Chromium refuses its sandbox as root, which is what containers and CI run as
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage', // /dev/shm is often 64 MB in containers
];

export interface PhoneBrowser {
  /** A window with storage of its own. The caller closes it. */
  openContext(): Promise<BrowserContext>;
  close(): Promise<void>;
}

/** Starts Chromium when the first phone is opened, and again if it died in between. */
export function createPhoneBrowser(executablePath: string | undefined): PhoneBrowser {
  let running: Promise<Browser> | undefined;

  function browser(): Promise<Browser> {
    if (!executablePath) {
      throw new Error('No Chromium found: install it (Debian: apt-get install chromium) or set CHROME_PATH');
    }
    if (!running) {
      const starting = chromium.launch({ executablePath, args: FLAGS });
      const forget = () => {
        if (running === starting) running = undefined;
      };
      starting.then((started) => started.on('disconnected', forget), forget);
      running = starting;
    }
    return running;
  }

  return {
    async openContext() {
      const { width, height, pixelRatio } = PHONE_SCREEN;
      return (await browser()).newContext({
        viewport: { width, height },
        deviceScaleFactor: pixelRatio,
        hasTouch: true,
        isMobile: true,
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        permissions: ['geolocation'],
        geolocation: DEFAULT_PLACE,
      });
    },
    async close() {
      const last = running;
      running = undefined;
      await (await last?.catch(() => undefined))?.close();
    },
  };
}
