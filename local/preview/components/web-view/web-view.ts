import { defineBuiltin } from '../../runtime/define-builtin';
import { dom } from '../../runtime/dom';
import css from './web-view.css';

/** `<web-view>`: a notice with the address. Other sites are not loaded into the preview. */
export const webView = defineBuiltin({
  css,
  properties: { src: String },
  lifetimes: {
    attached() {
      notice(dom(this), this.data.src);
    },
  },
  observers: {
    src(src: string) {
      notice(dom(this), src);
    },
  },
});

function notice(host: HTMLElement, src: string): void {
  const text = document.createElement('div');
  text.textContent = '预览不打开网页。在微信中，这里显示：';
  const link = document.createElement('a');
  link.textContent = src;
  if (/^https?:/.test(src)) Object.assign(link, { href: src, target: '_blank', rel: 'noopener' });
  host.replaceChildren(text, link);
}
