import type { GeneralComponent } from 'glass-easel';
import { defineBuiltin } from '../../runtime/define-builtin';
import { dom } from '../../runtime/dom';
import { displayUrl, servicesOf } from '../../wx/services';
import css from './video.css';
import template from './video.wxml';

/** `<video>`: the browser's own player, with the events a page most often listens to. */
export const video = defineBuiltin({
  css,
  template,
  properties: {
    src: String,
    poster: String,
    controls: { type: Boolean, value: true },
    autoplay: Boolean,
    loop: Boolean,
    muted: Boolean,
    objectFit: { type: String, value: 'contain' },
    initialTime: Number,
    duration: Number,
  },
  lifetimes: {
    attached() {
      const node = nodeOf(this.general());
      for (const name of ['play', 'pause', 'ended', 'waiting'] as const) {
        node.addEventListener(name, () => this.triggerEvent(name, {}));
      }
      node.addEventListener('error', () => this.triggerEvent('error', { errMsg: 'MEDIA_ERR_SRC_NOT_SUPPORTED' }));
      node.addEventListener('timeupdate', () => {
        this.triggerEvent('timeupdate', { currentTime: node.currentTime, duration: node.duration });
      });
      node.addEventListener('loadedmetadata', () => {
        const { videoWidth: width, videoHeight: height, duration } = node;
        this.triggerEvent('loadedmetadata', { width, height, duration });
      });
      show(this.general());
    },
  },
  observers: {
    'src, poster, controls, autoplay, loop, muted, objectFit'() {
      show(this.general());
    },
  },
});

function nodeOf(component: GeneralComponent): HTMLVideoElement {
  const node = dom(component).firstElementChild;
  if (node instanceof HTMLVideoElement) return node;
  throw new Error('<video> has lost its node');
}

async function show(component: GeneralComponent): Promise<void> {
  const node = nodeOf(component);
  const data = component.data as Record<string, unknown>;
  node.controls = Boolean(data['controls']);
  node.autoplay = Boolean(data['autoplay']);
  node.loop = Boolean(data['loop']);
  node.muted = Boolean(data['muted']);
  node.style.objectFit = String(data['objectFit']);
  const address = async (source: unknown) =>
    source ? displayUrl(servicesOf(window.__phone), String(source), component.ownerShadowRoot?.getHostNode().is) : '';
  try {
    const [src, poster] = await Promise.all([address(data['src']), address(data['poster'])]);
    if (node.getAttribute('src') !== src) node.src = src;
    node.poster = poster;
  } catch {
    component.triggerEvent('error', { errMsg: 'MEDIA_ERR_NETWORK' });
  }
}
