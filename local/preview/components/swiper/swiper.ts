import type { GeneralComponent } from 'glass-easel';
import { defineBuiltin } from '../../runtime/define-builtin';
import { dom } from '../../runtime/dom';
import { onDrag } from '../base/drag';
import css from './swiper.css';
import template from './swiper.wxml';
import { Track } from './track';

/** `<swiper>`: slides that are swiped, or change by themselves. */
export const swiper = defineBuiltin({
  css,
  template,
  properties: {
    current: { type: Number, value: 0 },
    currentItemId: String,
    indicatorDots: Boolean,
    indicatorColor: { type: String, value: 'rgba(0, 0, 0, .3)' },
    indicatorActiveColor: { type: String, value: '#000000' },
    autoplay: Boolean,
    interval: { type: Number, value: 5000 },
    duration: { type: Number, value: 500 },
    circular: Boolean,
    vertical: Boolean,
    previousMargin: { type: String, value: '0px' },
    nextMargin: { type: String, value: '0px' },
    snapToEdge: Boolean,
    displayMultipleItems: { type: Number, value: 1 },
    easingFunction: { type: String, value: 'default' },
  },
  lifetimes: {
    attached() {
      controllers.set(this.general(), new SwiperController(this.general()));
    },
    detached() {
      controllers.get(this.general())?.end();
    },
  },
  observers: {
    current(current: number) {
      controllers.get(this.general())?.follow(current);
    },
    currentItemId(id: string) {
      controllers.get(this.general())?.followId(id);
    },
    'indicatorDots, indicatorColor, indicatorActiveColor, vertical, previousMargin, nextMargin, displayMultipleItems'() {
      controllers.get(this.general())?.draw();
    },
    'autoplay, interval'() {
      controllers.get(this.general())?.run();
    },
  },
});

/** `<swiper-item>`: one slide; `item-id` names it. */
export const swiperItem = defineBuiltin({
  properties: { itemId: String, skipHiddenItemLayout: Boolean },
  observers: {
    itemId(id: string) {
      dom(this).setAttribute('item-id', id);
    },
  },
});

const controllers = new WeakMap<GeneralComponent, SwiperController>();

interface SwiperData {
  current: number;
  currentItemId: string;
  indicatorDots: boolean;
  indicatorColor: string;
  indicatorActiveColor: string;
  autoplay: boolean;
  interval: number;
  duration: number;
  circular: boolean;
  vertical: boolean;
  previousMargin: string;
  nextMargin: string;
  displayMultipleItems: number;
}

type Source = 'touch' | 'autoplay' | '';

class SwiperController {
  private readonly host: HTMLElement;
  private readonly track: Track;
  private readonly watcher: MutationObserver;
  private timer = 0;
  /** The slide shown or being moved to. */
  private shown = -1;

  constructor(private readonly component: GeneralComponent) {
    this.host = dom(component);
    const box = this.host.querySelector('.wx-swiper__track');
    if (!(box instanceof HTMLElement)) throw new Error('<swiper> has lost its track');
    this.track = new Track(box, () => ({
      vertical: this.data.vertical,
      circular: this.data.circular,
      shown: this.data.displayMultipleItems,
    }));
    // Slides come and go with the page's data.
    this.watcher = new MutationObserver(() => this.draw());
    this.watcher.observe(box, { childList: true });
    this.wireDrag();
    this.draw();
    this.run();
  }

  private get data(): SwiperData {
    return this.component.data as SwiperData;
  }

  draw(): void {
    const { vertical, previousMargin, nextMargin } = this.data;
    this.host.toggleAttribute('vertical', vertical);
    const frame = this.host.querySelector('.wx-swiper__frame');
    if (frame instanceof HTMLElement) {
      frame.style.inset = vertical ? `${previousMargin} 0 ${nextMargin}` : `0 ${nextMargin} 0 ${previousMargin}`;
    }
    if (this.shown < 0 && this.track.slides().length > 0) this.shown = this.inside(this.data.current);
    this.track.place(Math.max(0, this.shown));
    this.drawDots();
  }

  /** The page set `current`. */
  follow(current: number): void {
    if (current !== this.shown && this.shown >= 0) this.goTo(this.inside(current), '');
  }

  followId(id: string): void {
    const index = this.track.slides().findIndex((slide) => slide.getAttribute('item-id') === id);
    if (index >= 0) this.follow(index);
  }

  /** Starts or stops changing by itself. */
  run(): void {
    window.clearInterval(this.timer);
    if (this.data.autoplay) {
      this.timer = window.setInterval(() => {
        const next = this.shown + 1;
        this.goTo(next > this.track.end && !this.data.circular ? 0 : next, 'autoplay');
      }, this.data.interval);
    }
  }

  end(): void {
    window.clearInterval(this.timer);
    this.watcher.disconnect();
    this.track.stop();
  }

  private wireDrag(): void {
    let from = 0;
    const along = (drag: { dx: number; dy: number }) => (this.data.vertical ? drag.dy : drag.dx);
    onDrag(this.host, {
      axis: () => (this.track.slides().length < 2 ? 'none' : this.data.vertical ? 'y' : 'x'),
      start: () => {
        window.clearInterval(this.timer);
        this.track.stop();
        from = this.track.position;
      },
      move: (drag) => {
        let position = from - along(drag) / Math.max(1, this.track.slideLength);
        if (!this.data.circular) position = Math.min(this.track.end, Math.max(0, position));
        this.track.place(position);
        this.component.triggerEvent('transition', { dx: -drag.dx, dy: -drag.dy });
      },
      end: (drag) => {
        const speed = this.data.vertical ? drag.velocityY : drag.velocityX;
        const flick = Math.abs(speed) > 0.3 ? -Math.sign(speed) * 0.5 : 0;
        this.goTo(Math.round(this.track.position + flick), 'touch');
        this.run();
      },
    });
  }

  private inside(index: number): number {
    return Math.min(Math.max(0, index), Math.max(0, this.track.slides().length - 1));
  }

  /** `target` may lie beyond the ends of a ring: that is the short way round. */
  private goTo(target: number, source: Source): void {
    const count = this.track.slides().length;
    if (count === 0) return;
    const { circular, duration } = this.data;
    const place = circular ? target : Math.min(this.track.end, Math.max(0, target));
    const index = ((place % count) + count) % count;
    const isNew = index !== this.shown;
    this.shown = index;
    const currentItemId = this.track.slides()[index]?.getAttribute('item-id') ?? '';
    if (isNew) {
      if (this.data.current !== index) this.component.setData({ current: index });
      this.component.triggerEvent('change', { current: index, currentItemId, source });
    }
    this.drawDots();
    this.track.glide(place, duration, () => {
      this.track.place(index);
      this.component.triggerEvent('animationfinish', { current: index, currentItemId, source });
    });
  }

  private drawDots(): void {
    const { indicatorDots, indicatorColor, indicatorActiveColor } = this.data;
    const dots = indicatorDots ? this.track.slides() : [];
    const marks = dots.map((_slide, index) => {
      const mark = document.createElement('i');
      mark.style.background = index === this.shown ? indicatorActiveColor : indicatorColor;
      return mark;
    });
    this.host.querySelector(':scope > .wx-swiper__dots')?.replaceChildren(...marks);
  }
}
