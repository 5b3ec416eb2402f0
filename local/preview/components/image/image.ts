import type { GeneralComponent } from 'glass-easel';
import { defineBuiltin } from '../../runtime/define-builtin';
import { dom } from '../../runtime/dom';
import { servicesOf } from '../../wx/services';
import { bottomSheet } from '../../wx/sheets/bottom-sheet';
import css from './image.css';
import template from './image.wxml';
import { showPicture } from './show-picture';

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
    forceHttps: Boolean,
    fadeIn: Boolean,
    alt: String,
  },
  lifetimes: {
    attached() {
      const picture = pictureOf(this.general());
      picture.addEventListener('load', () => {
        this.triggerEvent('load', { width: picture.naturalWidth, height: picture.naturalHeight });
      });
      picture.addEventListener('error', () => {
        this.triggerEvent('error', { errMsg: `GET ${this.data.src} failed` });
      });
      this.addListener('longpress', () => {
        if (this.data.showMenuByLongpress && this.data.src) menu(picture);
      });
      show(this.general());
    },
  },
  observers: {
    'src, mode, lazyLoad, alt'() {
      show(this.general());
    },
    ariaLabel(label: string) {
      pictureOf(this.general()).alt = label;
    },
  },
});

function pictureOf(component: GeneralComponent): HTMLImageElement {
  const picture = dom(component).firstElementChild;
  if (picture instanceof HTMLImageElement) return picture;
  throw new Error('<image> has lost its picture');
}

function show(component: GeneralComponent): void {
  const { src, mode, lazyLoad, alt } = component.data as { src: string; mode: string; lazyLoad: boolean; alt: string };
  const picture = pictureOf(component);
  dom(component).setAttribute('mode', mode);
  const [fit, position] = fits[mode] ?? ['fill', 'center'];
  picture.style.objectFit = fit;
  picture.style.objectPosition = position;
  picture.loading = lazyLoad ? 'lazy' : 'eager';
  picture.alt = alt || String(component.data['ariaLabel'] ?? '');
  showPicture(component, picture, src);
}

/** What a long press on a picture offers on a phone; saving is the part that makes sense here. */
async function menu(picture: HTMLImageElement): Promise<void> {
  const { phone } = servicesOf(window.__phone);
  const answer = await bottomSheet(phone, {
    kind: 'image-menu',
    title: '图片',
    actions: [
      { label: '取消', value: 'cancel' },
      { label: '保存图片', value: 'save', isPrimary: true },
    ],
  });
  if (answer !== 'save') return;
  const link = document.createElement('a');
  link.href = picture.src;
  link.download = '';
  link.click();
}
