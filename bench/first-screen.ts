import { chromium } from 'playwright-core';
import { findBrowser } from '../scripts/browser';
import { startSystem } from '../scripts/system';
import type { Report } from './report';

/** What the preview's phone tells of its page on top (local/preview/runtime/meter.ts). */
interface PhoneWindow {
  __phone?: {
    currentPage(): { meter: { first: { calls: number; bytes: number }; whenSettled: Promise<void> } } | undefined;
  };
}

/** A resident opens the mini program from the card: what it takes until the first screen stands. */
export async function measureFirstScreen(dataDir: string, report: Report): Promise<void> {
  const executablePath = findBrowser();
  if (!executablePath) return report.line('no browser: not measured');
  const system = await startSystem({ dataDir, quiet: true });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 375, height: 812 }, locale: 'zh-CN' });
    // What the screen waits for: calls sent before the card's own answer came. The badge is asked for afterwards.
    let sent = 0;
    let cloudCalls = 0;
    page.on('request', (request) => {
      if (request.url().includes('/invoke/')) sent++;
    });
    page.on('response', (response) => {
      if (response.url().includes('/invoke/grid')) cloudCalls = sent;
    });
    const path = `/phone?person=demo-resident-zhang&page=${encodeURIComponent('pages/home/home')}&scene=${encodeURIComponent('g=340104100001001')}`;
    await page.goto(system.url + path);
    await page.getByText('打电话').first().waitFor();
    const first = await page.evaluate(async () => {
      const meter = (window as unknown as PhoneWindow).__phone?.currentPage()?.meter;
      await meter?.whenSettled;
      return meter?.first;
    });
    report.table(['first screen', 'calls', 'setData', 'bytes', 'aim']);
    report.row([
      'home, opened from the card',
      String(cloudCalls),
      String(first?.calls),
      String(first?.bytes),
      '1 call, ≤ 3 setData, ≤ 16 KB',
    ]);
  } finally {
    await browser.close();
    await system.close();
  }
}
