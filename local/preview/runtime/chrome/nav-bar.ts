import type { NavBar, PageConfig } from '../contract';

/** The bar above a page: back or home, title, loading sign, WeChat's capsule. */
export class NavBarView implements NavBar {
  readonly element = document.createElement('header');
  private readonly back = button('phone-nav__back', '返回');
  private readonly home = button('phone-nav__home', '首页');
  private readonly title = document.createElement('h1');
  private readonly busy = document.createElement('i');

  constructor(config: PageConfig) {
    this.element.className = 'phone-nav';
    this.title.className = 'phone-nav__title';
    this.busy.className = 'phone-nav__busy';
    this.busy.hidden = true;
    this.back.hidden = true;
    this.home.hidden = true;
    const middle = document.createElement('div');
    middle.className = 'phone-nav__middle';
    middle.append(this.busy, this.title);
    this.element.append(this.back, this.home, middle);
    this.element.hidden = config.navigationStyle === 'custom';
    this.setTitle(config.navigationBarTitleText ?? '');
    const front = config.navigationBarTextStyle === 'white' ? '#ffffff' : '#000000';
    this.setColor(front, config.navigationBarBackgroundColor ?? '#ffffff');
  }

  get text(): string {
    return this.title.textContent ?? '';
  }

  /** Shows the button that leads away: back when a page lies below, home when none does and the page is no first page. */
  setWayOut(way: 'back' | 'home' | 'none', act: () => void): void {
    this.back.hidden = way !== 'back';
    this.home.hidden = way !== 'home';
    for (const element of [this.back, this.home]) element.onclick = act;
  }

  setTitle(title: string): void {
    this.title.textContent = title;
  }

  setColor(front: '#000000' | '#ffffff', background: string): void {
    this.element.style.backgroundColor = background;
    this.element.style.color = front;
    this.element.dataset.front = front === '#ffffff' ? 'white' : 'black';
  }

  setLoading(loading: boolean): void {
    this.busy.hidden = !loading;
  }

  hideHomeButton(): void {
    this.home.hidden = true;
  }
}

function button(className: string, label: string): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = className;
  element.ariaLabel = label;
  return element;
}
