/**
 * `wx.…` functions replaced for a test, the way WeChat DevTools does it: what the replacement returns (or resolves to)
 * becomes the answer. An answer whose `errMsg` says `:fail` goes to `fail`, any other to `success`; a function that
 * answers at once (`…Sync` and its like) returns it.
 */
import { isRecord } from '../protocol';

interface Mock {
  /** Called with `this.origin` (the real function) and the caller's arguments, then `extraArgs`. */
  behaviour: (this: unknown, ...args: unknown[]) => unknown;
  extraArgs: unknown[];
}

/** The real functions, by name, while they are replaced. */
const originals = new Map<string, unknown>();

export function mock(name: string, { behaviour, extraArgs }: Mock): void {
  const wx = window.__phone.wx;
  if (!originals.has(name)) originals.set(name, wx[name]);
  const origin = originals.get(name);
  wx[name] = (...args: unknown[]) => {
    const answer = () => behaviour.apply({ origin }, [...args, ...extraArgs]);
    return answersAtOnce(name) ? answer() : deliver(answer, args[0]);
  };
}

/** Puts the real function back. Nothing happens for one that was never replaced. */
export function restore(name: string): void {
  if (!originals.has(name)) return;
  window.__phone.wx[name] = originals.get(name);
  originals.delete(name);
}

/** Callbacks when there are any, a Promise otherwise: the same choice the real function makes. */
function deliver(answer: () => unknown, options: unknown): Promise<unknown> | undefined {
  const settled = Promise.resolve()
    .then(answer)
    .then((result) => (isFailure(result) ? Promise.reject(result) : result));
  const { success, fail, complete } = isRecord(options) ? options : {};
  if (!isFunction(success) && !isFunction(fail) && !isFunction(complete)) return settled;
  settled.then(
    (result) => {
      if (isFunction(success)) success(result);
      if (isFunction(complete)) complete(result);
    },
    (failure: unknown) => {
      if (isFunction(fail)) fail(failure);
      if (isFunction(complete)) complete(failure);
    },
  );
  return undefined;
}

function isFailure(result: unknown): boolean {
  return isRecord(result) && typeof result.errMsg === 'string' && result.errMsg.includes(':fail');
}

function isFunction(value: unknown): value is (result: unknown) => void {
  return typeof value === 'function';
}

/** Functions of `wx` that return their answer although their name does not end in Sync. */
const AT_ONCE = new Set([
  'arrayBufferToBase64',
  'base64ToArrayBuffer',
  'canIUse',
  'getAppAuthorizeSetting',
  'getAppBaseInfo',
  'getDeviceInfo',
  'getFileSystemManager',
  'getMenuButtonBoundingClientRect',
  'getSystemSetting',
  'getUpdateManager',
  'getWindowInfo',
  'nextTick',
]);

function answersAtOnce(name: string): boolean {
  return /Sync$|^(create|on|off)[A-Z]/.test(name) || AT_ONCE.has(name);
}
