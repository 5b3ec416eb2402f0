import { component } from 'glass-easel-miniprogram-adapter';
import type { IntersectionOptions, SelectorQueryLike } from './contract';
import type { PageComponent } from './page-component';

/** What the phone does when a page or component calls one of its inherited methods. */
export interface ComponentMethods {
  createSelectorQuery(component: PageComponent): SelectorQueryLike;
  createIntersectionObserver(component: PageComponent, options?: IntersectionOptions): unknown;
  /** Hears of every setData before it takes effect. */
  countSetData(component: PageComponent, data: unknown): void;
}

/**
 * Gives pages and components the phone's own methods in place of the adapter's: places are counted from the page's
 * viewport, all query fields are there, setData is counted, an event without detail has an empty one.
 */
export function installComponentMethods(methods: ComponentMethods): void {
  const prototype = component.ComponentCaller.prototype as unknown as PageComponent;
  const { setData, triggerEvent } = prototype as unknown as Record<string, (...values: unknown[]) => unknown>;
  Object.assign(prototype, {
    setData(this: PageComponent, data: Record<string, unknown>, callback?: () => void) {
      if (!data || typeof data !== 'object') throw new Error(`setData needs an object, not ${String(data)}`);
      // An answer that comes after its page was closed: WeChat draws nothing, and there is nothing left to draw on.
      if (wasReleased(this)) return;
      methods.countSetData(this, data);
      setData?.call(this, data, callback);
    },
    triggerEvent(this: PageComponent, name: string, detail: unknown = {}, options: object = {}) {
      triggerEvent?.call(this, name, detail, options);
    },
    createSelectorQuery(this: PageComponent) {
      return methods.createSelectorQuery(this);
    },
    createIntersectionObserver(this: PageComponent, options?: IntersectionOptions) {
      return methods.createIntersectionObserver(this, options);
    },
  });
}

/** Whether a page or component has lost its place on the phone for good. A virtual host never had a node of its own. */
function wasReleased({ _$: element }: PageComponent): boolean {
  return !element.getBackendElement() && !element.getComponentOptions().virtualHost;
}
