import type { GeneralComponent } from 'glass-easel';
import { defineBuiltin } from '../../runtime/define-builtin';
import { dom } from '../../runtime/dom';
import css from './page-meta.css';

/** `<page-meta>`: background, style and root font size of the page it stands in, and its scroll and resize events. */
export const pageMeta = defineBuiltin({
  css,
  properties: {
    backgroundColor: String,
    backgroundTextStyle: String,
    rootBackgroundColor: String,
    rootFontSize: String,
    pageFontSize: String,
    pageStyle: String,
    scrollTop: String,
    scrollDuration: { type: Number, value: 300 },
  },
  lifetimes: {
    ready() {
      show(this.general());
      pageOf(this.general())?.parentElement?.addEventListener('scroll', ({ target }) => {
        this.triggerEvent('scroll', { scrollTop: target instanceof HTMLElement ? target.scrollTop : 0 });
      });
    },
  },
  observers: {
    'backgroundColor, rootFontSize, pageFontSize, pageStyle'() {
      show(this.general());
    },
    scrollTop(value: string) {
      const top = Number.parseFloat(value);
      if (Number.isNaN(top)) return;
      pageOf(this.general())?.parentElement?.scrollTo({
        top,
        behavior: this.data.scrollDuration ? 'smooth' : 'instant',
      });
    },
  },
});

const pageOf = (component: GeneralComponent): HTMLElement | null => dom(component).closest<HTMLElement>('wx-page');

/** `system` is the size the person chose for all of WeChat. */
const fontSize = (value: string): string => (value === 'system' ? `${window.__phone.fontSizeSetting}px` : value);

function show(component: GeneralComponent): void {
  const page = pageOf(component);
  if (!page) return;
  const { backgroundColor, rootFontSize, pageFontSize, pageStyle } = component.data as Record<string, string>;
  page.style.cssText = pageStyle ?? '';
  if (pageFontSize) page.style.fontSize = fontSize(pageFontSize);
  if (backgroundColor && page.parentElement) page.parentElement.style.backgroundColor = backgroundColor;
  // rem counts from the document, which pages share: the page on top decides.
  if (rootFontSize) document.documentElement.style.fontSize = fontSize(rootFontSize);
}
