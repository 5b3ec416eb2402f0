/** How much a page and the components in it passed through setData: the render budget of a screen. */
export interface MeterReading {
  calls: number;
  /** UTF-8 bytes of what was passed, as JSON. */
  bytes: number;
}

export interface PageMeter {
  /** Until `onReady` ran and no setData came for a while: what the first screen cost. */
  readonly first: MeterReading;
  readonly total: MeterReading;
  /** The largest single call, in bytes. WeChat's own checks count more than 262,144 as a fault. */
  readonly largest: number;
  /** True once the first screen settled and `first` stands still. */
  readonly settled: boolean;
  /** Settles with the first screen. */
  readonly whenSettled: Promise<void>;
}

/** A first screen counts as settled when no setData came for this many milliseconds after `onReady`. */
const QUIET = 300;

/** Counts setData of one page. */
export class SetDataMeter implements PageMeter {
  readonly first: MeterReading = { calls: 0, bytes: 0 };
  readonly total: MeterReading = { calls: 0, bytes: 0 };
  readonly whenSettled: Promise<void>;
  largest = 0;
  settled = false;
  private ready = false;
  private timer = 0;
  private settle: () => void = () => undefined;

  constructor(private readonly changed: () => void) {
    this.whenSettled = new Promise((resolve) => {
      this.settle = resolve;
    });
  }

  count(data: unknown): void {
    const bytes = new TextEncoder().encode(JSON.stringify(data) ?? '').length;
    this.largest = Math.max(this.largest, bytes);
    for (const reading of this.settled ? [this.total] : [this.first, this.total]) {
      reading.calls += 1;
      reading.bytes += bytes;
    }
    if (this.ready && !this.settled) this.waitForQuiet();
    this.changed();
  }

  /** Call when `onReady` ran. */
  pageReady(): void {
    this.ready = true;
    this.waitForQuiet();
  }

  private waitForQuiet(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      this.settled = true;
      this.settle();
      this.changed();
    }, QUIET);
  }
}
