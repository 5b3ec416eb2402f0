import type { Query } from './contract';

/** A page address taken apart: `/pages/a/a?x=1` → path without slash and query. */
export interface PageUrl {
  path: string;
  query: Query;
}

/** Reads a page address as `wx.navigateTo` takes it. Relative ones start at `from`, the current page's path. */
export function parsePageUrl(url: string, from: string): PageUrl {
  const [address = '', search = ''] = url.split('#')[0]?.split(/\?(.*)/s) ?? [];
  return { path: joinPath(address, from), query: parseQuery(search) };
}

/** Values stay encoded as they came, as in WeChat. */
export function parseQuery(search: string): Query {
  const query: Query = {};
  for (const pair of search.split('&')) {
    if (!pair) continue;
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    query[name] = value;
  }
  return query;
}

/** `{path, query}` as an address again. */
export function formatPageUrl({ path, query }: PageUrl): string {
  const search = Object.entries(query).map(([name, value]) => `${name}=${value}`);
  return `/${path}${search.length > 0 ? `?${search.join('&')}` : ''}`;
}

/** Joins a path to the folder of `from`; a leading slash starts at the root. */
export function joinPath(path: string, from: string): string {
  const parts = path.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
