import { defineBuiltin } from '../../runtime/define-builtin';
import { dom } from '../../runtime/dom';
import css from './image.css';
import template from './image.wxml';

/** How each WeChat `mode` is said in CSS: [object-fit, object-position]. */
const fits: Record<string, [string, string]> = {
  scaleToFill: ['fill', 'center'],
  aspectFit: ['contain', 'center'],
  aspectFill: ['cover', 'center'],
  top: ['none', 'top'],
  bottom: ['none', 'bottom'],
  center: ['none', 'center'],
  left: ['none', 'left'],
  right: ['none', 'right'],
  'top left': ['none', 'left top'],
  'top right': ['none', 'right top'],
  'bottom left': ['none', 'left bottom'],
  'bottom right': ['none', 'right bottom'],
};

/** `<image>`: 320 × 240 until styled; `widthFix` and `heightFix` take the other side from the picture. */
export const image = defineBuiltin({
  css,
  template,
  properties: {
    src: String,
    mode: { type: String, value: 'scaleToFill' },
    lazyLoad: Boolean,
    showMenuByLongpress: Boolean,
    webp: Boolean,
    alt: String,
  },
  lifetimes: {
    attached() {
      const picture = pictureOf(this);
      picture.addEventListener('load', () => {
        this.triggerEvent('load', { width: picture.naturalWidth, height: picture.naturalHeight });
      });
      picture.addEventListener('error', () => this.triggerEvent('error', { errMsg: `GET ${this.data.src} failed` }));
      show(this);
    },
  },
  observers: {
    'src, mode, lazyLoad, alt'() {
      show(this);
    },
  },
});

interface ImageComponent {
  getBackendElement(): unknown;
  readonly is: string;
  readonly ownerShadowRoot: { getHostNode(): { is: string } } | null;
  readonly data: { src: string; mode: string; lazyLoad: boolean; alt: string };
}

function pictureOf(component: { getBackendElement(): unknown }): HTMLImageElement {
  const picture = dom(component).firstElementChild;
  if (picture instanceof HTMLImageElement) return picture;
  throw new Error('<image> has lost its picture');
}

function show(component: ImageComponent): void {
  const { src, mode, lazyLoad, alt } = component.data;
  const host = dom(component);
  const picture = pictureOf(component);
  host.setAttribute('mode', mode);
  const [fit, position] = fits[mode] ?? ['fill', 'center'];
  picture.style.objectFit = fit;
  picture.style.objectPosition = position;
  picture.loading = lazyLoad ? 'lazy' : 'eager';
  picture.alt = alt;
  const address = src ? window.__phone.resourceUrl(src, component.ownerShadowRoot?.getHostNode().is) : '';
  if (picture.getAttribute('src') === address) return;
  if (address) picture.src = address;
  else picture.removeAttribute('src');
}
