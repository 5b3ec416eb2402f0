import { defineBuiltin } from '../../runtime/define-builtin';
import { dom } from '../../runtime/dom';
import { offerToQuery } from '../../runtime/query-offers';
import { canvasNode } from '../../wx/canvas-node';
import { servicesOf } from '../../wx/services';
import css from './canvas.css';
import template from './canvas.wxml';

/** `<canvas type="2d">`: `select().node()` gives the canvas itself. The old `canvas-id` has no drawing context here. */
export const canvas = defineBuiltin({
  css,
  template,
  properties: { type: String, canvasId: String, disableScroll: Boolean },
  lifetimes: {
    attached() {
      const node = dom(this).firstElementChild;
      if (!(node instanceof HTMLCanvasElement)) throw new Error('<canvas> has lost its node');
      node.width = node.clientWidth || 300;
      node.height = node.clientHeight || 150;
      canvasNode(servicesOf(window.__phone), node);
      offerToQuery(this.general(), { node: () => node });
    },
  },
});
