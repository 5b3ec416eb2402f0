import type { Page } from 'playwright-core';

export interface Logged {
  type: string;
  id: string;
  detail: Record<string, unknown>;
  causedBy?: string;
}

/** The DOM node of the element with this id in the page's template, or a part of it. The framework puts a prefix before ids. */
export const byId = (id: string, part = ''): string => `[id$="--${id}"] ${part}`.trim();

/** A field of the top page's data. */
export function pageData(page: Page, name: string): Promise<unknown> {
  return page.evaluate((field) => window.__phone.currentPage().instance.data[field], name);
}

/** What the fixture page's `log` handler heard so far. */
export async function eventsOf(page: Page): Promise<Logged[]> {
  return (await pageData(page, 'events')) as Logged[];
}

/** Waits until the page heard an event, and answers the last such one. */
export async function heard(page: Page, type: string, id?: string): Promise<Logged> {
  const found = await page.waitForFunction(
    ([wanted, from]) => {
      const events = window.__phone.currentPage().instance.data['events'] as { type: string; id: string }[];
      return events.findLast((event) => event.type === wanted && (!from || event.id === from));
    },
    [type, id] as const,
  );
  return (await found.jsonValue()) as Logged;
}

/** Calls a `wx` function on the phone and answers what it answered; a failure comes as `{failed}`. */
export function callWx(page: Page, name: string, options: object = {}): Promise<Record<string, unknown>> {
  return page.evaluate(
    async ([path, given]) => {
      const target = path
        .split('.')
        .reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], window.__phone.wx);
      try {
        return (await (target as (options: object) => Promise<Record<string, unknown>>)(given)) ?? {};
      } catch (error) {
        const { errMsg, errCode, errno } = error as Record<string, unknown>;
        return { failed: errMsg ?? String(error), errCode, errno };
      }
    },
    [name, options] as const,
  );
}
