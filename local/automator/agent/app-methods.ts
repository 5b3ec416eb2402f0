/** `App.*`: the page stack, `wx`, functions run inside the mini program. */
import type { PageHandle } from '../../preview/runtime/contract';
import { movedDate } from '../../preview/runtime/moved-date';
import { type Handlers, listParam, textParam } from '../protocol';
import { toldConsole } from './events';
import { plain } from './json';
import { mock, restore } from './mocks';

export const appMethods: Handlers = {
  'App.getPageStack': () => ({ pageStack: window.__phone.pages().map(describePage) }),
  'App.getCurrentPage': () => describePage(window.__phone.currentPage()),

  'App.callWxMethod': async (params) => {
    refusePlugins(params.pluginId);
    const name = textParam(params, 'method');
    const method = window.__phone.wx[name];
    if (typeof method !== 'function') throw new Error(`wx.${name} is not a function`);
    return { result: await method.apply(window.__phone.wx, listParam(params, 'args')) };
  },

  'App.mockWxMethod': (params) => {
    refusePlugins(params.pluginId);
    const name = textParam(params, 'method');
    if (typeof params.functionDeclaration === 'string' && params.functionDeclaration !== '') {
      mock(name, { behaviour: evaluateFunction(params.functionDeclaration), extraArgs: listParam(params, 'args') });
    } else if ('result' in params) {
      const { result } = params;
      mock(name, { behaviour: () => result, extraArgs: [] });
    } else {
      restore(name);
    }
  },

  'App.callFunction': async (params) => {
    const run = evaluateFunction(textParam(params, 'functionDeclaration'));
    return { result: await run.apply(undefined, listParam(params, 'args')) };
  },

  'App.addBinding': (params) => {
    const name = textParam(params, 'name');
    Object.assign(window, {
      [name]: (...args: unknown[]) => {
        void window.__automatorEmit({ method: 'App.bindingCalled', params: { name, args: plain(args) } });
      },
    });
  },
};

function describePage(page: PageHandle) {
  return { pageId: page.id, path: page.path, query: page.query };
}

/** Turns a function's source text into the function, where it sees what code of the mini program sees. */
function evaluateFunction(source: string): (this: unknown, ...args: unknown[]) => unknown {
  const phone = window.__phone;
  const scope = {
    wx: phone.wx,
    getApp: () => phone.getApp(),
    getCurrentPages: () => phone.pages().map(({ instance }) => instance),
    Date: movedDate(() => phone.now()),
    console: toldConsole(),
  };
  const made: unknown = new Function(...Object.keys(scope), `return (${source}\n)`)(...Object.values(scope));
  if (typeof made !== 'function') throw new Error('The function given is not a function');
  return function (this: unknown, ...args) {
    return Reflect.apply(made, this, args);
  };
}

function refusePlugins(pluginId: unknown): void {
  if (pluginId !== undefined) throw new Error(`plugin ${pluginId} is not in the preview: it runs no plugins`);
}
