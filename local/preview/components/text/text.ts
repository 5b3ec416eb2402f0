import { defineBuiltin } from '../../runtime/define-builtin';
import { dom } from '../../runtime/dom';
import css from './text.css';

/** `<text>`: inline text that keeps its line breaks. `space` and `decode` work as WeChat's. */
export const text = defineBuiltin({
  css,
  properties: {
    selectable: Boolean,
    userSelect: Boolean,
    space: String,
    decode: Boolean,
    overflow: String,
  },
  observers: {
    'selectable, userSelect'(selectable: boolean, userSelect: boolean) {
      dom(this).toggleAttribute('selectable', selectable || userSelect);
    },
    space(space: string) {
      dom(this).toggleAttribute('keep-space', space !== '');
    },
  },
});
