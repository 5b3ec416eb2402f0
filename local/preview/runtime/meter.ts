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
