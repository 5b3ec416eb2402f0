import { defineBuiltin } from '../../runtime/define-builtin';
import { dom } from '../../runtime/dom';
import css from './match-media.css';

/** `<match-media>`: shown when the phone's screen (not the browser's window) has the size asked for. */
export const matchMediaComponent = defineBuiltin({
  css,
  properties: {
    minWidth: { type: Number, value: 0 },
    maxWidth: { type: Number, value: 0 },
    width: { type: Number, value: 0 },
    minHeight: { type: Number, value: 0 },
    maxHeight: { type: Number, value: 0 },
    height: { type: Number, value: 0 },
    orientation: String,
  },
  lifetimes: {
    attached() {
      dom(this).toggleAttribute('matches', fits(this.data));
    },
  },
  observers: {
    'minWidth, maxWidth, width, minHeight, maxHeight, height, orientation'() {
      dom(this).toggleAttribute('matches', fits(this.data));
    },
  },
});

interface Wanted {
  minWidth: number;
  maxWidth: number;
  width: number;
  minHeight: number;
  maxHeight: number;
  height: number;
  orientation: string;
}

/** 0 asks for nothing. */
function fits(wanted: Wanted): boolean {
  const { width, height } = window.__phone.screen;
  if (wanted.width && wanted.width !== width) return false;
  if (wanted.height && wanted.height !== height) return false;
  if (width < wanted.minWidth || height < wanted.minHeight) return false;
  if ((wanted.maxWidth && width > wanted.maxWidth) || (wanted.maxHeight && height > wanted.maxHeight)) return false;
  return !wanted.orientation || (wanted.orientation === 'landscape') === width > height;
}
