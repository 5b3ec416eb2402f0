/**
 * A list that comes page by page. What was asked for before the list was begun anew is dropped, so that an answer that is
 * late never stands among the rows of another place, nor twice.
 */
export class PagedList<Page extends { next: unknown }> {
  private next: Page['next'] | null = null;
  private beginnings = 0;
  private under: number | undefined;
  /** A beginning without an answer yet: until then there is nothing to go on from. */
  private beginning = false;

  /** @param fetch the page after `next` of the one before, the first without it */
  constructor(private readonly fetch: (after?: NonNullable<Page['next']>) => Promise<Page>) {}

  /**
   * The first page; undefined when it was begun anew meanwhile, also where this one failed. What is shown goes on where it
   * was when this fails.
   */
  async begin(): Promise<Page | undefined> {
    const beginning = ++this.beginnings;
    this.beginning = true;
    try {
      return await this.take(beginning, () => this.fetch());
    } finally {
      if (beginning === this.beginnings) this.beginning = false;
    }
  }

  /** Another list is to be shown: nothing goes on, and nothing that is under way arrives. */
  leave(): void {
    this.beginnings += 1;
    this.beginning = false;
    this.next = null;
  }

  /** The page after what is there; undefined when there is none, or one is on its way already. */
  async more(): Promise<Page | undefined> {
    const { next, beginnings } = this;
    if (next === null || next === undefined || this.beginning || this.under === beginnings) return undefined;
    this.under = beginnings;
    try {
      return await this.take(beginnings, () => this.fetch(next as NonNullable<Page['next']>));
    } finally {
      if (this.under === beginnings) this.under = undefined;
    }
  }

  private async take(beginning: number, ask: () => Promise<Page>): Promise<Page | undefined> {
    try {
      const page = await ask();
      if (beginning !== this.beginnings) return undefined;
      this.next = page.next;
      return page;
    } catch (error) {
      if (beginning !== this.beginnings) return undefined;
      throw error;
    }
  }
}

/** The change that draws rows behind those that are there: `{ 'items[20]': …, 'items[21]': … }`. */
export function appended(name: string, length: number, rows: readonly unknown[]): Record<string, unknown> {
  return Object.fromEntries(rows.map((row, index) => [`${name}[${length + index}]`, row]));
}
