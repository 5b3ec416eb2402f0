import type { GeneralComponent } from 'glass-easel';
import { defineBuiltin } from '../../runtime/define-builtin';
import { dom } from '../../runtime/dom';
import { isAlive } from '../base/alive';
import { showRefresher, wireRefresher } from './refresher';
import { wireScrollEvents } from './scroll-events';
import css from './scroll-view.css';
import template from './scroll-view.wxml';

/** `<scroll-view>`: its own element is what scrolls, so that a page's flex and size rules reach the content. */
export const scrollView = defineBuiltin({
  css,
  template,
  options: { multipleSlots: true },
  properties: {
    scrollX: Boolean,
    scrollY: Boolean,
    upperThreshold: { type: Number, value: 50 },
    lowerThreshold: { type: Number, value: 50 },
    scrollTop: null,
    scrollLeft: null,
    scrollIntoView: String,
    scrollIntoViewOffset: Number,
    scrollWithAnimation: Boolean,
    scrollAnchoring: Boolean,
    enableBackToTop: Boolean,
    enableFlex: Boolean,
    enablePassive: null,
    enhanced: Boolean,
    bounces: { type: Boolean, value: true },
    pagingEnabled: Boolean,
    fastDeceleration: Boolean,
    showScrollbar: { type: Boolean, value: true },
    refresherEnabled: Boolean,
    refresherThreshold: { type: Number, value: 45 },
    refresherDefaultStyle: { type: String, value: 'black' },
    refresherBackground: { type: String, value: '#FFF' },
    refresherTriggered: Boolean,
    type: String,
  },
  lifetimes: {
    attached() {
      const component = this.general();
      wireScrollEvents(component);
      wireRefresher(component);
      show(component);
    },
    ready() {
      scrollTo(this.general());
      if (this.data.scrollIntoView) scrollIntoView(this.general());
      if (this.data.refresherTriggered) showRefresher(this.general(), false);
    },
  },
  observers: {
    'scrollX, scrollY, enableFlex, showScrollbar, refresherEnabled, refresherDefaultStyle, refresherBackground'() {
      show(this.general());
    },
    'scrollTop, scrollLeft'() {
      scrollTo(this.general());
    },
    scrollIntoView(id: string) {
      if (id) scrollIntoView(this.general());
    },
    refresherTriggered(triggered: boolean) {
      showRefresher(this.general(), !triggered && dom(this).hasAttribute('refresher-busy'));
    },
  },
});

function show(component: GeneralComponent): void {
  const host = dom(component);
  const data = component.data as Record<string, unknown>;
  host.toggleAttribute('scroll-x', Boolean(data['scrollX']));
  host.toggleAttribute('scroll-y', Boolean(data['scrollY']));
  host.toggleAttribute('enable-flex', Boolean(data['enableFlex']));
  host.toggleAttribute('show-scrollbar', Boolean(data['showScrollbar']));
  host.toggleAttribute('refresher', Boolean(data['refresherEnabled']));
  host.setAttribute('refresher-style', String(data['refresherDefaultStyle']));
  const refresher = host.firstElementChild;
  if (refresher instanceof HTMLElement) refresher.style.background = String(data['refresherBackground']);
}

const pixels = (value: unknown): number | undefined => {
  if (value === null || value === undefined || value === '') return undefined;
  const text = String(value);
  const number = Number.parseFloat(text);
  if (Number.isNaN(number)) return undefined;
  return text.endsWith('rpx') ? (number * window.__phone.screen.width) / 750 : number;
};

function behaviorOf(component: GeneralComponent): ScrollBehavior {
  return component.data['scrollWithAnimation'] ? 'smooth' : 'instant';
}

function scrollTo(component: GeneralComponent): void {
  const top = pixels(component.data['scrollTop']);
  const left = pixels(component.data['scrollLeft']);
  if (top !== undefined || left !== undefined) dom(component).scrollTo({ top, left, behavior: behaviorOf(component) });
}

/** The element may only be drawn by the same update that named it, so the look for it waits for that. */
function scrollIntoView(component: GeneralComponent): void {
  requestAnimationFrame(() => {
    const id = String(component.data['scrollIntoView'] ?? '');
    const element = id ? component.ownerShadowRoot?.getElementById(id) : undefined;
    if (!element || !isAlive(component)) return;
    const host = dom(component);
    const from = host.getBoundingClientRect();
    const to = dom(element).getBoundingClientRect();
    const offset = Number(component.data['scrollIntoViewOffset'] ?? 0);
    host.scrollTo({
      top: component.data['scrollY'] ? host.scrollTop + to.top - from.top - host.clientTop + offset : undefined,
      left: component.data['scrollX'] ? host.scrollLeft + to.left - from.left - host.clientLeft + offset : undefined,
      behavior: behaviorOf(component),
    });
  });
}
