import { Component, type Element, Element as FrameworkElement, TextNode, VirtualNode } from 'glass-easel';
import type { PageComponent, PageHandle } from './contract';
import { dispatch } from './dispatch';
import type { Inspect, TouchPoint } from './inspect';
import { attributeOf, select, tagOf } from './select';

/** Makes {@link Inspect} for the pages of this phone. */
export function createInspect(): Inspect {
  return {
    query: (root, selector) => select(rootElement(root), selector)[0] ?? null,
    queryAll: (root, selector) => select(rootElement(root), selector),
    tagName: tagOf,
    dom: domOf,
    text: (element) => domOf(element)?.innerText.trim() ?? '',
    wxml: (element, outer) => (outer ? outerWxml(element) : innerWxml(element)),
    property: (element, name) => propertyOf(element, name),
    style: (element, name) => {
      const node = domOf(element);
      return node ? getComputedStyle(node).getPropertyValue(name) : '';
    },
    rect: rectOf,
    tap: (element) => tap(element),
    longPress: (element) => press(element, ['longpress', 'longtap']),
    touch: (element, type, touches, changedTouches) => {
      dispatch(element, type, {}, undefined, { touches, changedTouches });
    },
    trigger: (element, type, detail) => {
      element.triggerEvent(type, detail, { bubbles: true, composed: true });
    },
    input: typeInto,
    component: (element) => (Component.isComponent(element) ? callerOf(element) : null),
  };
}

function rootElement(root: PageHandle | PageComponent | Element): Element {
  if (FrameworkElement.isElement(root)) return root;
  return 'instance' in root ? (root as PageHandle).instance._$ : (root as PageComponent)._$;
}

function callerOf(element: Element): PageComponent | null {
  const caller: unknown = Component.isComponent(element) ? element.getMethodCaller() : null;
  return caller && typeof caller === 'object' && '_$' in caller ? (caller as PageComponent) : null;
}

function domOf(element: Element): HTMLElement | null {
  const node: unknown = element.getBackendElement();
  if (node instanceof HTMLElement) return node;
  const inside = Component.isComponent(element) ? (element.getShadowRoot()?.childNodes ?? []) : element.childNodes;
  for (const child of inside) {
    const found = FrameworkElement.isElement(child) ? domOf(child) : null;
    if (found) return found;
  }
  return null;
}

function propertyOf(element: Element, name: string): unknown {
  const value = attributeOf(element, name);
  if (value !== undefined) return value;
  const node = domOf(element);
  return node && name in node ? (node as unknown as Record<string, unknown>)[name] : undefined;
}

function rectOf(element: Element) {
  const node = domOf(element);
  const box = node?.getBoundingClientRect();
  const viewport = node?.closest('.phone-page__viewport');
  const origin = viewport?.getBoundingClientRect();
  const scrolled = viewport?.querySelector('.phone-page__scroller')?.scrollTop ?? 0;
  const { left = 0, top = 0, width = 0, height = 0 } = box ?? {};
  return { left: left - (origin?.left ?? 0), top: top - (origin?.top ?? 0) + scrolled, width, height };
}

function tap(element: Element): void {
  press(element, ['tap']);
}

function press(element: Element, types: string[]): void {
  const { left, top, width, height } = rectOf(element);
  const x = left + width / 2;
  const y = top + height / 2;
  const point: TouchPoint = { identifier: 0, pageX: x, pageY: y, clientX: x, clientY: y };
  dispatch(element, 'touchstart', {}, undefined, { touches: [point], changedTouches: [point] });
  for (const type of types) dispatch(element, type, { x, y }, undefined, { touches: [], changedTouches: [point] });
  dispatch(element, 'touchend', {}, undefined, { touches: [], changedTouches: [point] });
}

function typeInto(element: Element, value: string): void {
  const field = domOf(element)?.querySelector('input, textarea');
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) {
    throw new Error(`<${tagOf(element)}> takes no text`);
  }
  field.focus();
  field.value = value;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: value }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

function outerWxml(element: Element): string {
  const tag = tagOf(element);
  const id = element.id ? ` id="${element.id}"` : '';
  const className = element.class ? ` class="${element.class}"` : '';
  return `<${tag}${id}${className}>${innerWxml(element)}</${tag}>`;
}

function innerWxml(element: Element): string {
  // a custom component shows its own inside, a built-in one what the page put into it
  const shadow = callerOf(element) ? (element as unknown as PageComponent['_$']).getShadowRoot() : null;
  return (shadow ?? element).childNodes.map(nodeWxml).join('');
}

function nodeWxml(node: unknown): string {
  if (node instanceof TextNode) return node.textContent;
  if (!FrameworkElement.isElement(node)) return '';
  return VirtualNode.isVirtualNode(node) ? node.childNodes.map(nodeWxml).join('') : outerWxml(node);
}
