import { defineBuiltin } from '../../runtime/define-builtin';
import { dom } from '../../runtime/dom';
import css from './cover.css';

/** `<cover-view>`: lies over native components on a phone; here everything is DOM and it is a plain block. */
export const coverView = defineBuiltin({
  css,
  properties: { scrollTop: null },
  observers: {
    scrollTop(value: unknown) {
      dom(this).scrollTop = Number.parseFloat(String(value ?? 0)) || 0;
    },
  },
});
