import type { GeneralComponent } from 'glass-easel';
import { defineBuiltin } from '../../runtime/define-builtin';
import { dom } from '../../runtime/dom';
import { isAlive } from '../base/alive';
import css from './page-container.css';
import template from './page-container.wxml';

/** `<page-container>`: a panel over the page. Unlike on a phone, "back" leaves the page and does not only close it. */
export const pageContainer = defineBuiltin({
  css,
  template,
  properties: {
    show: Boolean,
    duration: { type: Number, value: 300 },
    zIndex: { type: Number, value: 100 },
    overlay: { type: Boolean, value: true },
    position: { type: String, value: 'bottom' },
    round: Boolean,
    closeOnSlideDown: Boolean,
    overlayStyle: String,
    customStyle: String,
  },
  lifetimes: {
    attached() {
      draw(this.general());
      if (this.data.show) enter(this.general());
    },
  },
  methods: {
    tapOverlay() {
      this.triggerEvent('clickoverlay', {});
      this.setData({ show: false });
    },
  },
  observers: {
    show(show: boolean) {
      const isOpen = dom(this).hasAttribute('open');
      if (show && !isOpen) enter(this.general());
      else if (!show && isOpen) leave(this.general());
    },
    'zIndex, overlay, position, round, overlayStyle, customStyle'() {
      draw(this.general());
    },
  },
});

function draw(component: GeneralComponent): void {
  const host = dom(component);
  const data = component.data as Record<string, unknown>;
  host.setAttribute('position', String(data['position']));
  host.toggleAttribute('round', Boolean(data['round']));
  const [overlay, panel] = host.children;
  if (!(overlay instanceof HTMLElement) || !(panel instanceof HTMLElement)) return;
  const visible = data['overlay'] ? '' : 'display:none;';
  overlay.style.cssText = `${visible}z-index:${data['zIndex']};${data['overlayStyle']}`;
  panel.style.cssText = `z-index:${data['zIndex']};${data['customStyle']}`;
}

function enter(component: GeneralComponent): void {
  component.triggerEvent('beforeenter', {});
  dom(component).setAttribute('open', '');
  component.triggerEvent('enter', {});
  fade(component, [0, 1], () => component.triggerEvent('afterenter', {}));
}

function leave(component: GeneralComponent): void {
  component.triggerEvent('beforeleave', {});
  component.triggerEvent('leave', {});
  fade(component, [1, 0], () => {
    dom(component).removeAttribute('open');
    component.triggerEvent('afterleave', {});
  });
}

function fade(component: GeneralComponent, opacity: number[], done: () => void): void {
  const duration = Number(component.data['duration']);
  const movements = [...dom(component).children].map((part) => part.animate({ opacity }, { duration }).finished);
  Promise.all(movements).then(
    () => isAlive(component) && done(),
    () => undefined,
  );
}
