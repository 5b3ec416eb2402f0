/**
 * The seams inside the preview's phone.
 *
 *   built-in components  local/preview/components/<name>/  register through `defineBuiltin` (define-builtin.ts)
 *   the `wx` object      local/preview/wx/                 is made by `createWx(phone: PhoneHost)`
 *   the automator        local/automator/                  reaches `window.__phone` (PhoneHost) and `__phone.inspect` (inspect.ts)
 *
 * Types of miniprogram/ itself stay those of miniprogram-api-typings; nothing here is seen by a page.
 */
import type { AppConfig, PageConfig, TabBarItem } from '../compiler/config';
import type { Inspect } from './inspect';
import type { PageMeter } from './meter';
import type { PageComponent, SelectorQueryLike } from './page-component';

export type { AppConfig, PageConfig, TabBarItem } from '../compiler/config';
export type { PageComponent, SelectorQueryLike } from './page-component';

/** A query as WeChat hands it to `onLoad`: every value is text, still percent-encoded where the opener encoded it. */
export type Query = Record<string, string>;

/** One page of the stack. */
export interface PageHandle {
  /** Counts up; the same page opened twice has two ids. */
  readonly id: number;
  /** Without a leading slash: `pages/home/home`. */
  readonly path: string;
  readonly query: Query;
  readonly config: PageConfig;
  /** What `getCurrentPages()` shows: the page's `this`. */
  readonly instance: PageComponent;
  /** The box between nav bar and tab bar. `position: fixed` inside the page is relative to it. */
  readonly viewport: HTMLElement;
  /** The element that scrolls when the page does. */
  readonly scroller: HTMLElement;
  readonly meter: PageMeter;
  /** Settles when the page was rendered and `onReady` ran. */
  readonly ready: Promise<void>;
}

/** How and with what the mini program was opened. `wx.getLaunchOptionsSync()` answers this. */
export interface LaunchOptions {
  path: string;
  query: Query;
  scene: number;
  referrerInfo: Record<string, unknown>;
}

export interface ToastOptions {
  title: string;
  icon: 'success' | 'error' | 'loading' | 'none';
  /** Address of a picture that replaces the icon. */
  image?: string;
  /** Milliseconds; `0` keeps it until `hideToast`. */
  duration: number;
  /** Keeps taps away from the page. */
  mask: boolean;
}

export interface ModalOptions {
  title: string;
  content: string;
  showCancel: boolean;
  cancelText: string;
  cancelColor: string;
  confirmText: string;
  confirmColor: string;
  editable: boolean;
  placeholderText: string;
}

export interface ModalAnswer {
  confirm: boolean;
  cancel: boolean;
  /** What was typed, when `editable`. */
  content: string | null;
}

export interface ActionSheetOptions {
  itemList: string[];
  itemColor: string;
  alertText?: string;
}

/** What WeChat draws over the page. */
export interface Overlays {
  showToast(options: ToastOptions): void;
  /** Ends a toast or a loading sign alike, as on a phone. */
  hideToast(): void;
  showModal(options: ModalOptions): Promise<ModalAnswer>;
  /** The tapped index, or `undefined` when cancelled. */
  showActionSheet(options: ActionSheetOptions): Promise<number | undefined>;
  /** The sheet the system shows before dialling. True when the person chose to call. */
  showPhoneCall(phoneNumber: string): Promise<boolean>;
  /**
   * Shows an element of your own over nav bar, page and tab bar (picker panel, picture preview, subscription dialog).
   * It gets the whole screen (`position: absolute; inset: 0`). Returns a function that takes it away.
   */
  mount(element: HTMLElement): () => void;
}

export interface NavBar {
  setTitle(title: string): void;
  setColor(front: '#000000' | '#ffffff', background: string): void;
  setLoading(loading: boolean): void;
  hideHomeButton(): void;
}

export interface TabBar {
  setBadge(index: number, text: string): void;
  removeBadge(index: number): void;
  setRedDot(index: number, shown: boolean): void;
  setItem(index: number, item: Partial<TabBarItem>): void;
  setStyle(style: { color?: string; selectedColor?: string; backgroundColor?: string; borderStyle?: string }): void;
  setShown(shown: boolean): void;
}

/** Events `wx.on…`/`wx.off…` pass on, with what the listener gets. */
export interface PhoneEvents {
  appShow: LaunchOptions;
  appHide: { reason: number };
  error: string;
  unhandledRejection: { reason: unknown; promise: Promise<unknown> };
  pageNotFound: { path: string; query: Query; isEntryPage: boolean };
  resize: { size: { windowWidth: number; windowHeight: number } };
  /** A notice for this person arrived in 服务通知. */
  message: { openid: string };
  /** `console.*` of the mini program: the automator passes it on. */
  console: { type: 'log' | 'info' | 'warn' | 'error' | 'debug'; args: unknown[] };
  /** The page on top changed, or its scroll, title, setData count: what the shell shows beside the phone. */
  change: undefined;
}

/** The phone, as `wx`, the built-in components and the automator see it. */
export interface PhoneHost {
  /** Who holds the phone: the openid sent as `x-openid`. */
  readonly person: string;
  /** Prefix of `/invoke`, `/local`, `/storage`: empty on the same origin. */
  readonly apiBase: string;
  readonly config: AppConfig;
  readonly launch: LaunchOptions;
  /** 16 by default; 大字 sets 20 or more: `wx.getAppBaseInfo().fontSizeSetting`, `wx.getSystemInfoSync().fontSizeSetting`. */
  readonly fontSizeSetting: number;
  readonly statusBarHeight: number;
  readonly screen: { width: number; height: number };

  /** Milliseconds since 1970 on the clock that can be moved. Mini program code sees it as `Date` by itself. */
  now(): number;

  /** Page stack, bottom first. */
  pages(): readonly PageHandle[];
  /** Throws when no page was opened yet. */
  currentPage(): PageHandle;
  getApp(): Record<string, unknown>;
  /**
   * Navigation takes `url` as pages write it: `/pages/a/a?x=1`, `../b/b`, with or without a leading slash.
   * Each settles when the new page is shown; each rejects with an Error whose message is WeChat's own
   * (`navigateTo:fail page "…" is not found`, `navigateTo:fail webview count limit exceed`, …).
   */
  navigateTo(url: string): Promise<PageHandle>;
  redirectTo(url: string): Promise<PageHandle>;
  reLaunch(url: string): Promise<PageHandle>;
  switchTab(url: string): Promise<PageHandle>;
  navigateBack(delta: number): Promise<PageHandle>;

  readonly overlays: Overlays;
  readonly navBar: NavBar;
  readonly tabBar: TabBar;
  startPullDownRefresh(): void;
  stopPullDownRefresh(): void;
  /** Ends when the scroll did. `selector` wins over `scrollTop` (pixels). */
  pageScrollTo(to: { scrollTop?: number; selector?: string; duration: number; offsetTop?: number }): Promise<void>;

  /** `wx.createSelectorQuery()`; `.in(component)` narrows it. */
  createSelectorQuery(): SelectorQueryLike;
  /** `wx.createIntersectionObserver(component, options)`. */
  createIntersectionObserver(component: PageComponent, options?: IntersectionOptions): unknown;
  /** Runs after the current update was rendered. */
  nextTick(callback: () => void): void;

  /** The address a browser loads a mini program path (`/assets/a.png`, `../a.png` from `from`) or any URL by. */
  resourceUrl(path: string, from?: string): string;
  /** Key for localStorage, apart for each person. */
  storageKey(key: string): string;

  /** `wx.cloud` asked something: a first screen is not there before it drew what it waits for. */
  cloudAsked(answered: Promise<void>): void;

  on<Name extends keyof PhoneEvents>(name: Name, listener: (event: PhoneEvents[Name]) => void): () => void;
  emit<Name extends keyof PhoneEvents>(name: Name, event: PhoneEvents[Name]): void;

  /** The `wx` object of this phone, for the automator's callWx and mockWx. Assigning a name replaces that function. */
  readonly wx: Record<string, unknown>;
  readonly inspect: Inspect;
}

export interface IntersectionOptions {
  thresholds?: number[];
  initialRatio?: number;
  observeAll?: boolean;
}

/** Makes `wx`. Names it lacks need no stubs: the runtime wraps the result so that reading them names them. */
export type CreateWx = (phone: PhoneHost) => Record<string, unknown>;

declare global {
  interface Window {
    /** The running phone; set before the first page opens. */
    __phone: PhoneHost;
  }
}
