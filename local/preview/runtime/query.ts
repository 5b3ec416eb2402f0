import { Component, type Element } from 'glass-easel';
import type { NodesRefLike, PageComponent, QueryAnswer, QueryFields, SelectorQueryLike } from './page-component';
import { offeredTo } from './query-offers';

type Answer = QueryAnswer | QueryAnswer[];
type Callback = (result: Answer) => void;

interface Asked {
  component: PageComponent | undefined;
  /** Null asks for the viewport. */
  selector: string | null;
  single: boolean;
  fields: QueryFields;
  callback?: Callback;
}

/** What a query needs to know of the phone. */
export interface QueryGround {
  currentComponent(): PageComponent;
  /** Viewport and scroller of the page a component is in. */
  frameOf(component: PageComponent): { viewport: HTMLElement; scroller: HTMLElement };
}

/** `wx.createSelectorQuery()`. Places are relative to the page's viewport, as WeChat counts them. */
export class SelectorQuery implements SelectorQueryLike {
  private readonly asked: Asked[] = [];

  constructor(
    private readonly ground: QueryGround,
    private component?: PageComponent,
  ) {}

  in(component: PageComponent): this {
    this.component = component;
    return this;
  }

  select(selector: string): NodesRefLike {
    return this.nodes(selector, true);
  }

  selectAll(selector: string): NodesRefLike {
    return this.nodes(selector, false);
  }

  selectViewport(): NodesRefLike {
    return this.nodes(null, true);
  }

  exec(callback?: (results: Answer[]) => void): this {
    const asked = [...this.asked];
    // answers come later, after what is being rendered now
    window.setTimeout(() => {
      const results = asked.map((item) => this.answer(item));
      for (const [index, item] of asked.entries()) item.callback?.(results[index] ?? null);
      callback?.(results);
    }, 0);
    return this;
  }

  private nodes(selector: string | null, single: boolean): NodesRefLike {
    const ask = (fields: QueryFields, callback?: Callback): this => {
      this.asked.push({ component: this.component, selector, single, fields, callback });
      return this;
    };
    return {
      fields: ask,
      boundingClientRect: (callback) => ask({ id: true, dataset: true, rect: true, size: true }, callback),
      scrollOffset: (callback) => ask({ id: true, dataset: true, scrollOffset: true }, callback),
      context: (callback) => ask({ context: true }, callback),
      node: (callback) => ask({ node: true }, callback),
    };
  }

  private answer(item: Asked): Answer {
    const component = item.component ?? this.ground.currentComponent();
    const frame = this.ground.frameOf(component);
    if (item.selector === null) return fieldsOfViewport(frame, item.fields);
    const shadow = component._$.getShadowRoot();
    if (item.single) {
      const element = shadow?.querySelector(item.selector);
      return element ? fieldsOf(element, item.fields, frame.viewport) : null;
    }
    return (shadow?.querySelectorAll(item.selector) ?? []).map((element) =>
      fieldsOf(element, item.fields, frame.viewport),
    );
  }
}

function fieldsOfViewport(frame: { viewport: HTMLElement; scroller: HTMLElement }, fields: QueryFields): QueryAnswer {
  const { clientWidth: width, clientHeight: height } = frame.viewport;
  return {
    ...(fields.id && { id: '' }),
    ...(fields.dataset && { dataset: {} }),
    ...(fields.rect && { left: 0, top: 0, right: width, bottom: height }),
    ...(fields.size && { width, height }),
    ...(fields.scrollOffset && scrollOf(frame.scroller)),
  };
}

function fieldsOf(element: Element, fields: QueryFields, viewport: HTMLElement): QueryAnswer {
  const node = element.getBackendElement() as unknown as HTMLElement | null;
  const result: Record<string, unknown> = {
    ...(fields.id && { id: element.id }),
    ...(fields.dataset && { dataset: element.dataset }),
    ...(fields.mark && { mark: element.collectMarks() }),
  };
  if (node && (fields.rect || fields.size)) Object.assign(result, boxOf(node, viewport, fields));
  if (node && fields.scrollOffset) Object.assign(result, scrollOf(node));
  if (fields.properties && Component.isComponent(element)) {
    const data = element.data as Record<string, unknown>;
    for (const name of fields.properties) result[name] = data[name];
  }
  if (node && fields.computedStyle) {
    const style = getComputedStyle(node);
    for (const name of fields.computedStyle) result[name] = style.getPropertyValue(kebab(name));
  }
  if (fields.node) result.node = offeredTo(element).node?.() ?? null;
  if (fields.context) result.context = offeredTo(element).context?.() ?? null;
  return result;
}

function boxOf(node: HTMLElement, viewport: HTMLElement, fields: QueryFields): Record<string, number> {
  const box = node.getBoundingClientRect();
  const origin = viewport.getBoundingClientRect();
  const left = box.left - origin.left;
  const top = box.top - origin.top;
  return {
    ...(fields.rect && { left, top, right: left + box.width, bottom: top + box.height }),
    ...(fields.size && { width: box.width, height: box.height }),
  };
}

function scrollOf(node: HTMLElement): Record<string, number> {
  const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = node;
  return { scrollLeft, scrollTop, scrollWidth, scrollHeight };
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
