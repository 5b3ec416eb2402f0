import type { GeneralComponent } from 'glass-easel';
import { defineBuiltin } from '../../runtime/define-builtin';
import { dom, scopedClasses } from '../../runtime/dom';
import { showPicture } from '../image/show-picture';
import { buildNodes, parseHtml, type RichNode } from './nodes';
import css from './rich-text.css';

/** `<rich-text>`: HTML text or nodes. No event reaches what is inside, as on a phone. */
export const richText = defineBuiltin({
  css,
  properties: { nodes: null, space: String, userSelect: Boolean, mode: String },
  lifetimes: {
    attached() {
      draw(this.general());
    },
  },
  observers: {
    nodes() {
      draw(this.general());
    },
    userSelect(selectable: boolean) {
      dom(this).style.userSelect = selectable ? 'text' : '';
    },
    space(space: string) {
      dom(this).style.whiteSpace = space ? 'pre-wrap' : '';
    },
  },
});

function draw(component: GeneralComponent): void {
  const nodes: unknown = component.data['nodes'];
  const list = typeof nodes === 'string' ? parseHtml(nodes) : Array.isArray(nodes) ? (nodes as RichNode[]) : [];
  const built = buildNodes(list, {
    hasEntities: typeof nodes !== 'string',
    classes: (names) => scopedClasses(component, names),
    source: (image, src) => showPicture(component, image, src),
  });
  dom(component).replaceChildren(...built);
}
