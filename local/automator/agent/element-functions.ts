/** `Element.callFunction`: what the client can do with certain built-in components beside touching them. */
import type { Element as ElementNode } from 'glass-easel';

type ElementFunction = (node: ElementNode, args: unknown[]) => unknown;

/** The name before the dot is the tag, chosen by the client itself. */
const functions: Record<string, ElementFunction> = {
  'scroll-view.scrollTo': (node, [x, y]) => {
    scrollerOf(node).scrollTo({ left: Number(x), top: Number(y), behavior: 'instant' });
  },
  'scroll-view.scrollTop': (node) => scrollerOf(node).scrollTop,
  'scroll-view.scrollLeft': (node) => scrollerOf(node).scrollLeft,
  'scroll-view.scrollWidth': (node) => scrollerOf(node).scrollWidth,
  'scroll-view.scrollHeight': (node) => scrollerOf(node).scrollHeight,
  'swiper.swipeTo': (node, [index]) => setProperties(node, { current: Number(index) }),
  'movable-view.moveTo': (node, [x, y]) => setProperties(node, { x: Number(x), y: Number(y) }),
};

export function callElementFunction(node: ElementNode, name: string, args: unknown[]): unknown {
  const run = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (!run) throw new Error(`${window.__phone.inspect.tagName(node)} has no function ${name}`);
  return run(node, args);
}

/** The box inside a scroll-view that scrolls: the component's own element or one it drew. */
function scrollerOf(node: ElementNode): Element {
  const dom = window.__phone.inspect.dom(node);
  if (!dom) throw new Error('this scroll-view is not on the screen');
  return [dom, ...dom.querySelectorAll('*')].find(scrolls) ?? dom;
}

function scrolls(element: Element): boolean {
  const { overflowX, overflowY } = getComputedStyle(element);
  return [overflowX, overflowY].some((overflow) => overflow === 'auto' || overflow === 'scroll');
}

function setProperties(node: ElementNode, properties: Record<string, unknown>): void {
  node.asGeneralComponent()?.setData(properties);
}
