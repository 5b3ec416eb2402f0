import type { Element } from 'glass-easel';

/** The DOM node of a built-in component: `<wx-name>`. Throws for a virtual host, which has none. */
export function dom(component: { getBackendElement(): unknown }): HTMLElement {
  const node = component.getBackendElement();
  if (node instanceof HTMLElement) return node;
  throw new Error('this component has no element of its own (virtualHost)');
}

/** The framework's element at or above a DOM node. */
export function elementAt(node: EventTarget | null): Element | null {
  let at = node instanceof Node ? node : null;
  while (at && !isBound(at)) at = at.parentNode;
  return at && isBound(at) ? at.__wxElement : null;
}

function isBound(node: Node): node is Node & { __wxElement: Element } {
  return '__wxElement' in node && Boolean(node.__wxElement);
}

/**
 * DOM class names for class names a page gave in a property (`placeholder-class`, `indicator-class`): with the style
 * scope of the page or component that wrote them, external classes resolved.
 */
export function scopedClasses(component: Element, names: string): string[] {
  const list = component.classList as unknown as ClassScopes;
  const found: string[] = [];
  for (const name of names.split(/\s+/).filter(Boolean)) {
    list._$resolvePrefixes(name, (scope, className) => {
      const prefix = scope === undefined ? '' : list._$prefixManager?.queryName(scope);
      found.push(prefix ? `${prefix}--${className}` : className);
    });
  }
  return found;
}

/** Inner names of the framework's ClassList, which has no public way to ask for the resolved names. */
interface ClassScopes {
  _$resolvePrefixes(name: string, each: (scope: number | undefined, className: string) => void): void;
  _$prefixManager?: { queryName(scope: number): string | undefined };
}
