import { h } from '../runtime/chrome/h';
import type { ShellRequest } from '../runtime/shell-link';
import type { ShellState } from './shell-state';

const WIDTH = 375;
const HEIGHT = 812;
/** Bezel and air around the glass, in pixels. */
const AROUND = 72;

/** The drawn phone with the mini program inside. Shrinks with the window. */
export class PhoneFrame {
  private readonly frame = h('iframe', {
    class: 'phone__glass',
    title: '小程序',
    width: String(WIDTH),
    height: String(HEIGHT),
  });
  private readonly body = h('div', { class: 'phone' }, [this.frame]);
  readonly element = h('main', { class: 'shell__stage' }, [this.body]);

  private running = false;
  private waiting: ShellRequest[] = [];

  constructor() {
    const shrink = () => {
      const scale = Math.min(1, (window.innerHeight - AROUND + 24) / (HEIGHT + 24));
      this.body.style.setProperty('--scale', String(scale));
    };
    shrink();
    window.addEventListener('resize', shrink);
  }

  static address(state: ShellState, framed: boolean): string {
    const values = new URLSearchParams({ person: state.person });
    if (state.page) values.set('page', state.page);
    if (state.scene) values.set('scene', state.scene);
    if (state.font !== 16) values.set('font', String(state.font));
    if (framed) values.set('frame', '1');
    return `/phone?${values}`;
  }

  /** Restarts the mini program. */
  open(state: ShellState): void {
    this.running = false;
    this.waiting = [];
    const address = PhoneFrame.address(state, true);
    const open = this.frame.contentWindow?.location;
    // the same address again must restart it, too
    if (open && `${open.pathname}${open.search}` === address) open.reload();
    else this.frame.src = address;
  }

  /** Asks the phone now, or as soon as it runs. */
  ask(request: ShellRequest): void {
    if (this.running) this.frame.contentWindow?.postMessage(request, location.origin);
    else this.waiting.push(request);
  }

  /** The phone showed a sign of life. */
  isRunning(): void {
    this.running = true;
    for (const request of this.waiting.splice(0)) this.ask(request);
  }
}
