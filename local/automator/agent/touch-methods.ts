/** `Touch.*`: where the server's finger (server-methods.ts) has to go. These are this room's own, no client sends them. */
import type { Element as ElementNode } from 'glass-easel';
import type { PageHandle } from '../../preview/runtime/contract';
import { type Handlers, isRecord, listParam } from '../protocol';
import { elementOf } from './handles';
import { nextFrame } from './ready';
import { slidePath } from './slider';

/** How long a finger waits for what covers an element (a loading sign) to go, before it touches that. */
const COVER_TIMEOUT_MS = 1_500;
/** How long an element may go on moving (a popup sliding in) before it is touched anyway. */
const STILL_TIMEOUT_MS = 1_000;
const FOCUS_TIMEOUT_MS = 1_000;

export const touchMethods: Handlers = {
  /** Scrolls the element into view. `{x, y}` in the window: a point of it that nothing covers, else its middle. */
  'Touch.locate': async (params) => {
    const { node, page } = elementOf(params);
    return pointOf(node, page);
  },

  /**
   * Where the fingers of a touch are, in the window. `touches` may say it in the page's own coordinates, as touch events
   * do; else it is one finger on the element.
   */
  'Touch.points': async (params) => {
    const { node, page } = elementOf(params);
    const touches = listParam(params, 'touches').filter(isRecord);
    if (touches.length === 0) return [{ ...(await pointOf(node, page)), id: 0 }];
    return touches.map((touch, index) => ({ ...inWindow(touch, page), id: Number(touch.identifier ?? index) }));
  },

  /** The way of a finger that drags a slider's handle from where it is to `args[0]`. */
  'Touch.slidePath': async (params) => {
    const { node, page } = elementOf(params);
    await pointOf(node, page);
    return slidePath(node, Number(listParam(params, 'args')[0]));
  },

  /** After a tap on a field: waits for the keyboard's focus and selects what is there, so that typing replaces it. */
  'Touch.selectField': async (params) => {
    const { node } = elementOf(params);
    const field = await focusedField(node);
    field.select();
    return { empty: field.value === '' };
  },

  /** Ends when the phone has drawn what a touch or a key changed. */
  'Touch.settle': async () => {
    await nextFrame();
    await nextFrame();
  },
};

async function pointOf(node: ElementNode, page: PageHandle): Promise<{ x: number; y: number }> {
  const name = window.__phone.inspect.tagName(node);
  if (page !== window.__phone.currentPage())
    throw new Error(`${name} is on ${page.path}, which is not the page on top`);
  const dom = window.__phone.inspect.dom(node);
  if (!dom || !isShown(dom)) throw new Error(`${name} is not visible`);
  if (!uncovered(dom)) dom.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  await still(dom);
  const point = (await uncoveredInTime(dom)) ?? middle(dom);
  if (!point) throw new Error(`${name} is not visible: it lies outside of the screen`);
  return point;
}

function isShown(dom: HTMLElement): boolean {
  const { width, height } = dom.getBoundingClientRect();
  return width > 0 && height > 0 && dom.checkVisibility({ visibilityProperty: true });
}

/** Resolves when two frames in a row show it at the same place. */
async function still(dom: HTMLElement): Promise<void> {
  const deadline = performance.now() + STILL_TIMEOUT_MS;
  let last = '';
  for (;;) {
    const { x, y, width, height } = dom.getBoundingClientRect();
    const now = [x, y, width, height].join();
    if (now === last || performance.now() > deadline) return;
    last = now;
    await nextFrame();
    await nextFrame();
  }
}

async function uncoveredInTime(dom: HTMLElement): Promise<{ x: number; y: number } | undefined> {
  const deadline = performance.now() + COVER_TIMEOUT_MS;
  let point = uncovered(dom);
  while (!point && visibleBox(dom) && performance.now() < deadline) {
    await nextFrame();
    point = uncovered(dom);
  }
  return point;
}

/** The middle first, then points around it: a person taps the part of a button the bottom bar leaves free. */
function uncovered(dom: HTMLElement): { x: number; y: number } | undefined {
  const box = visibleBox(dom);
  if (!box) return undefined;
  const spots = [0.5, 0.25, 0.75].flatMap((across) => [0.5, 0.25, 0.75].map((down) => [across, down] as const));
  return spots
    .map(([across, down]) => ({ x: box.left + box.width * across, y: box.top + box.height * down }))
    .find(({ x, y }) => dom.contains(document.elementFromPoint(x, y)));
}

/** The middle, covered or not: a finger that goes there touches whatever lies on top. */
function middle(dom: HTMLElement): { x: number; y: number } | undefined {
  const box = visibleBox(dom);
  return box && { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}

/** The element's first box (text that wraps has several), cut to the screen. */
function visibleBox(dom: HTMLElement): DOMRect | undefined {
  const rect = dom.getClientRects()[0];
  if (!rect) return undefined;
  const left = Math.max(rect.left, 0);
  const top = Math.max(rect.top, 0);
  const width = Math.min(rect.right, window.innerWidth) - left;
  const height = Math.min(rect.bottom, window.innerHeight) - top;
  return width > 0 && height > 0 ? new DOMRect(left, top, width, height) : undefined;
}

/** Touch events count `clientX` from the corner of the page's box and `pageX` from the start of its content. */
function inWindow(touch: Record<string, unknown>, page: PageHandle): { x: number; y: number } {
  const { left, top } = page.viewport.getBoundingClientRect();
  const x = touch.clientX ?? Number(touch.pageX ?? 0) - page.scroller.scrollLeft;
  const y = touch.clientY ?? Number(touch.pageY ?? 0) - page.scroller.scrollTop;
  return { x: left + Number(x), y: top + Number(y) };
}

async function focusedField(node: ElementNode): Promise<HTMLInputElement | HTMLTextAreaElement> {
  const dom = window.__phone.inspect.dom(node);
  const deadline = performance.now() + FOCUS_TIMEOUT_MS;
  for (;;) {
    const active = document.activeElement;
    const isField = active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement;
    if (isField && dom?.contains(active)) return active;
    if (performance.now() > deadline) {
      throw new Error(`${window.__phone.inspect.tagName(node)} took no focus when tapped: it is covered or disabled`);
    }
    await nextFrame();
  }
}
