import type { AppConfig, PageConfig } from '../compiler/config';
import type { TabBarView } from './chrome/tab-bar';
import type { PageHandle } from './contract';
import { PackageLoader } from './package-loader';
import { Page, type PageSurroundings } from './page';
import { type PageUrl, parsePageUrl } from './urls';

/** WeChat keeps no more pages open. */
const DEEPEST = 10;

/** Opens, covers and closes pages. Navigation is one after the other: what comes while a page opens waits. */
export class PageStack {
  private readonly stack: Page[] = [];
  /** Tab pages stay alive when another tab is chosen. */
  private readonly tabs = new Map<string, Page>();
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly container: HTMLElement,
    private readonly app: AppConfig,
    private readonly tabBar: TabBarView,
    private readonly packages: PackageLoader,
    private readonly around: PageSurroundings & {
      notFound(url: PageUrl, first: boolean): void;
      configOf(path: string): PageConfig;
      /** A page came to the top, new or uncovered. */
      shown(page: Page): void;
    },
  ) {}

  pages(): readonly Page[] {
    return this.stack;
  }

  current(): Page {
    const page = this.stack.at(-1);
    if (!page) throw new Error('no page is open yet');
    return page;
  }

  navigateTo(url: string): Promise<PageHandle> {
    return this.inTurn(async () => {
      const target = this.target('navigateTo', url);
      if (this.tabBar.isTab(target.path)) throw new Error('navigateTo:fail can not navigateTo a tabbar page');
      if (this.stack.length >= DEEPEST) throw new Error(`navigateTo:fail webview count limit exceed`);
      await this.loadPackage(target.path);
      this.stack.at(-1)?.hide();
      return this.push(target);
    });
  }

  redirectTo(url: string): Promise<PageHandle> {
    return this.inTurn(async () => {
      const target = this.target('redirectTo', url);
      if (this.tabBar.isTab(target.path)) throw new Error('redirectTo:fail can not redirectTo a tabbar page');
      await this.loadPackage(target.path);
      this.closeTop();
      return this.push(target);
    });
  }

  reLaunch(url: string): Promise<PageHandle> {
    return this.inTurn(async () => {
      const target = this.target('reLaunch', url);
      await this.loadPackage(target.path);
      while (this.stack.length > 0) this.closeTop();
      for (const page of this.tabs.values()) page.close();
      this.tabs.clear();
      return this.push(target);
    });
  }

  switchTab(url: string): Promise<PageHandle> {
    return this.inTurn(async () => {
      const target = this.target('switchTab', url);
      if (!this.tabBar.isTab(target.path)) throw new Error('switchTab:fail can not switch to no-tabBar page');
      await this.loadPackage(target.path);
      while (this.stack.length > 1) this.closeTop();
      const below = this.stack[0];
      if (below?.path === target.path) return this.uncover(below);
      if (below && this.tabBar.isTab(below.path)) {
        below.hide();
        below.frame.setShown(false);
        this.stack.pop();
      } else {
        this.closeTop();
      }
      const kept = this.tabs.get(target.path);
      if (!kept) return this.push({ path: target.path, query: {} });
      this.stack.push(kept);
      return this.uncover(kept);
    });
  }

  navigateBack(delta: number): Promise<PageHandle> {
    return this.inTurn(async () => {
      if (this.stack.length === 1) throw new Error('navigateBack:fail cannot navigate back at first page.');
      for (let count = Math.min(delta, this.stack.length - 1); count > 0; count -= 1) this.closeTop();
      return this.uncover(this.current());
    });
  }

  private inTurn<T>(act: () => Promise<T>): Promise<T> {
    const mine = this.turn.then(act, act);
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  private target(api: string, url: string): PageUrl {
    const target = parsePageUrl(url, this.stack.at(-1)?.path ?? '');
    if (PackageLoader.packageOfPage(this.app, target.path) !== undefined) return target;
    this.around.notFound(target, this.stack.length === 0);
    throw new Error(`${api}:fail page "${target.path}" is not found`);
  }

  private async loadPackage(path: string): Promise<void> {
    await this.packages.load('main');
    await this.packages.load(PackageLoader.packageOfPage(this.app, path) ?? 'main');
  }

  private push(target: PageUrl): Page {
    const page = new Page(target.path, target.query, this.around.configOf(target.path), this.around);
    for (const below of this.stack) below.frame.setShown(false);
    this.container.append(page.frame.element);
    this.stack.push(page);
    if (this.tabBar.isTab(page.path)) this.tabs.set(page.path, page);
    this.dress(page);
    page.frame.setShown(true);
    try {
      page.open();
    } catch (error) {
      // a page that cannot be drawn must not stay half open and take the next navigation with it
      this.stack.pop();
      this.tabs.delete(page.path);
      page.frame.remove();
      this.stack.at(-1)?.frame.setShown(true);
      throw error;
    }
    this.around.shown(page);
    this.around.changed();
    return page;
  }

  private uncover(page: Page): Page {
    for (const other of this.stack) if (other !== page) other.frame.setShown(false);
    this.dress(page);
    page.frame.setShown(true);
    page.show();
    this.around.shown(page);
    this.around.changed();
    return page;
  }

  /** Tab bar and the way out, for the page on top. */
  private dress(page: Page): void {
    this.tabBar.select(page.path);
    const deep = this.stack.length > 1;
    const isFirst = page.path === this.app.entryPagePath || this.tabBar.isTab(page.path);
    const back = () => void this.navigateBack(1).catch(this.around.reportError);
    const home = () => void this.reLaunch(`/${this.app.entryPagePath}`).catch(this.around.reportError);
    page.frame.navBar.setWayOut(deep ? 'back' : isFirst ? 'none' : 'home', deep ? back : home);
  }

  private closeTop(): void {
    const page = this.stack.pop();
    if (!page) return;
    this.tabs.delete(page.path);
    page.close();
  }
}
