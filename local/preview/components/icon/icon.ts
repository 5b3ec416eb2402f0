import { defineBuiltin } from '../../runtime/define-builtin';
import { dom } from '../../runtime/dom';
import css from './icon.css';

/** A disc with something cut out of it. */
const disc = (cut: string) => `<path fill-rule="evenodd" d="M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22z${cut}"/>`;
const line = (path: string) =>
  `<path d="${path}" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>`;
const tick = 'M10.2 16.6 5.9 12.3l1.3-1.3 3 3 6.6-6.6 1.3 1.3z';
const cross =
  'M8.5 7.1 12 10.6 15.5 7.1 16.9 8.5 13.4 12 16.9 15.5 15.5 16.9 12 13.4 8.5 16.9 7.1 15.5 10.6 12 7.1 8.5z';
const exclamation = 'M11 6h2v8h-2zm0 10h2v2h-2z';

/** WeChat's icons: drawing and colour of each `type`. */
const icons: Record<string, [drawing: string, color: string]> = {
  success: [disc(tick), '#09BB07'],
  success_no_circle: [line('M4 12.5 9.5 18 20 7'), '#09BB07'],
  info: [disc('M11 10h2v8h-2zm0-4h2v2h-2z'), '#10AEFF'],
  warn: [disc(exclamation), '#F76260'],
  waiting: [disc('M11 6h2v6.6l4 2.3-1 1.7-5-2.9z'), '#10AEFF'],
  cancel: [disc(cross), '#F43530'],
  download: [disc('M11 6h2v6h3l-4 4-4-4h3zm-4 11h10v1.5H7z'), '#09BB07'],
  search: [line('M16 16l5 5M10.5 18a7.5 7.5 0 1 1 0-15 7.5 7.5 0 0 1 0 15z'), '#B2B2B2'],
  clear: [disc(cross), '#B2B2B2'],
  circle: ['<circle cx="12" cy="12" r="10" fill="none" stroke="currentColor" stroke-width="1.5"/>', '#C9C9C9'],
};

/** `<icon>`: 23 pixels, coloured by its type unless `color` is given. */
export const icon = defineBuiltin({
  css,
  properties: { type: String, size: { type: null, value: 23 as number | string }, color: String },
  lifetimes: {
    attached() {
      draw(dom(this), this.data);
    },
  },
  observers: {
    'type, size, color'() {
      draw(dom(this), this.data);
    },
  },
});

function draw(host: HTMLElement, data: { type: string; size: unknown; color: string }): void {
  const [drawing, color] = icons[data.type] ?? ['', ''];
  const length = /^\d+(\.\d+)?$/.test(String(data.size)) ? `${data.size}px` : String(data.size);
  const size = length.endsWith('rpx') ? `calc(${Number.parseFloat(length)} * var(--rpx))` : length;
  host.innerHTML = `<svg viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">${drawing}</svg>`;
  host.style.color = data.color || color;
  const svg = host.firstElementChild;
  if (svg instanceof SVGElement) Object.assign(svg.style, { width: size, height: size });
}
