/** The `wx.onX(listener)` / `wx.offX(listener?)` pair and the list behind it. */
export interface Listeners<T> {
  on(listener: (value: T) => void): void;
  /** Removes one listener, or all of them when called without. */
  off(listener?: (value: T) => void): void;
  emit(value: T): void;
  readonly size: number;
}

export function listeners<T>(): Listeners<T> {
  const list = new Set<(value: T) => void>();
  return {
    on: (listener) => {
      list.add(listener);
    },
    off: (listener) => {
      if (listener) list.delete(listener);
      else list.clear();
    },
    emit: (value) => {
      for (const listener of [...list]) listener(value);
    },
    get size() {
      return list.size;
    },
  };
}
