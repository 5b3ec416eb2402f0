import type { GeneralComponent } from 'glass-easel';
import type { AssociatedBackend, CodeSpace, Root } from 'glass-easel-miniprogram-adapter';
import type { PageConfig, PageHandle, Query } from './contract';
import { SetDataMeter } from './meter';
import type { PageComponent } from './page-component';
import { PageFrame } from './page-frame';
import type { ReadyQueue } from './ready-queue';
import { formatPageUrl } from './urls';

/** What pages need from the phone around them. */
export interface PageSurroundings {
  backend: AssociatedBackend;
  space: CodeSpace;
  readyQueue: ReadyQueue;
  /** Something worth showing beside the phone changed. */
  changed(): void;
  reportError(error: unknown): void;
}

/** Not from 0: the automator's client knows pages by id, and must not meet an old one after the phone was reloaded. */
let lastId = Math.round(performance.timeOrigin % 1e9);

/** One page: its component tree in its frame, and its life from `onLoad` to `onUnload`. */
export class Page implements PageHandle {
  readonly id: number;
  readonly meter: SetDataMeter;
  readonly frame: PageFrame;
  readonly ready: Promise<void>;
  private root: Root | undefined;
  private becomeReady: () => void = () => undefined;
  private shown = false;
  private atBottom = false;

  constructor(
    readonly path: string,
    readonly query: Query,
    readonly config: PageConfig,
    private readonly around: PageSurroundings,
  ) {
    lastId += 1;
    this.id = lastId;
    this.frame = new PageFrame(config);
    this.meter = new SetDataMeter(around.changed);
    this.ready = new Promise((resolve) => {
      this.becomeReady = resolve;
    });
  }

  get viewport(): HTMLElement {
    return this.frame.viewport;
  }

  get scroller(): HTMLElement {
    return this.frame.scroller;
  }

  /** False until the component tree was made. */
  get isOpen(): boolean {
    return this.root !== undefined;
  }

  get instance(): PageComponent {
    return this.tree().get() as unknown as PageComponent;
  }

  get component(): GeneralComponent {
    return this.tree().getComponent();
  }

  /** Builds the tree, then `onLoad`, `onShow`, `ready` of the components, `onReady`. The frame must be in the document. */
  open(): void {
    const { readyQueue } = this.around;
    readyQueue.hold();
    try {
      const root = this.around.backend.createRoot('page', this.around.space, formatPageUrl(this).slice(1));
      this.root = root;
      this.instance.route = this.path;
      this.instance.options = this.query;
      const host = this.component.getBackendElement() as unknown as HTMLElement;
      host.setAttribute('is-page', this.path);
      const placeholder = document.createElement('div');
      this.scroller.append(placeholder);
      root.attach(this.scroller as never, placeholder as never);
      this.call('onLoad', this.query);
      this.show();
    } finally {
      readyQueue.release();
    }
    this.call('onReady');
    this.scroller.addEventListener('scroll', () => this.scrolled(), { passive: true });
    this.meter.pageReady();
    this.becomeReady();
  }

  show(): void {
    if (this.shown) return;
    this.shown = true;
    this.frame.setShown(true);
    this.call('onShow');
    this.component.triggerPageLifetime('show', []);
  }

  hide(): void {
    if (!this.shown) return;
    this.shown = false;
    this.call('onHide');
    this.component.triggerPageLifetime('hide', []);
  }

  close(): void {
    this.call('onUnload');
    // first out of the document: a field that has the focus loses it now, while it still can tell
    this.frame.remove();
    this.root?.release();
  }

  resized(): void {
    this.frame.measure();
    const size = { windowWidth: this.viewport.clientWidth, windowHeight: this.viewport.clientHeight };
    this.call('onResize', { size });
    this.component.triggerPageLifetime('resize', [size]);
  }

  /** Calls a lifecycle function if the page has it. What it throws is shown, and does not stop the phone. */
  call(name: string, ...args: unknown[]): unknown {
    const method = this.instance[name];
    if (typeof method !== 'function') return undefined;
    try {
      const result: unknown = method.apply(this.instance, args);
      return result;
    } catch (error) {
      this.around.reportError(error);
      return undefined;
    }
  }

  has(name: string): boolean {
    return typeof this.instance[name] === 'function';
  }

  private tree(): Root {
    if (!this.root) throw new Error(`${this.path} is not open yet`);
    return this.root;
  }

  private scrolled(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    this.call('onPageScroll', { scrollTop });
    const distance = this.config.onReachBottomDistance ?? 50;
    const near = scrollHeight - clientHeight - scrollTop <= distance;
    if (near && !this.atBottom) this.call('onReachBottom');
    this.atBottom = near;
  }
}
