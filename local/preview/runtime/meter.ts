import { afterPaint } from './paint';

/** How much a page and the components in it passed through setData: the render budget of a screen. */
export interface MeterReading {
  calls: number;
  /** UTF-8 bytes of what was passed, as JSON. */
  bytes: number;
}

export interface PageMeter {
  /** Until the first screen settled: what it cost. */
  readonly first: MeterReading;
  readonly total: MeterReading;
  /** The largest single call, in bytes. WeChat's own checks count more than 262,144 as a fault. */
  readonly largest: number;
  /** True once the first screen settled and `first` stands still. */
  readonly settled: boolean;
  /** Settles with the first screen. */
  readonly whenSettled: Promise<void>;
}

/**
 * Counts setData of one page. Its first screen settles when `onReady` ran, no call to the cloud waits for its answer,
 * and what the answers brought was drawn without another setData or another call.
 */
export class SetDataMeter implements PageMeter {
  readonly first: MeterReading = { calls: 0, bytes: 0 };
  readonly total: MeterReading = { calls: 0, bytes: 0 };
  readonly whenSettled: Promise<void>;
  largest = 0;
  settled = false;
  private ready = false;
  /** Calls to the cloud without an answer. */
  private waiting = 0;
  /** Counts up with everything that keeps the first screen moving. */
  private moves = 0;
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
    this.moved();
    this.changed();
  }

  /** The page asked the cloud; `answered` settles with the answer or the failure. */
  asked(answered: Promise<void>): void {
    if (this.settled) return;
    this.waiting += 1;
    this.moved();
    void answered.then(() => {
      this.waiting -= 1;
      this.moved();
    });
  }

  /** Call when `onReady` ran. */
  pageReady(): void {
    this.ready = true;
    this.moved();
  }

  private moved(): void {
    this.moves += 1;
    const { moves } = this;
    if (this.settled || !this.ready || this.waiting > 0) return;
    afterPaint(() => {
      if (this.settled || this.moves !== moves) return;
      this.settled = true;
      this.settle();
      this.changed();
    });
  }
}
