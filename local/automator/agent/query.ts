/** `$` and `$$`. */
import type { Element as ElementNode } from 'glass-easel';
import type { PageHandle } from '../../preview/runtime/contract';

/** Elements of the page's own template. Custom components are entered by `>>>` only. `page` is the page itself. */
export function queryPage(page: PageHandle, selector: string): ElementNode[] {
  if (selector.trim() === 'page') return [page.instance._$];
  return window.__phone.inspect.queryAll(page, selector);
}

/** Elements below another one. Under a custom component: of its own template, then what was put into its slots. */
export function queryElement(node: ElementNode, selector: string): ElementNode[] {
  const inspect = window.__phone.inspect;
  const shadowRoot = inspect.component(node) && node.asGeneralComponent()?.getShadowRoot();
  const inside = shadowRoot ? inspect.queryAll(shadowRoot, selector) : [];
  return [...new Set([...inside, ...inspect.queryAll(node, selector)])];
}
