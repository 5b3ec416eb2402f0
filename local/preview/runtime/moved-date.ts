declare global {
  interface Window {
    /** `Date` of mini program code, for `getDate` of WXS. */
    __phoneDate: DateConstructor;
  }
}

/** `Date` as mini program code sees it: without arguments it is the time on the clock that can be moved. */
export function movedDate(now: () => number): DateConstructor {
  return class MovedDate extends Date {
    constructor(...parts: unknown[]) {
      if (parts.length === 0) super(now());
      else super(...(parts as [number]));
    }

    static override now(): number {
      return now();
    }

    static override [Symbol.hasInstance](value: unknown): boolean {
      return Object.prototype.toString.call(value) === '[object Date]';
    }
  } as unknown as DateConstructor;
}
