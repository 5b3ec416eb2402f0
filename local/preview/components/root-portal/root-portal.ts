import type { GeneralComponent } from 'glass-easel';
import { defineBuiltin } from '../../runtime/define-builtin';
import { dom } from '../../runtime/dom';
import css from './root-portal.css';
import template from './root-portal.wxml';

const boxes = new WeakMap<GeneralComponent, HTMLElement>();

/** `<root-portal>`: its content is drawn at the page's own level, free of transforms and clipping around it. */
export const rootPortal = defineBuiltin({
  css,
  template,
  properties: { enable: { type: Boolean, value: true } },
  lifetimes: {
    attached() {
      const box = dom(this).firstElementChild;
      if (box instanceof HTMLElement) boxes.set(this.general(), box);
      place(this.general());
    },
    detached() {
      boxes.get(this.general())?.remove();
    },
  },
  observers: {
    enable() {
      place(this.general());
    },
  },
});

/**
 * Only the box moves. The framework puts children into the box and removes the host as a whole, so it never misses
 * the box where it left it.
 */
function place(component: GeneralComponent): void {
  const box = boxes.get(component);
  const host = dom(component);
  if (!box) return;
  const page = host.closest('wx-page') ?? box.closest('wx-page');
  if (component.data['enable'] && page) page.append(box);
  else if (box.parentElement !== host) host.append(box);
}
