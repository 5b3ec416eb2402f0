/** A node as pages write it: `{name, attrs, children}` or `{type: 'text', text}`. */
export interface RichNode {
  type?: 'node' | 'text';
  text?: string;
  name?: string;
  attrs?: Record<string, unknown>;
  children?: RichNode[];
}

/** Tags WeChat lets through, with the attributes each may have besides class and style. Everything else is dropped. */
const allowed: Record<string, string[]> = {
  ...Object.fromEntries(
    (
      'a abbr address article aside b bdi big blockquote br caption center cite code col colgroup dd del div dl dt em ' +
      'fieldset font footer h1 h2 h3 h4 h5 h6 header hr i ins label legend li mark nav ol p pre q rt ruby s section ' +
      'small span strong sub sup table tbody td tfoot th thead tr tt u ul'
    )
      .split(' ')
      .map((tag) => [tag, []]),
  ),
  bdo: ['dir'],
  col: ['span', 'width'],
  colgroup: ['span', 'width'],
  font: ['color', 'face'],
  img: ['alt', 'src', 'height', 'width'],
  ol: ['start', 'type'],
  table: ['width'],
  td: ['colspan', 'height', 'rowspan', 'width'],
  th: ['colspan', 'height', 'rowspan', 'width'],
  tr: ['colspan', 'height', 'rowspan', 'width'],
};

interface Building {
  /** The address a browser shows a picture by. */
  source(image: HTMLImageElement, src: string): void;
  classes(names: string): string[];
  /** Entities are still written out in the text: true for nodes written as data. */
  hasEntities: boolean;
}

/** Builds the DOM of nodes written as data. Only allowed tags and attributes come through, so no script can. */
export function buildNodes(nodes: RichNode[], building: Building): Node[] {
  return nodes.flatMap((node) => {
    if (node.type === 'text' || node.text !== undefined)
      return document.createTextNode(building.hasEntities ? plain(node.text ?? '') : (node.text ?? ''));
    const tag = String(node.name ?? '').toLowerCase();
    const attributes = allowed[tag];
    if (!attributes) return [];
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(node.attrs ?? {})) {
      const text = String(value);
      if (name === 'class') element.classList.add(...building.classes(text));
      else if (name === 'style') element.style.cssText = text;
      else if (name === 'src' && element instanceof HTMLImageElement) building.source(element, text);
      else if (attributes.includes(name)) element.setAttribute(name, text);
    }
    element.append(...buildNodes(node.children ?? [], building));
    return element;
  });
}

/** HTML text as nodes. The browser's parser reads it; nothing of it runs or loads there. */
export function parseHtml(html: string): RichNode[] {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  return [...parsed.body.childNodes].flatMap(nodeOf);
}

function nodeOf(node: ChildNode): RichNode[] {
  if (node.nodeType === Node.TEXT_NODE) return [{ type: 'text', text: node.nodeValue ?? '' }];
  if (!(node instanceof Element)) return [];
  const attrs = Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]));
  return [{ name: node.tagName.toLowerCase(), attrs, children: [...node.childNodes].flatMap(nodeOf) }];
}

/** Entities in node text are shown as what they stand for. */
function plain(text: string): string {
  if (!text.includes('&')) return text;
  // A textarea reads entities and nothing else: no tag in it comes to life.
  const reader = document.createElement('textarea');
  reader.innerHTML = text.replace(/</g, '&lt;');
  return reader.value;
}
