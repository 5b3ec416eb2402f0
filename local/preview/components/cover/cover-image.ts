import type { GeneralComponent } from 'glass-easel';
import { defineBuiltin } from '../../runtime/define-builtin';
import { dom } from '../../runtime/dom';
import template from '../image/image.wxml';
import { showPicture } from '../image/show-picture';

/** `<cover-image>`: a picture over native components. */
export const coverImage = defineBuiltin({
  template,
  properties: { src: String },
  lifetimes: {
    attached() {
      const picture = pictureOf(this.general());
      const size = () => ({ width: picture.naturalWidth, height: picture.naturalHeight });
      picture.addEventListener('load', () => this.triggerEvent('load', size()));
      picture.addEventListener('error', () => this.triggerEvent('error', { errMsg: `GET ${this.data.src} failed` }));
      if (this.data.src) showPicture(this.general(), picture, this.data.src);
    },
  },
  observers: {
    src(src: string) {
      showPicture(this.general(), pictureOf(this.general()), src);
    },
  },
});

function pictureOf(component: GeneralComponent): HTMLImageElement {
  const picture = dom(component).firstElementChild;
  if (picture instanceof HTMLImageElement) return picture;
  throw new Error('<cover-image> has lost its picture');
}
