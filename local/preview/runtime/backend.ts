import { CurrentWindowBackendContext, type domlikeBackend } from 'glass-easel';
import { rewriteLengths } from '../compiler/lengths';
import { dispatch } from './dispatch';
import { elementAt } from './dom';

/** DOM events that reach a page's handlers as they are. Touches come from gestures.ts, all else from the components. */
const passedOn = new Set(['transitionend', 'animationstart', 'animationiteration', 'animationend']);

/** Elements with a `longpress` handler: lifting the finger after one gives no tap. */
const longPressed = new WeakSet<object>();

type DomLike = domlikeBackend.Element;

/** The browser as the component framework's backend, with WeChat's tags, lengths and events. */
export class PhoneBackend extends CurrentWindowBackendContext {
  private readonly listened = new WeakMap<object, Set<string>>();
  private readonly seen = new WeakSet<Event>();

  constructor(private readonly builtinTags: ReadonlySet<string>) {
    super();
    this.document = {
      createElement: (tag) => this.createElement(tag),
      createTextNode: (text) => document.createTextNode(text) as unknown as DomLike,
      createDocumentFragment: () => document.createDocumentFragment() as unknown as DomLike,
    };
  }

  override setListenerStats(element: DomLike, type: string): void {
    if (type === 'longpress' || type === 'longtap') longPressed.add(element);
    if (!passedOn.has(type)) return;
    const types = this.listened.get(element) ?? new Set();
    this.listened.set(element, types);
    if (types.has(type)) return;
    types.add(type);
    element.addEventListener(type, (event) => this.passOn(event));
  }

  override setModelBindingStat(): void {
    // built-in inputs are components and bind by themselves; plain DOM inputs exist only inside those
  }

  private createElement(tag: string): DomLike {
    const element = document.createElement(domTag(tag, this.builtinTags));
    element.setAttribute = setAttributeInPageUnits;
    return element as unknown as DomLike;
  }

  /** An event may be heard by several elements on its way up; the framework walks that way itself, once. */
  private passOn(event: Event): void {
    if (this.seen.has(event)) return;
    this.seen.add(event);
    const target = elementAt(event.target);
    if (target) dispatch(target, event.type, {}, event);
  }
}

/** Does a handler for long presses wait at this element or above it? */
export function expectsLongPress(node: EventTarget | null): boolean {
  for (let at = node instanceof Node ? node : null; at; at = at.parentNode) {
    if (longPressed.has(at)) return true;
  }
  return false;
}

/** `view` → `wx-view`; `native-input` (in the template of a built-in) → `input`; a component's own tag stays. */
function domTag(tag: string, builtinTags: ReadonlySet<string>): string {
  if (tag.startsWith('native-')) return tag.slice('native-'.length);
  return builtinTags.has(tag) || tag === 'page' ? `wx-${tag}` : tag;
}

function setAttributeInPageUnits(this: HTMLElement, name: string, value: unknown): void {
  const text = String(value);
  HTMLElement.prototype.setAttribute.call(this, name, name === 'style' ? rewriteLengths(text) : text);
}
