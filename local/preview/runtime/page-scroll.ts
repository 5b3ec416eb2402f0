import type { PhoneHost } from './contract';
import type { Page } from './page';

/** `wx.pageScrollTo`: ends when the page stands still. */
export async function scrollPage(page: Page, to: Parameters<PhoneHost['pageScrollTo']>[0]): Promise<void> {
  const { scroller } = page;
  const top = Math.max(0, Math.min(target(page, to), scroller.scrollHeight - scroller.clientHeight));
  if (Math.abs(scroller.scrollTop - top) < 1) return;
  const ended = new Promise<void>((resolve) => scroller.addEventListener('scrollend', () => resolve(), { once: true }));
  scroller.scrollTo({ top, behavior: to.duration > 0 ? 'smooth' : 'instant' });
  await ended;
}

function target(page: Page, { scrollTop, selector, offsetTop = 0 }: Parameters<PhoneHost['pageScrollTo']>[0]): number {
  if (!selector) return scrollTop ?? page.scroller.scrollTop;
  const node: unknown = page.component.getShadowRoot()?.querySelector(selector)?.getBackendElement();
  if (!(node instanceof HTMLElement)) throw new Error(`pageScrollTo:fail no element matches "${selector}"`);
  const inPage = node.getBoundingClientRect().top - page.scroller.getBoundingClientRect().top;
  return page.scroller.scrollTop + inPage + offsetTop;
}
