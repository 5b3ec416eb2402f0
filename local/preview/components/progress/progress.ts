import type { GeneralComponent } from 'glass-easel';
import { defineBuiltin } from '../../runtime/define-builtin';
import { dom } from '../../runtime/dom';
import css from './progress.css';
import template from './progress.wxml';

/** `<progress>`: a bar; `active` lets it grow to its percentage. */
export const progress = defineBuiltin({
  css,
  template,
  properties: {
    percent: { type: Number, value: 0 },
    showInfo: Boolean,
    borderRadius: { type: null, value: 0 as number | string },
    fontSize: { type: null, value: 16 as number | string },
    strokeWidth: { type: null, value: 6 as number | string },
    color: { type: String, value: '#09BB07' },
    activeColor: String,
    backgroundColor: { type: String, value: '#EBEBEB' },
    active: Boolean,
    activeMode: { type: String, value: 'backwards' },
    duration: { type: Number, value: 30 },
  },
  lifetimes: {
    attached() {
      dom(this).setAttribute('role', 'progressbar');
      draw(this.general(), 0);
    },
  },
  observers: {
    percent(percent: number) {
      const shown = Number.parseFloat(dom(this).getAttribute('aria-valuenow') ?? '0');
      draw(this.general(), this.data.activeMode === 'forwards' && percent > shown ? shown : 0);
    },
    'showInfo, borderRadius, fontSize, strokeWidth, color, activeColor, backgroundColor'() {
      draw(this.general(), this.data.percent);
    },
  },
});

const length = (value: unknown) => (/^\d+(\.\d+)?$/.test(String(value)) ? `${value}px` : String(value));

/** `duration` is milliseconds a percent, counted from where the bar stands. */
function draw(component: GeneralComponent, from: number): void {
  const host = dom(component);
  const data = component.data as Record<string, unknown>;
  const percent = Math.min(100, Math.max(0, Number(data['percent'])));
  const [bar, info] = host.children;
  const done = bar?.firstElementChild;
  if (!(bar instanceof HTMLElement) || !(info instanceof HTMLElement) || !(done instanceof HTMLElement)) return;
  const strokeWidth = length(data['strokeWidth']);
  const borderRadius = length(data['borderRadius']);
  Object.assign(bar.style, { height: strokeWidth, borderRadius, backgroundColor: String(data['backgroundColor']) });
  const width = `${percent}%`;
  Object.assign(done.style, { width, borderRadius, backgroundColor: String(data['activeColor'] || data['color']) });
  host.toggleAttribute('show-info', Boolean(data['showInfo']));
  host.setAttribute('aria-valuenow', String(percent));
  info.textContent = `${percent}%`;
  info.style.fontSize = length(data['fontSize']);
  if (!data['active'] || percent <= from) return;
  const duration = (percent - from) * Number(data['duration']);
  const growth = done.animate({ width: [`${from}%`, width] }, { duration });
  growth.finished.then(
    () => component.triggerEvent('activeend', { curPercent: percent }),
    () => undefined,
  );
}
