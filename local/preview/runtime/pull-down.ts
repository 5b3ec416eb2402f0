import type { Gestures } from './gestures';
import type { Page } from './page';

/** Pixels of pull that start a refresh, and how far the page stays pulled while it runs. */
const THRESHOLD = 60;
const HELD = 50;

/** Pull-down refresh by touch or mouse, for pages with `enablePullDownRefresh`. */
export class PullDown {
  private start: { y: number; page: Page } | undefined;
  private running: Page | undefined;

  constructor(
    gestures: Gestures,
    private readonly currentPage: () => Page | undefined,
  ) {
    gestures.listen((type, finger, target, event) => {
      if (type === 'touchstart') this.begin(finger.clientY, target);
      else if (type === 'touchmove') this.move(finger.clientY, event);
      else this.end(finger.clientY);
    });
  }

  /** `wx.startPullDownRefresh`: as if the person had pulled. */
  startNow(): void {
    const page = this.currentPage();
    if (page) this.refresh(page);
  }

  stop(): void {
    if (this.running) this.draw(this.running, 0);
    this.running?.frame.refresh.classList.remove('phone-page__refresh--running');
    this.running = undefined;
  }

  private begin(y: number, target: EventTarget | null): void {
    const page = this.currentPage();
    const inside = page && target instanceof Node && page.viewport.contains(target);
    if (
      page?.config.enablePullDownRefresh &&
      inside &&
      page.scroller.scrollTop <= 0 &&
      !scrolledInside(target, page.scroller)
    ) {
      this.start = { y, page };
    }
  }

  private move(y: number, event: Event): void {
    if (!this.start || this.running) return;
    const pulled = y - this.start.y;
    if (pulled <= 0) return;
    if (event.cancelable) event.preventDefault();
    this.draw(this.start.page, Math.min(pulled / 2, THRESHOLD + 20));
  }

  private end(y: number): void {
    const start = this.start;
    this.start = undefined;
    if (!start || this.running) return;
    if ((y - start.y) / 2 >= THRESHOLD) this.refresh(start.page);
    else this.draw(start.page, 0);
  }

  private refresh(page: Page): void {
    this.running = page;
    page.frame.refresh.classList.add('phone-page__refresh--running');
    this.draw(page, HELD);
    page.call('onPullDownRefresh');
  }

  private draw(page: Page, pixels: number): void {
    page.frame.refresh.classList.toggle('phone-page__refresh--pulled', pixels > 0);
    page.scroller.style.transform = pixels > 0 ? `translateY(${pixels}px)` : '';
  }
}

/** Is something between the finger and the page scrolled down itself? Then the pull is its own. */
function scrolledInside(target: EventTarget | null, scroller: HTMLElement): boolean {
  for (let node = target instanceof Element ? target : null; node && node !== scroller; node = node.parentElement) {
    if (node.scrollTop > 0) return true;
  }
  return false;
}
