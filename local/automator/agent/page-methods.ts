/** `Page.*`: finding elements, data and methods of one page of the stack. */
import type { PageComponent, PageHandle } from '../../preview/runtime/contract';
import { type Handlers, isRecord, listParam, textParam } from '../protocol';
import { describe, pageOf } from './handles';
import { atPath } from './json';
import { queryPage } from './query';
import { queryXPath } from './xpath';

export const pageMethods: Handlers = {
  'Page.getElement': (params) => first(pageOf(params), queryPage(pageOf(params), textParam(params, 'selector'))),
  'Page.getElements': (params) => all(pageOf(params), queryPage(pageOf(params), textParam(params, 'selector'))),
  'Page.getElementByXpath': (params) =>
    first(pageOf(params), queryXPath(pageOf(params), textParam(params, 'selector'))),
  'Page.getElementsByXpath': (params) => all(pageOf(params), queryXPath(pageOf(params), textParam(params, 'selector'))),

  'Page.getData': (params) => ({ data: readData(pageOf(params).instance, params.path) }),
  'Page.setData': (params) => writeData(pageOf(params).instance, params.data),
  'Page.callMethod': async (params) => ({
    result: await callMethod(pageOf(params).instance, textParam(params, 'method'), listParam(params, 'args')),
  }),

  'Page.getWindowProperties': (params) => {
    const page = pageOf(params);
    return { properties: listParam(params, 'names').map((name) => windowProperty(page, String(name))) };
  },
};

type Found = ReturnType<typeof queryPage>;

export function first(page: PageHandle, found: Found) {
  const [node] = found;
  if (!node) throw new Error('no such element');
  return describe(node, page);
}

export function all(page: PageHandle, found: Found) {
  return { elements: found.map((node) => describe(node, page)) };
}

export function readData(instance: PageComponent, path: unknown): unknown {
  return typeof path === 'string' && path !== '' ? atPath(instance.data, path) : instance.data;
}

/** Ends when what was set is on the screen. */
export function writeData(instance: PageComponent, data: unknown): Promise<void> {
  if (!isRecord(data)) throw new Error('data must be an object');
  return new Promise((resolve) => instance.setData(data, () => resolve()));
}

export function callMethod(instance: PageComponent, name: string, args: unknown[]): unknown {
  const method = instance[name];
  if (typeof method !== 'function') throw new Error(`${instance.is} has no method ${name}`);
  return method.apply(instance, args);
}

/** WeChat gives every page a window of its own; here a page is a scrolling box, so its scroll answers for the document's. */
function windowProperty(page: PageHandle, name: string): unknown {
  const [, scrollName] = /^document\.(?:documentElement|body)\.(scroll\w+|client\w+)$/.exec(name) ?? [];
  return scrollName === undefined ? atPath(window, name) : Reflect.get(page.scroller, scrollName);
}
