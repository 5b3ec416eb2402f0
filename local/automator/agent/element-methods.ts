/** `Element.*`, except what a finger does (touch-methods.ts). */
import type { Element as ElementNode } from 'glass-easel';
import type { PageComponent } from '../../preview/runtime/contract';
import { type Handlers, listParam, type Params, textParam } from '../protocol';
import { callElementFunction } from './element-functions';
import { elementOf } from './handles';
import { all, callMethod, first, readData, writeData } from './page-methods';
import { queryElement } from './query';

export const elementMethods: Handlers = {
  'Element.getElement': (params) => {
    const { node, page } = elementOf(params);
    return first(page, queryElement(node, textParam(params, 'selector')));
  },
  'Element.getElements': (params) => {
    const { node, page } = elementOf(params);
    return all(page, queryElement(node, textParam(params, 'selector')));
  },

  'Element.getAttributes': (params) => ({ attributes: eachName(params, attribute) }),
  'Element.getProperties': (params) => ({ properties: eachName(params, property) }),
  'Element.getDOMProperties': (params) => ({ properties: eachName(params, domProperty) }),
  'Element.getStyles': (params) => ({
    styles: eachName(params, (node, name) => window.__phone.inspect.style(node, dashed(name))),
  }),
  'Element.getWXML': (params) => ({
    wxml: window.__phone.inspect.wxml(elementOf(params).node, params.type === 'outer'),
  }),
  /** From the top left corner of the page, scrolled or not. */
  'Element.getOffset': (params) => {
    const { left, top } = window.__phone.inspect.rect(elementOf(params).node);
    return { left, top };
  },

  'Element.triggerEvent': (params) => {
    window.__phone.inspect.trigger(elementOf(params).node, textParam(params, 'type'), params.detail);
  },
  'Element.dispatchEvent': (params) => {
    const { node } = elementOf(params);
    const target = typeof params.$ === 'string' ? queryElement(node, params.$)[0] : node;
    if (!target) throw new Error(`no element ${params.$} to dispatch the event on`);
    window.__phone.inspect.trigger(target, textParam(params, 'eventName'), params.detail);
  },

  'Element.getData': (params) => ({ data: readData(componentOf(params), params.path) }),
  'Element.setData': (params) => writeData(componentOf(params), params.data),
  'Element.callMethod': async (params) => ({
    result: await callMethod(componentOf(params), textParam(params, 'method'), listParam(params, 'args')),
  }),
  'Element.callFunction': async (params) => ({
    result: await callElementFunction(
      elementOf(params).node,
      textParam(params, 'functionName'),
      listParam(params, 'args'),
    ),
  }),
  'Element.callContextMethod': async (params) => ({ result: await callContextMethod(params) }),
};

function eachName(params: Params, read: (node: ElementNode, name: string) => unknown): unknown[] {
  const { node } = elementOf(params);
  return listParam(params, 'names').map((name) => read(node, String(name)) ?? null);
}

function attribute(node: ElementNode, name: string): unknown {
  if (name === 'id') return node.id;
  if (name === 'class') return node.class;
  if (name === 'style') return node.style;
  if (name.startsWith('data-')) return node.dataset[camelCased(name.slice('data-'.length))];
  return window.__phone.inspect.property(node, camelCased(name));
}

/** `__propPublic` is how the client asks which properties there are before it reads one. */
function property(node: ElementNode, name: string): unknown {
  if (name === '_translateX') return node.asGeneralComponent()?.data.x; // the client's words for a movable-view's place
  if (name === '_translateY') return node.asGeneralComponent()?.data.y;
  if (name !== '__propPublic') return window.__phone.inspect.property(node, name);
  const names = Object.keys(node.asGeneralComponent()?.data ?? {});
  return Object.fromEntries([...names, 'id', 'dataset'].map((each) => [each, true]));
}

function domProperty(node: ElementNode, name: string): unknown {
  const inspect = window.__phone.inspect;
  if (name === 'innerText' || name === 'textContent') return inspect.text(node);
  const dom = inspect.dom(node);
  return dom && Reflect.get(dom, name);
}

function componentOf(params: Params): PageComponent {
  const { node } = elementOf(params);
  const component = window.__phone.inspect.component(node);
  if (!component) throw new Error(`${window.__phone.inspect.tagName(node)} is not a custom component`);
  return component;
}

/** The client asks this of a `video`: what `wx.createVideoContext(id)` offers. */
function callContextMethod(params: Params): unknown {
  const { node, page } = elementOf(params);
  const create = window.__phone.wx.createVideoContext;
  if (!node.id || typeof create !== 'function') throw new Error('only a video with an id has a context');
  const context: Record<string, unknown> = create(node.id, page.instance);
  const name = textParam(params, 'method');
  const method = context[name];
  if (typeof method !== 'function') throw new Error(`VideoContext has no method ${name}`);
  return method.apply(context, listParam(params, 'args'));
}

/** `backgroundColor` and `background-color` name the same style. */
function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function camelCased(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
