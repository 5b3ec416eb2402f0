/**
 * XPath over what is on the screen: an XML copy of the page, tags as templates write them, custom components replaced by
 * what they show. `//button[normalize-space()='提交']`.
 */
import type { Element as ElementNode, Node as TreeNode } from 'glass-easel';
import type { PageHandle } from '../../preview/runtime/contract';

export function queryXPath(page: PageHandle, selector: string): ElementNode[] {
  const sources = new Map<Node, ElementNode>();
  const copy = document.implementation.createDocument(null, 'page');
  const root = page.instance._$;
  sources.set(copy.documentElement, root);
  copyChildren(root, copy.documentElement, sources);
  const found = copy.evaluate(selector, copy, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE, null);
  const nodes: ElementNode[] = [];
  for (let index = 0; index < found.snapshotLength; index += 1) {
    const source = sources.get(found.snapshotItem(index) ?? copy);
    if (source) nodes.push(source);
  }
  return nodes;
}

function copyChildren(node: ElementNode, into: Element, sources: Map<Node, ElementNode>): void {
  for (const child of shownChildren(node)) {
    const text = child.asTextNode();
    const element = child.asElement();
    if (text) {
      into.append(text.textContent);
    } else if (element?.isVirtual()) {
      copyChildren(element, into, sources); // a block, a slot: no tag of its own
    } else if (element) {
      const copied = into.ownerDocument.createElement(window.__phone.inspect.tagName(element));
      for (const [name, value] of attributesOf(element)) copied.setAttribute(name, value);
      into.append(copied);
      sources.set(copied, element);
      copyChildren(element, copied, sources);
    }
  }
}

/** Custom components show their own template, slots what was put in them; built-in ones are taken as plain boxes. */
function shownChildren(node: ElementNode): readonly TreeNode[] {
  const component = node.asGeneralComponent();
  if (component && window.__phone.inspect.component(node)) return component.getShadowRoot()?.childNodes ?? [];
  return node.asVirtualNode()?.is === 'slot' ? node.getComposedChildren() : node.childNodes;
}

function attributesOf(node: ElementNode): [string, string][] {
  const attributes: [string, string][] = [];
  if (node.id) attributes.push(['id', node.id]);
  if (node.class) attributes.push(['class', node.class]);
  for (const [name, value] of Object.entries(node.dataset)) attributes.push([`data-${dashed(name)}`, String(value)]);
  for (const [name, value] of Object.entries(node.asGeneralComponent()?.data ?? {})) {
    if (typeof value === 'string' && value !== '') attributes.push([dashed(name), value]);
  }
  for (const { name, value } of node.attributes) attributes.push([name, String(value)]);
  return attributes.filter(([name]) => /^[A-Za-z_][\w.-]*$/.test(name));
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
