import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter';
import { builtins } from '../components';
import { createWx } from '../wx';
import { servicesOf } from '../wx/services';
import { AppInstance } from './app-instance';
import { PhoneBackend } from './backend';
import { builtinCss, registerBuiltins } from './builtin-space';
import { OverlayLayer } from './chrome/overlays';
import { TabBarView } from './chrome/tab-bar';
import type { PhoneClock } from './clock';
import { installComponentMethods } from './component-methods';
import { ComponentRegistry } from './component-registry';
import { tellingConsole } from './console-events';
import type {
  AppConfig,
  IntersectionOptions,
  LaunchOptions,
  NavBar,
  PageComponent,
  PageConfig,
  PageHandle,
  PhoneEvents,
  PhoneHost,
} from './contract';
import { ErrorReporter } from './errors';
import { EventHub } from './event-hub';
import { Gestures } from './gestures';
import { installHover } from './hover';
import { createInspect } from './inspect-page';
import { PageIntersectionObserver } from './intersection';
import { ModuleRegistry } from './module-registry';
import { movedDate } from './moved-date';
import { PackageLoader } from './package-loader';
import { scrollPage } from './page-scroll';
import { PageStack } from './page-stack';
import type { PhoneOptions } from './phone-options';
import type { PhoneScreen } from './phone-screen';
import { Preload } from './preload';
import { PullDown } from './pull-down';
import { SelectorQuery } from './query';
import { ReadyQueue } from './ready-queue';
import { ownerPage } from './root-component';
import { Styles } from './styles';
import { naming, UnsupportedError } from './unsupported';
import { joinPath } from './urls';

/** Everything of one phone, put together. The parts do the work; this names them for `wx`, components and automator. */
export class Phone implements PhoneHost {
  readonly apiBase = '';
  readonly person: string;
  readonly fontSizeSetting: number;
  readonly inspect = createInspect();
  readonly overlays = new OverlayLayer();
  readonly tabBar: TabBarView;
  readonly errors: ErrorReporter;
  readonly packages: PackageLoader;
  readonly wx: Record<string, unknown>;
  launch: LaunchOptions = { path: '', query: {}, scene: 1001, referrerInfo: {} };
  private readonly hub = new EventHub();
  private readonly app: AppInstance;
  private readonly stack: PageStack;
  private readonly pullDown: PullDown;
  /** Calls to the cloud from before the first page. */
  private askedAtLaunch: Promise<void>[] = [];

  constructor(
    readonly config: AppConfig,
    options: PhoneOptions,
    private readonly shown: PhoneScreen,
    private readonly clock: PhoneClock,
    packageAddress: (name: string) => string,
  ) {
    this.person = options.person;
    this.fontSizeSetting = options.fontSize;
    const globals: Record<string, unknown> = {};
    const modules = new ModuleRegistry(globals);
    this.errors = new ErrorReporter(this.hub, (path) => modules.mapOf(path));
    this.app = new AppInstance(this.hub, this.errors.report);

    const env = new MiniProgramEnv();
    const space = env.createCodeSpace('app', true);
    space.getComponentSpace().updateComponentOptions({ writeFieldsToNode: false, writeIdToDOM: true });
    const readyQueue = new ReadyQueue();
    registerBuiltins(space.getComponentSpace(), builtins, readyQueue);
    space.setOverallBehavior(readyQueue.behavior(space.getComponentSpace()));
    const components = new ComponentRegistry(space);
    const styles = new Styles(builtinCss(builtins));
    this.packages = new PackageLoader(packageAddress, space, modules, components, styles);

    const preload = new Preload(config.preloadRule ?? {}, this.packages, () => servicesOf(this).device.networkType);

    this.tabBar = new TabBarView(config.tabBar, this.resourceUrl, (path) => {
      this.switchTab(`/${path}`).then(
        () => this.stack.current().call('onTabItemTap', this.tabBar.itemOf(path)),
        this.errors.report,
      );
    });
    shown.screen.append(this.tabBar.element, this.overlays.element);
    this.stack = new PageStack(shown.pages, config, this.tabBar, this.packages, {
      backend: env.associateBackend(new PhoneBackend(new Set(Object.keys(builtins)))),
      space,
      readyQueue,
      changed: () => this.emit('change', undefined),
      reportError: this.errors.report,
      notFound: ({ path, query }, isEntryPage) => this.emit('pageNotFound', { path, query, isEntryPage }),
      configOf: (path) => this.pageConfig(path),
      shown: (page) => {
        for (const answered of this.askedAtLaunch.splice(0)) page.meter.asked(answered);
        preload.shown(page.path);
      },
    });
    const gestures = new Gestures(document);
    installHover(gestures);
    this.pullDown = new PullDown(gestures, () => this.stack.pages().at(-1));
    installComponentMethods({
      createSelectorQuery: (component) => this.createSelectorQuery().in(component),
      createIntersectionObserver: (component, given) => this.createIntersectionObserver(component, given),
      countSetData: (owner, data) => ownerPage(this.stack.pages(), owner)?.meter.count(data),
    });
    this.wx = naming(createWx(this), 'wx');
    window.__phoneDate = movedDate(this.now);
    Object.assign(globals, {
      wx: this.wx,
      App: this.app.define,
      getApp: this.app.get,
      getCurrentPages: () => this.stack.pages().map((page) => page.instance),
      ...components.globals,
      console: tellingConsole(this.hub),
      Date: window.__phoneDate,
      requirePlugin: () => {
        throw new UnsupportedError('requirePlugin');
      },
    });
    this.followWindow();
  }

  get statusBarHeight(): number {
    return this.shown.statusBarHeight;
  }

  get screen(): { width: number; height: number } {
    const { clientWidth: width, clientHeight: height } = this.shown.screen;
    return { width, height };
  }

  get navBar(): NavBar {
    return this.stack.current().frame.navBar;
  }

  /** Title of the page on top, for the shell. */
  get title(): string {
    return this.stack.current().frame.navBar.text;
  }

  now = (): number => this.clock.now();

  /** Loads the main package, starts the app and opens its first page. */
  async start(launch: LaunchOptions): Promise<void> {
    this.launch = launch;
    await this.packages.load('main');
    this.app.launch(launch);
    this.emit('appShow', launch);
  }

  pages = (): readonly PageHandle[] => this.stack.pages();
  currentPage = (): PageHandle => this.stack.current();
  getApp = (): Record<string, unknown> => this.app.get();
  navigateTo = (url: string) => this.stack.navigateTo(url);
  redirectTo = (url: string) => this.stack.redirectTo(url);
  reLaunch = (url: string) => this.stack.reLaunch(url);
  switchTab = (url: string) => this.stack.switchTab(url);
  navigateBack = (delta: number) => this.stack.navigateBack(delta);

  cloudAsked(answered: Promise<void>): void {
    const page = this.stack.pages().at(-1);
    if (page) page.meter.asked(answered);
    else this.askedAtLaunch.push(answered);
  }

  startPullDownRefresh(): void {
    this.pullDown.startNow();
  }

  stopPullDownRefresh(): void {
    this.pullDown.stop();
  }

  pageScrollTo(to: Parameters<PhoneHost['pageScrollTo']>[0]): Promise<void> {
    return scrollPage(this.stack.current(), to);
  }

  createSelectorQuery(): SelectorQuery {
    return new SelectorQuery(this.ground);
  }

  createIntersectionObserver(component: PageComponent, options: IntersectionOptions = {}): PageIntersectionObserver {
    return new PageIntersectionObserver(this.ground, component, options);
  }

  nextTick(callback: () => void): void {
    queueMicrotask(callback);
  }

  resourceUrl = (path: string, from = ''): string =>
    /^([a-z]+:|\/\/)/i.test(path) ? path : `/app/files/${joinPath(path, from)}`;

  storageKey(key: string): string {
    return `${this.person}/${key}`;
  }

  on<Name extends keyof PhoneEvents>(name: Name, listener: (event: PhoneEvents[Name]) => void): () => void {
    return this.hub.on(name, listener);
  }

  emit<Name extends keyof PhoneEvents>(name: Name, event: PhoneEvents[Name]): void {
    this.hub.emit(name, event);
  }

  private readonly ground = {
    currentComponent: () => this.stack.current().instance,
    frameOf: (component: PageComponent) => ownerPage(this.stack.pages(), component) ?? this.stack.current(),
  };

  private pageConfig(path: string): PageConfig {
    return { ...this.config.window, ...this.packages.configOf(path) };
  }

  private followWindow(): void {
    window.addEventListener('resize', () => {
      for (const page of this.stack.pages()) page.resized();
      const size = { windowWidth: this.screen.width, windowHeight: this.screen.height };
      this.emit('resize', { size });
    });
    document.addEventListener('visibilitychange', () => {
      const page = this.stack.pages().at(-1);
      if (!page) return;
      if (document.hidden) {
        page.hide();
        this.emit('appHide', { reason: 0 });
      } else {
        this.emit('appShow', this.launch);
        page.show();
      }
    });
  }
}
