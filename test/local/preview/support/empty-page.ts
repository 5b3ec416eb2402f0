import type { Page } from 'playwright-core';

/**
 * Takes a window away from its page and removes all it stored, as if it were new. It opens the next page in a third of the
 * time of a new one: the browser has its process and has read the scripts.
 */
export async function emptyPage(page: Page, origin: string): Promise<void> {
  // What a tab remembers for itself can be reached only from the page.
  await page.evaluate(() => sessionStorage.clear());
  // Away before the rest: what a page holds open cannot be removed.
  await page.goto('about:blank');
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  await session.detach();
}
