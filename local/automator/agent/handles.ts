/** Names for pages and elements that the client can hold on to. */
import type { Element as ElementNode } from 'glass-easel';
import type { PageHandle } from '../../preview/runtime/contract';
import { type Params, textParam } from '../protocol';

/** What the client makes an Element of. `nodeId` makes it a CustomElement (data, setData, callMethod). */
export interface ElementDescriptor {
  elementId: string;
  tagName: string;
  nodeId?: string;
  videoId?: string;
}

interface Known {
  node: ElementNode;
  pageId: number;
}

const known = new Map<string, Known>();
const ids = new WeakMap<ElementNode, string>();
let count = 0;

/** The same element has the same id each time: the client keeps one Element for each. */
export function describe(node: ElementNode, page: PageHandle): ElementDescriptor {
  let elementId = ids.get(node);
  if (elementId === undefined) {
    count += 1;
    elementId = String(count);
    ids.set(node, elementId);
    forgetClosedPages();
  }
  known.set(elementId, { node, pageId: page.id });
  const tagName = isPageRoot(node, page) ? 'page' : window.__phone.inspect.tagName(node);
  if (tagName !== 'page' && window.__phone.inspect.component(node)) return { elementId, tagName, nodeId: elementId };
  return tagName === 'video' ? { elementId, tagName, videoId: elementId } : { elementId, tagName };
}

/** The page a request names. Throws when it was closed. */
export function pageOf({ pageId }: Params): PageHandle {
  const page = window.__phone.pages().find(({ id }) => id === pageId);
  if (!page) throw new Error(`page ${pageId} is no longer in the page stack`);
  return page;
}

/** The element a request names, and its page. Throws when either is gone. */
export function elementOf(params: Params): { node: ElementNode; page: PageHandle } {
  const page = pageOf(params);
  const elementId = textParam(params, 'elementId');
  const found = known.get(elementId);
  if (!found || found.pageId !== page.id) throw new Error(`element ${elementId} is not known on page ${page.path}`);
  if (!isOnPage(found.node, page)) {
    throw new Error(`element ${window.__phone.inspect.tagName(found.node)} is no longer on page ${page.path}`);
  }
  return { node: found.node, page };
}

function isPageRoot(node: ElementNode, page: PageHandle): boolean {
  return node === page.instance._$;
}

function isOnPage(node: ElementNode, page: PageHandle): boolean {
  const dom = window.__phone.inspect.dom(node);
  return dom ? dom.isConnected : isBelow(node, page.instance._$);
}

/** For what has no element in the browser: never had one (a `virtualHost`), or lost it when it was removed. */
function isBelow(node: ElementNode, root: ElementNode): boolean {
  for (let at: ElementNode | null = node; at; at = at.parentNode ?? at.asShadowRoot()?.getHostNode() ?? null) {
    if (at === root) return true;
  }
  return false;
}

function forgetClosedPages(): void {
  const open = new Set(window.__phone.pages().map(({ id }) => id));
  for (const [elementId, { pageId }] of known) if (!open.has(pageId)) known.delete(elementId);
}
