/** Something WeChat offers and the preview does not. The message says its name, so that nobody searches for a silent gap. */
export class UnsupportedError extends Error {
  override readonly name = 'UnsupportedError';

  constructor(readonly what: string) {
    super(`${what} is not in the preview`);
  }
}

/** Names that tools and promises ask of any object and that must not throw. */
const asked = new Set<PropertyKey>(['then', 'toJSON', 'constructor', 'prototype', '$$typeof', 'nodeType', 'tagName']);

/**
 * Wraps an API object: a name it lacks reads as a function that throws {@link UnsupportedError} when called.
 * `'name' in api` still answers by the real object, for `wx.canIUse`.
 */
export function naming(api: Record<string, unknown>, label: string): Record<string, unknown> {
  return new Proxy(api, {
    get(target, key, receiver) {
      if (key in target || typeof key === 'symbol' || asked.has(key)) return Reflect.get(target, key, receiver);
      return () => {
        throw new UnsupportedError(`${label}.${key}`);
      };
    },
  });
}
