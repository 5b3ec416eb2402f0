import { NavBarView } from './chrome/nav-bar';
import type { PageConfig } from './contract';

/** The boxes a page is drawn in: nav bar, viewport, scroller. */
export class PageFrame {
  readonly element = document.createElement('section');
  readonly viewport = document.createElement('div');
  readonly scroller = document.createElement('div');
  /** Stands above the page's content while it is pulled down. */
  readonly refresh = document.createElement('div');
  readonly navBar: NavBarView;

  constructor(config: PageConfig) {
    this.element.className = 'phone-page';
    this.viewport.className = 'phone-page__viewport';
    this.scroller.className = 'phone-page__scroller';
    this.refresh.className = 'phone-page__refresh';
    this.refresh.dataset.style = config.backgroundTextStyle ?? 'dark';
    this.refresh.innerHTML = '<i></i><i></i><i></i>';
    this.navBar = new NavBarView(config);
    if (config.disableScroll) this.scroller.style.overflow = 'hidden';
    if (config.backgroundColor) this.viewport.style.backgroundColor = config.backgroundColor;
    this.viewport.append(this.refresh, this.scroller);
    this.element.append(this.navBar.element, this.viewport);
    if (config.navigationStyle === 'custom') this.element.classList.add('phone-page--custom-nav');
  }

  setShown(shown: boolean): void {
    this.element.classList.toggle('phone-page--hidden', !shown);
    if (shown) this.measure();
  }

  /** Tells the styles how high the page is: `vh` counts by it. */
  measure(): void {
    this.viewport.style.setProperty('--vh', `${this.viewport.clientHeight / 100}px`);
  }

  remove(): void {
    this.element.remove();
  }
}
