import type { TabBarConfig, TabBarItem } from '../../compiler/config';
import type { TabBar } from '../contract';

interface Tab {
  element: HTMLButtonElement;
  icon: HTMLImageElement;
  label: HTMLSpanElement;
  badge: HTMLSpanElement;
  item: TabBarItem;
}

/** The bar below tab pages, from app.json. */
export class TabBarView implements TabBar {
  readonly element = document.createElement('nav');
  private readonly tabs: Tab[] = [];
  private selected = -1;
  private wanted = true;

  constructor(
    private readonly config: TabBarConfig | undefined,
    private readonly resourceUrl: (path: string) => string,
    choose: (pagePath: string) => void,
  ) {
    this.element.className = 'phone-tabs';
    this.element.hidden = true;
    if (!config) return;
    this.setStyle(config);
    for (const item of config.list) {
      const tab = makeTab(item);
      tab.element.onclick = () => choose(tab.item.pagePath);
      this.tabs.push(tab);
      this.element.append(tab.element);
    }
  }

  /** Shows the bar with the page's tab chosen, or hides it for a page that has none. */
  select(pagePath: string): void {
    this.selected = this.tabs.findIndex((tab) => tab.item.pagePath === pagePath);
    this.draw();
  }

  isTab(pagePath: string): boolean {
    return this.tabs.some((tab) => tab.item.pagePath === pagePath);
  }

  /** What `onTabItemTap` gets. */
  itemOf(pagePath: string): { index: number; pagePath: string; text: string } {
    const index = this.tabs.findIndex((tab) => tab.item.pagePath === pagePath);
    return { index, pagePath, text: this.tabs[index]?.item.text ?? '' };
  }

  setBadge(index: number, text: string): void {
    const badge = this.tab(index).badge;
    badge.textContent = text.length > 4 ? '…' : text;
    badge.dataset.kind = 'text';
    badge.hidden = text === '';
  }

  removeBadge(index: number): void {
    this.tab(index).badge.hidden = true;
  }

  setRedDot(index: number, shown: boolean): void {
    const badge = this.tab(index).badge;
    badge.textContent = '';
    badge.dataset.kind = 'dot';
    badge.hidden = !shown;
  }

  setItem(index: number, item: Partial<TabBarItem>): void {
    const tab = this.tab(index);
    tab.item = { ...tab.item, ...item };
    this.draw();
  }

  setStyle(style: { color?: string; selectedColor?: string; backgroundColor?: string; borderStyle?: string }): void {
    const set = (name: string, value: string | undefined) => value && this.element.style.setProperty(name, value);
    set('--tab-color', style.color);
    set('--tab-selected', style.selectedColor);
    set('--tab-background', style.backgroundColor);
    if (style.borderStyle) this.element.dataset.border = style.borderStyle;
  }

  setShown(shown: boolean): void {
    this.wanted = shown;
    this.draw();
  }

  private tab(index: number): Tab {
    const tab = this.tabs[index];
    if (!tab) throw new Error(`there is no tab ${index}`);
    return tab;
  }

  private draw(): void {
    this.element.hidden = this.selected < 0 || !this.wanted || Boolean(this.config?.custom);
    for (const [index, tab] of this.tabs.entries()) {
      const chosen = index === this.selected;
      tab.element.ariaCurrent = chosen ? 'page' : null;
      tab.label.textContent = tab.item.text;
      const icon = chosen ? (tab.item.selectedIconPath ?? tab.item.iconPath) : tab.item.iconPath;
      tab.icon.hidden = !icon;
      if (icon) tab.icon.src = this.resourceUrl(`/${icon.replace(/^\//, '')}`);
    }
  }
}

function makeTab(item: TabBarItem): Tab {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'phone-tabs__tab';
  const icon = document.createElement('img');
  icon.className = 'phone-tabs__icon';
  icon.alt = '';
  const label = document.createElement('span');
  label.className = 'phone-tabs__label';
  const badge = document.createElement('span');
  badge.className = 'phone-tabs__badge';
  badge.hidden = true;
  element.append(icon, label, badge);
  return { element, icon, label, badge, item };
}
