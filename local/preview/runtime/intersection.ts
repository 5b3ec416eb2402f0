import type { IntersectionOptions, PageComponent } from './contract';
import type { QueryGround } from './query';

interface Margins {
  left?: number;
  top?: number;
  right?: number;
  bottom?: number;
}

/** `wx.createIntersectionObserver()`: WeChat's chain over the browser's observer. Without `relativeTo`, the page's viewport. */
export class PageIntersectionObserver {
  private observer: IntersectionObserver | undefined;
  private selector: string | undefined;
  private margins: Margins = {};

  constructor(
    private readonly ground: QueryGround,
    private readonly component: PageComponent,
    private readonly options: IntersectionOptions,
  ) {}

  relativeTo(selector: string, margins: Margins = {}): this {
    this.selector = selector;
    this.margins = margins;
    return this;
  }

  relativeToViewport(margins: Margins = {}): this {
    this.selector = undefined;
    this.margins = margins;
    return this;
  }

  observe(target: string, listener: (entry: Record<string, unknown>) => void): void {
    const shadow = this.component._$.getShadowRoot();
    const found = this.options.observeAll
      ? (shadow?.querySelectorAll(target) ?? [])
      : [shadow?.querySelector(target) ?? null];
    const nodes = new Map<globalThis.Element, { id: string; dataset: unknown }>();
    for (const element of found) {
      const node = element?.getBackendElement() as unknown as globalThis.Element | null | undefined;
      if (element && node) nodes.set(node, { id: element.id, dataset: element.dataset });
    }
    const { top = 0, right = 0, bottom = 0, left = 0 } = this.margins;
    this.disconnect();
    this.observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) listener({ ...this.answer(entry), ...nodes.get(entry.target) });
      },
      {
        root: this.root(),
        rootMargin: `${top}px ${right}px ${bottom}px ${left}px`,
        threshold: this.options.thresholds ?? [0],
      },
    );
    for (const node of nodes.keys()) this.observer.observe(node);
  }

  disconnect(): void {
    this.observer?.disconnect();
    this.observer = undefined;
  }

  private root(): globalThis.Element {
    const reference = this.selector && this.component._$.getShadowRoot()?.querySelector(this.selector);
    const node = reference ? (reference.getBackendElement() as unknown as globalThis.Element | null) : null;
    return node ?? this.ground.frameOf(this.component).viewport;
  }

  /** Boxes relative to the page's viewport. */
  private answer(entry: IntersectionObserverEntry): Record<string, unknown> {
    const origin = this.ground.frameOf(this.component).viewport.getBoundingClientRect();
    const box = (rect: DOMRectReadOnly | null) => {
      const { left = 0, top = 0, width = 0, height = 0 } = rect ?? {};
      const x = left - origin.left;
      const y = top - origin.top;
      return { left: x, top: y, right: x + width, bottom: y + height, width, height };
    };
    return {
      intersectionRatio: entry.intersectionRatio,
      intersectionRect: box(entry.intersectionRect),
      boundingClientRect: box(entry.boundingClientRect),
      relativeRect: box(entry.rootBounds),
      time: Date.now(),
    };
  }
}
