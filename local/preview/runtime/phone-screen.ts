import { h } from './chrome/h';
import type { PhoneClock } from './clock';

/** Status bar of the drawn phone, in pixels. */
const STATUS_BAR = 44;

/** The glass of the phone: status bar when it is drawn in a frame, pages, the capsule. */
export class PhoneScreen {
  readonly screen = h('main', { class: 'phone-screen' });
  readonly pages = h('div', { class: 'phone-pages' });
  readonly statusBarHeight: number;

  constructor(framed: boolean, clock: PhoneClock) {
    this.statusBarHeight = framed ? STATUS_BAR : 0;
    document.documentElement.style.setProperty('--status-bar', `${this.statusBarHeight}px`);
    this.screen.append(this.pages, capsule());
    if (framed) this.screen.append(statusBar(clock));
    this.measure();
    window.addEventListener('resize', () => this.measure());
  }

  /** `rpx` and `vw` count by the screen's width. */
  private measure(): void {
    const { clientWidth } = document.documentElement;
    document.documentElement.style.setProperty('--rpx', `${clientWidth / 750}px`);
    document.documentElement.style.setProperty('--vw', `${clientWidth / 100}px`);
    document.documentElement.style.setProperty('--vh', `${document.documentElement.clientHeight / 100}px`);
  }
}

/** WeChat's own two buttons. They do nothing here, but pages must leave them room. */
function capsule(): HTMLElement {
  return h('div', { class: 'phone-capsule', 'aria-hidden': 'true' }, [
    h('i', { class: 'phone-capsule__more' }),
    h('i', { class: 'phone-capsule__close' }),
  ]);
}

function statusBar(clock: PhoneClock): HTMLElement {
  const time = h('span', { class: 'phone-status__time' });
  const draw = () => {
    time.textContent = new Date(clock.now()).toLocaleTimeString('zh-CN', {
      hour: '2-digit',
      minute: '2-digit',
      timeZone: 'Asia/Shanghai',
    });
  };
  draw();
  window.setInterval(draw, 1000);
  return h('div', { class: 'phone-status', 'aria-hidden': 'true' }, [
    time,
    h('span', { class: 'phone-status__signs' }, [h('i'), h('i'), h('i')]),
  ]);
}
