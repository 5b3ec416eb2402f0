/**
 * A finger on the phone's glass. Touches go through the browser's input pipeline, so whatever lies on top receives them,
 * scrolling and focus happen, and a `tap` is only a tap when the runtime recognises one.
 */
import type { CDPSession } from 'playwright-core';

/** In CSS pixels of the window. */
export interface Point {
  x: number;
  y: number;
}

export interface TouchPoint extends Point {
  id: number;
}

export interface Finger {
  tap(point: Point): Promise<void>;
  press(points: TouchPoint[]): Promise<void>;
  move(points: TouchPoint[]): Promise<void>;
  /** All of them at once: the browser takes no half-lifted hand. */
  lift(): Promise<void>;
  /** Puts down at the first point, moves through the others and lifts at the last. */
  drag(path: Point[]): Promise<void>;
}

export function createFinger(cdp: CDPSession): Finger {
  // One hand: a tap must not land between the press and the lift of another.
  let last: Promise<unknown> = Promise.resolve();
  function inTurn(gesture: () => Promise<void>): Promise<void> {
    const turn = last.then(gesture, gesture);
    last = turn.catch(() => undefined);
    return turn;
  }

  async function dispatch(type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: TouchPoint[]): Promise<void> {
    await cdp.send('Input.dispatchTouchEvent', { type, touchPoints });
  }

  return {
    tap: (point) =>
      inTurn(async () => {
        await dispatch('touchStart', [{ ...point, id: 0 }]);
        await dispatch('touchEnd', []);
      }),
    press: (points) => inTurn(() => dispatch('touchStart', points)),
    move: (points) => inTurn(() => dispatch('touchMove', points)),
    lift: () => inTurn(() => dispatch('touchEnd', [])),
    drag: ([start, ...rest]) =>
      inTurn(async () => {
        if (!start) return;
        await dispatch('touchStart', [{ ...start, id: 0 }]);
        for (const point of rest) await dispatch('touchMove', [{ ...point, id: 0 }]);
        await dispatch('touchEnd', []);
      }),
  };
}
