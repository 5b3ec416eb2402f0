import { Component, Element, NativeNode, VirtualNode } from 'glass-easel';

type Combinator = 'descendant' | 'child' | 'deep';

interface Compound {
  tag?: string;
  id?: string;
  classes: string[];
  attributes: { name: string; value?: string }[];
  /** How this part relates to the one before it. */
  combinator: Combinator;
}

/**
 * First or all elements under `root` that a selector names: tag, #id, .class, [attribute=value], descendant, `>`,
 * `>>>` (into components), comma. Results come in document order.
 */
export function select(root: Element, selector: string): Element[] {
  const found = new Set<Element>();
  for (const complex of parseSelector(selector)) for (const element of matchFrom(root, complex)) found.add(element);
  return found.size > 1 ? inOrder(root, found) : [...found];
}

function matchFrom(root: Element, parts: Compound[]): Element[] {
  let bases = [root];
  for (const part of parts) {
    const next = new Set<Element>();
    for (const base of bases) {
      const candidates = part.combinator === 'child' ? children(base) : descendants(base, part.combinator === 'deep');
      for (const element of candidates) if (matches(element, part)) next.add(element);
    }
    bases = [...next];
  }
  return bases;
}

/** Elements of the same shadow tree below `element`, with `deep` also those inside components. A page or custom component as root is looked into. */
function* descendants(element: Element, deep: boolean, isRoot = true): Generator<Element> {
  if (Component.isComponent(element) && (deep || (isRoot && isCustom(element)))) {
    const shadow = element.getShadowRoot();
    if (shadow) yield* descendants(shadow, deep, false);
  }
  for (const child of element.childNodes) {
    if (!Element.isElement(child)) continue;
    if (!VirtualNode.isVirtualNode(child)) yield child;
    yield* descendants(child, deep, false);
  }
}

function* children(element: Element): Generator<Element> {
  for (const child of element.childNodes) {
    if (!Element.isElement(child)) continue;
    if (VirtualNode.isVirtualNode(child)) yield* children(child);
    else yield child;
  }
}

function matches(element: Element, part: Compound): boolean {
  if (part.tag && part.tag !== '*' && tagOf(element) !== part.tag) return false;
  if (part.id && element.id !== part.id) return false;
  if (!part.classes.every((name) => element.classList?.contains(name))) return false;
  return part.attributes.every(({ name, value }) => {
    const actual = attributeOf(element, name);
    return actual !== undefined && (value === undefined || String(actual) === value);
  });
}

/** A page or component of the mini program, not a built-in one. */
export function isCustom(element: Element): boolean {
  const caller: unknown = Component.isComponent(element) ? element.getMethodCaller() : null;
  return caller !== null && typeof caller === 'object' && '_$' in caller;
}

/** Tag as in the template. */
export function tagOf(element: Element): string {
  if (Component.isComponent(element)) return element.tagName;
  return NativeNode.isNativeNode(element) ? element.is : '';
}

/** A property, `data-*` value or DOM attribute by its name in the template. */
export function attributeOf(element: Element, name: string): unknown {
  if (name === 'id') return element.id || undefined;
  if (name === 'class') return element.class;
  if (name.startsWith('data-')) return element.dataset?.[camel(name.slice('data-'.length))];
  if (Component.isComponent(element)) {
    const data = element.data as Record<string, unknown>;
    if (camel(name) in data) return data[camel(name)];
  }
  const node = element.getBackendElement() as unknown as HTMLElement | null;
  return node?.getAttribute(name) ?? undefined;
}

function camel(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function parseSelector(selector: string): Compound[][] {
  return selector.split(',').map((complex) => {
    const parts: Compound[] = [];
    let combinator: Combinator = 'descendant';
    for (const [token] of complex.trim().matchAll(/>>>|>|(?:\[[^\]]*\]|[^\s>[])+/g)) {
      if (token === '>>>') combinator = 'deep';
      else if (token === '>') combinator = 'child';
      else {
        parts.push({ ...parseCompound(token), combinator });
        combinator = 'descendant';
      }
    }
    return parts;
  });
}

function parseCompound(text: string): Omit<Compound, 'combinator'> {
  const compound: Omit<Compound, 'combinator'> = { classes: [], attributes: [] };
  for (const [token] of text.matchAll(/\[[^\]]*\]|[.#]?(?:\\.|[\w*\u0080-\uffff:-])+/g)) {
    if (token.startsWith('.')) compound.classes.push(token.slice(1));
    else if (token.startsWith('#')) compound.id = token.slice(1);
    else if (token.startsWith('[')) {
      const [name = '', value] = token.slice(1, -1).split(/=(.*)/s);
      compound.attributes.push({ name: name.trim(), value: value?.trim().replace(/^(['"])(.*)\1$/s, '$2') });
    } else compound.tag = token;
  }
  return compound;
}

function inOrder(root: Element, found: Set<Element>): Element[] {
  return [...descendants(root, true)].filter((element) => found.has(element));
}
