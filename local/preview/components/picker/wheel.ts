/** Height of one line, in pixels; the styles count on it. */
const LINE = 34;

/** One column that is turned with finger, wheel, arrow keys or a tap on a line. */
export class Wheel {
  readonly element = document.createElement('div');
  private items: string[] = [];
  private index = 0;

  constructor(
    label: string,
    private readonly turned: (index: number) => void,
  ) {
    this.element.className = 'wx-wheel';
    this.element.tabIndex = 0;
    this.element.setAttribute('role', 'listbox');
    this.element.setAttribute('aria-label', label);
    this.element.addEventListener('scroll', () => this.settle());
    this.element.addEventListener('click', ({ target }) => {
      const index = target instanceof HTMLElement ? Number(target.dataset['index'] ?? Number.NaN) : Number.NaN;
      if (!Number.isNaN(index)) this.turnTo(index);
    });
    this.element.addEventListener('keydown', (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      this.turnTo(this.index + step);
    });
  }

  get selected(): number {
    return this.index;
  }

  /**
   * Shows these lines with one of them chosen. Needs to be in the document, or the choice is shown by `place()` later.
   * Lines that are there already stay: new ones under a finger, or while it turns, would make the browser snap back.
   */
  fill(items: string[], index: number): void {
    const chosen = Math.min(Math.max(0, index), Math.max(0, items.length - 1));
    const same = items.length === this.items.length && items.every((text, at) => text === this.items[at]);
    if (same && chosen === this.index) return;
    this.index = chosen;
    if (same) {
      this.place();
      return;
    }
    this.items = items;
    const lines = items.map((text, position) => {
      const line = document.createElement('div');
      line.className = 'wx-wheel__item';
      line.textContent = text;
      line.dataset['index'] = String(position);
      line.setAttribute('role', 'option');
      return line;
    });
    this.element.replaceChildren(...lines);
    this.place();
  }

  place(): void {
    this.element.scrollTop = this.index * LINE;
    this.mark();
  }

  private turnTo(index: number): void {
    const next = Math.min(Math.max(0, index), this.items.length - 1);
    this.element.scrollTo({ top: next * LINE, behavior: 'instant' });
    this.choose(next);
  }

  /** While it turns the nearest line counts; no need to wait until it stands still. */
  private settle(): void {
    this.choose(Math.min(Math.max(0, Math.round(this.element.scrollTop / LINE)), this.items.length - 1));
  }

  private choose(index: number): void {
    if (index === this.index || index < 0) return;
    this.index = index;
    this.mark();
    this.turned(index);
  }

  private mark(): void {
    for (const [position, line] of [...this.element.children].entries()) {
      line.setAttribute('aria-selected', String(position === this.index));
    }
  }
}
