const RealDate = Date;
let offsetMs = 0;

/** Puts the worker's clock at real time plus `milliseconds`. */
export function moveDate(milliseconds: number): void {
  offsetMs = milliseconds;
}

/**
 * Replaces the global Date by one that follows the movable clock, for everything loaded afterwards. The prototype stays the
 * real one, so that `instanceof Date` holds for dates made before and for dates made by Node itself.
 */
export function installMovedDate(): void {
  function MovedDate(...parts: unknown[]): unknown {
    if (!new.target) return new RealDate(movedNow()).toString();
    return Reflect.construct(RealDate, parts.length === 0 ? [movedNow()] : parts, new.target);
  }
  Object.defineProperties(MovedDate, {
    name: { value: 'Date' },
    length: { value: RealDate.length },
    prototype: { value: RealDate.prototype, writable: false },
    now: { value: movedNow, writable: true, configurable: true },
    parse: { value: RealDate.parse, writable: true, configurable: true },
    UTC: { value: RealDate.UTC, writable: true, configurable: true },
  });
  RealDate.prototype.constructor = MovedDate as unknown as DateConstructor;
  globalThis.Date = MovedDate as unknown as DateConstructor;
}

function movedNow(): number {
  return RealDate.now() + offsetMs;
}
