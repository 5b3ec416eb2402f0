import { type CaseListItem, listHeld, listQueue, listWatched } from '../../../services/case';

/** 待办: what waits at my desks. 督办: what is open where I watch over. Both worst first. 全部: what my desks hold or held. */
export type Source = 'queue' | 'watched' | 'held';

interface Page {
  items: CaseListItem[];
  more: (() => Promise<Page>) | null;
}

const firstPages: Record<Source, () => Promise<Page>> = {
  queue: () => worstFirst(listQueue),
  watched: () => worstFirst(listWatched),
  held: () => newestFirst(),
};

async function worstFirst(list: typeof listQueue, after?: Parameters<typeof listQueue>[0]): Promise<Page> {
  return pageOf(await list(after), list);
}

function pageOf({ items, next }: Awaited<ReturnType<typeof listQueue>>, list: typeof listQueue): Page {
  return { items, more: next && (() => worstFirst(list, next)) };
}

async function newestFirst(before?: number): Promise<Page> {
  const { items, next } = await listHeld(before);
  return { items, more: next === null ? null : () => newestFirst(next) };
}

/** What one look through the list for a filter may cost. */
const pagesALook = 5;
const enoughFound = 8;

/** A list of cases as far as it was loaded. */
export class CaseList {
  items: CaseListItem[] = [];
  private more: Page['more'] = null;

  constructor(readonly source: Source) {}

  get hasMore(): boolean {
    return this.more !== null;
  }

  /**
   * From its start, as far as was already on the screen. What is there stays until all of it has come.
   *
   * @param first the first page, where it was got with something else
   */
  async refresh(first?: Awaited<ReturnType<typeof listQueue>>): Promise<void> {
    const atLeast = this.items.length;
    let page = first ? pageOf(first, listQueue) : await firstPages[this.source]();
    const items = [...page.items];
    while (items.length < atLeast && page.more) {
      page = await page.more();
      items.push(...page.items);
    }
    this.items = items;
    this.more = page.more;
  }

  async next(): Promise<void> {
    if (!this.more) return;
    const { items, more } = await this.more();
    // A case that moved down while one scrolled comes again; it stays where it was seen.
    const known = new Set(this.items.map(({ id }) => id));
    this.items = [...this.items, ...items.filter(({ id }) => !known.has(id))];
    this.more = more;
  }

  /** Goes on until some more match, within a few pages. */
  async look(matches: (item: CaseListItem) => boolean): Promise<void> {
    const wanted = this.items.filter(matches).length + enoughFound;
    for (let page = 0; page < pagesALook && this.more; page++) {
      await this.next();
      if (this.items.filter(matches).length >= wanted) return;
    }
  }

  /** Puts what a case has become in its place. Resolves to it, or undefined when it is no longer there. */
  replace(id: string, change: (before: CaseListItem) => CaseListItem): CaseListItem | undefined {
    const index = this.items.findIndex((item) => item.id === id);
    const before = this.items[index];
    if (!before) return undefined;
    const after = change(before);
    this.items[index] = after;
    return after;
  }
}
