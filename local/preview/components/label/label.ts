import type { Element as WxElement } from 'glass-easel';
import { defineBuiltin } from '../../runtime/define-builtin';
import { dom, elementAt } from '../../runtime/dom';
import { controlOf, firstControlIn } from '../form/fields';
import css from './label.css';

/** `<label>`: a tap on it acts on the component named by `for`, or on the first one inside. */
export const label = defineBuiltin({
  css,
  properties: { for: String },
  lifetimes: {
    attached() {
      this.addListener('tap', (event) => {
        const host = dom(this);
        const target = tappedNode(event.target);
        // A tap on the control itself has done its work already.
        if (target && insideControl(target, host)) return;
        const named = this.data.for ? this.ownerShadowRoot?.getElementById(this.data.for) : undefined;
        const control = named ? controlOf(nodeOf(named)) : firstControlIn(host);
        control?.activate();
      });
    },
  },
});

function tappedNode(target: unknown): Node | undefined {
  const node = (target as WxElement).getBackendElement?.();
  return node instanceof Node ? node : undefined;
}

const nodeOf = (element: WxElement): Node => element.getBackendElement() as unknown as Node;

function insideControl(node: Node, label: Node): boolean {
  for (let at: Node | null = node; at && at !== label; at = at.parentNode) {
    if (elementAt(at) && controlOf(at)) return true;
  }
  return false;
}
