import type { GeneralComponent } from 'glass-easel';
import { defineBuiltin } from '../../runtime/define-builtin';
import { dom } from '../../runtime/dom';
import { isAlive } from '../base/alive';
import { shownText } from './decode';
import css from './text.css';

const watchers = new WeakMap<object, MutationObserver>();

/** `<text>`: inline text that keeps its line breaks. `space` and `decode` work as WeChat's. */
export const text = defineBuiltin({
  css,
  properties: {
    selectable: Boolean,
    userSelect: Boolean,
    space: String,
    decode: Boolean,
    overflow: String,
    maxLines: Number,
  },
  lifetimes: {
    attached() {
      const watcher = new MutationObserver(() => rewrite(this.general()));
      watcher.observe(dom(this), { childList: true, characterData: true, subtree: true });
      watchers.set(this.general(), watcher);
      rewrite(this.general());
    },
    // What it still has to tell would find no element any more.
    detached() {
      watchers.get(this.general())?.disconnect();
    },
  },
  observers: {
    'selectable, userSelect'(selectable: boolean, userSelect: boolean) {
      dom(this).toggleAttribute('selectable', selectable || userSelect);
    },
    'space, decode'() {
      dom(this).toggleAttribute('keep-space', this.data.space !== '');
      rewrite(this.general());
    },
    overflow(overflow: string) {
      dom(this).setAttribute('overflow', overflow);
    },
  },
});

/** `<span>`: inline text without anything of its own. */
export const span = defineBuiltin({});

/** The framework writes plain text; what `decode` and `space` make of it replaces that, each time anew. */
function rewrite(component: GeneralComponent): void {
  if (!isAlive(component)) return;
  const { decode, space } = component.data as { decode: boolean; space: string };
  const nodes = document.createTreeWalker(dom(component), NodeFilter.SHOW_TEXT);
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    const shown = shownText(node.nodeValue ?? '', decode, space);
    if (shown !== node.nodeValue) node.nodeValue = shown;
  }
}
