/** Small steps the tests of the client share. */
import type automator from 'miniprogram-automator';
import type { MiniProgram } from './serve';

export type Page = NonNullable<Awaited<ReturnType<MiniProgram['currentPage']>>>;
export type Element = InstanceType<typeof automator.Element>;

export async function top(phone: MiniProgram): Promise<Page> {
  const page = await phone.currentPage();
  if (!page) throw new Error('no page is open');
  return page;
}

/** The element of the page on top, as the class the client makes of it (`InputElement`, `CustomElement`, …). */
export async function get<Kind extends Element = Element>(phone: MiniProgram, selector: string): Promise<Kind> {
  const element = await (await top(phone)).$(selector);
  if (!element) throw new Error(`no ${selector}`);
  return element as Kind;
}

/** Back to a fresh page, without the three seconds the client's own `reLaunch` waits. */
export async function reLaunch(phone: MiniProgram, url: string): Promise<Page> {
  await phone.callWxMethod('reLaunch', { url });
  return top(phone);
}
