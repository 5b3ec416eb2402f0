import { ApiFail, type ApiFunction, api, required } from './api';

/** 1 MB a key and 10 MB in all, counted in characters as WeChat does. */
const KEY_LIMIT = 1024 * 1024;
const TOTAL_LIMIT = 10 * 1024 * 1024;

/** Where texts are kept: `localStorage` in the browser, a map in tests. */
export type TextStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/**
 * `wx.setStorage` and its family under a prefix for each person: a phone does not see another phone's storage.
 * It lives in the browser's localStorage, whose own limit (about 5 million characters for all people together) shows
 * as WeChat's "exceed storage max size".
 */
export function storageApi(prefix: () => string, store: TextStore) {
  const keys = () => {
    const found: string[] = [];
    for (let index = 0; index < store.length; index += 1) {
      const key = store.key(index);
      if (key?.startsWith(prefix())) found.push(key.slice(prefix().length));
    }
    return found.sort();
  };
  const sizeOf = (key: string) => (store.getItem(prefix() + key)?.length ?? 0) + key.length;
  const totalSize = () => keys().reduce((sum, key) => sum + sizeOf(key), 0);

  const set = (key: string, data: unknown) => {
    const text = encode(data);
    if (text.length > KEY_LIMIT) throw new ApiFail('entry size limit reached');
    const others = totalSize() - (store.getItem(prefix() + key) === null ? 0 : sizeOf(key));
    if (others + key.length + text.length > TOTAL_LIMIT) throw new ApiFail('exceed storage max size 10Mb');
    try {
      store.setItem(prefix() + key, text);
    } catch {
      throw new ApiFail('exceed storage max size 10Mb');
    }
  };
  const get = (key: string): unknown => {
    const text = store.getItem(prefix() + key);
    return text === null ? undefined : decode(text);
  };
  const remove = (key: string) => store.removeItem(prefix() + key);
  const clear = () => {
    for (const key of keys()) remove(key);
  };
  const info = () => ({
    keys: keys(),
    currentSize: Math.ceil(totalSize() / 1024),
    limitSize: TOTAL_LIMIT / 1024,
  });

  return {
    setStorage: api<WechatMiniprogram.SetStorageOption>('setStorage', ({ key, data }) => {
      set(required(key, 'key', 'String'), data);
      return undefined;
    }),
    getStorage: api<WechatMiniprogram.GetStorageOption>('getStorage', ({ key }) => {
      const data = get(required(key, 'key', 'String'));
      if (data === undefined) throw new ApiFail('data not found');
      return { data };
    }),
    removeStorage: api<WechatMiniprogram.RemoveStorageOption>('removeStorage', ({ key }) => {
      remove(required(key, 'key', 'String'));
      return undefined;
    }),
    clearStorage: api('clearStorage', () => {
      clear();
      return undefined;
    }) as ApiFunction<WechatMiniprogram.ClearStorageOption>,
    getStorageInfo: api('getStorageInfo', info),
    setStorageSync: (key: string, data: unknown) => sync('setStorageSync', () => set(key, data)),
    /** A missing key reads as an empty text, as on the phone. */
    getStorageSync: (key: string) => sync('getStorageSync', () => get(key) ?? ''),
    removeStorageSync: (key: string) => sync('removeStorageSync', () => remove(key)),
    clearStorageSync: () => sync('clearStorageSync', clear),
    getStorageInfoSync: () => sync('getStorageInfoSync', info),
    batchSetStorageSync: (pairs: { key: string; value: unknown }[]) =>
      sync('batchSetStorageSync', () => {
        for (const { key, value } of pairs) set(key, value);
      }),
    batchGetStorageSync: (list: string[]) => sync('batchGetStorageSync', () => list.map((key) => get(key) ?? '')),
  };
}

function sync<T>(name: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof ApiFail) throw new Error(`${name}:fail ${error.reason}`);
    throw error;
  }
}

/** WeChat keeps the type of what was stored: a Date comes back as a Date, `undefined` as an empty text. */
function encode(data: unknown): string {
  if (data instanceof Date) return JSON.stringify({ date: data.getTime() });
  if (data === undefined) return JSON.stringify({ data: '' });
  return JSON.stringify({ data });
}

function decode(text: string): unknown {
  const kept = JSON.parse(text) as { data?: unknown; date?: number };
  return kept.date === undefined ? kept.data : new Date(kept.date);
}
