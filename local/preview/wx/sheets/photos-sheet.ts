import type { PhoneHost } from '../../runtime/contract';
import { h } from './h';
import { useSheetStyle } from './style';

/** `wx.previewImage`: pictures on black, one a screen, swiped sideways; a tap closes. */
export function photosSheet(phone: PhoneHost, urls: string[], current: number): void {
  useSheetStyle();
  const count = h('div', { class: 'wx-photos__count' });
  const strip = h(
    'div',
    {
      class: 'wx-photos',
      'data-sheet': 'photos',
      role: 'dialog',
      'aria-label': '查看图片',
      onclick: () => remove(),
      onscroll: () => show(),
    },
    ...urls.map((src) => h('img', { class: 'wx-photos__page', src, alt: '' })),
  );
  const show = () => {
    const index = Math.round(strip.scrollLeft / Math.max(1, strip.clientWidth));
    count.textContent = urls.length > 1 ? `${index + 1} / ${urls.length}` : '';
  };
  const remove = phone.overlays.mount(h('div', { class: 'wx-sheet' }, strip, count));
  strip.scrollLeft = current * strip.clientWidth;
  show();
}
