import { expectsLongPress } from './backend';
import { dispatch } from './dispatch';
import { elementAt } from './dom';

/** A finger that moves more than this many pixels does not tap. */
const TAP_DISTANCE = 10;
/** A finger that stays this long, in milliseconds, presses long. */
const LONG_PRESS = 350;
/** A browser repeats a touch as mouse events; those within this many milliseconds are not a mouse. */
const ECHO = 800;

export type TouchType = 'touchstart' | 'touchmove' | 'touchend' | 'touchcancel';

/** A finger or the mouse, in window coordinates. */
export interface Finger {
  identifier: number;
  clientX: number;
  clientY: number;
}

interface Press {
  startX: number;
  startY: number;
  target: EventTarget | null;
  moved: boolean;
  long: boolean;
  timer: number;
}

export type FingerListener = (type: TouchType, finger: Finger, target: EventTarget | null, event: Event) => void;

/**
 * Turns touches and the mouse into WeChat's events: touchstart, touchmove, touchend, touchcancel, tap, longpress,
 * longtap. The mouse is a finger with identifier 0, so that whatever listens for touches works on a desk too.
 */
export class Gestures {
  private readonly presses = new Map<number, Press>();
  private readonly down = new Map<number, Finger>();
  private readonly listeners = new Set<FingerListener>();
  private lastTouch = Number.NEGATIVE_INFINITY;
  private touchTarget: EventTarget | null = null;
  private mouseTarget: EventTarget | null = null;

  constructor(root: Document) {
    for (const type of ['touchstart', 'touchmove', 'touchend', 'touchcancel'] as const) {
      root.addEventListener(type, (event) => this.fromTouch(type, event), { capture: true, passive: false });
    }
    root.addEventListener('mousedown', (event) => this.fromMouse('touchstart', event), { capture: true });
    root.addEventListener('mousemove', (event) => this.fromMouse('touchmove', event), { capture: true });
    root.addEventListener('mouseup', (event) => this.fromMouse('touchend', event), { capture: true });
    root.addEventListener('click', (event) => this.stopEcho(event), { capture: true });
  }

  /** Hears every finger before the page does. */
  listen(listener: FingerListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private fromTouch(type: TouchType, event: TouchEvent): void {
    this.lastTouch = event.timeStamp;
    this.touchTarget = event.target;
    for (const touch of event.changedTouches) {
      this.handle(
        type,
        { identifier: touch.identifier, clientX: touch.clientX, clientY: touch.clientY },
        touch.target,
        event,
      );
    }
  }

  /**
   * A browser clicks whatever lies under the finger after a touch: the sheet that this very touch has opened. The click
   * would close it at once.
   */
  private stopEcho(event: MouseEvent): void {
    if (!event.isTrusted || event.timeStamp - this.lastTouch > ECHO) return;
    const overlay = event.target instanceof Element ? event.target.closest('.phone-overlay') : null;
    if (overlay && !overlay.contains(this.touchTarget as Node | null)) event.stopImmediatePropagation();
  }

  private fromMouse(type: TouchType, event: MouseEvent): void {
    if (event.timeStamp - this.lastTouch < ECHO || event.button !== 0) return;
    if (type === 'touchstart') this.mouseTarget = event.target;
    else if (!this.down.has(0)) return;
    this.handle(type, { identifier: 0, clientX: event.clientX, clientY: event.clientY }, this.mouseTarget, event);
  }

  private handle(type: TouchType, finger: Finger, target: EventTarget | null, event: Event): void {
    if (type === 'touchstart' || type === 'touchmove') this.down.set(finger.identifier, finger);
    else this.down.delete(finger.identifier);
    for (const listener of this.listeners) listener(type, finger, target, event);
    this.send(type, finger, target, event);
    if (type === 'touchstart') this.press(finger, target);
    else if (type === 'touchmove') this.move(finger);
    else this.lift(type, finger, event);
  }

  private press(finger: Finger, target: EventTarget | null): void {
    const press: Press = {
      startX: finger.clientX,
      startY: finger.clientY,
      target,
      moved: false,
      long: false,
      timer: 0,
    };
    press.timer = window.setTimeout(() => {
      if (press.moved || !expectsLongPress(target)) return;
      press.long = true;
      this.send('longpress', finger, target);
      this.send('longtap', finger, target);
    }, LONG_PRESS);
    this.presses.set(finger.identifier, press);
  }

  private move(finger: Finger): void {
    const press = this.presses.get(finger.identifier);
    if (press && Math.hypot(finger.clientX - press.startX, finger.clientY - press.startY) > TAP_DISTANCE)
      press.moved = true;
  }

  private lift(type: TouchType, finger: Finger, event: Event): void {
    const press = this.presses.get(finger.identifier);
    this.presses.delete(finger.identifier);
    if (!press) return;
    window.clearTimeout(press.timer);
    this.move(finger);
    if (type === 'touchend' && !press.moved && !press.long) this.send('tap', finger, press.target, event);
  }

  private send(type: string, finger: Finger, target: EventTarget | null, event?: Event): void {
    const element = elementAt(target);
    if (!element) return;
    const place = viewportPlace(target);
    const touch = pointIn(finger, place);
    const touches = [...this.down.values()].map((other) => pointIn(other, place));
    const detail = type.startsWith('touch') ? {} : { x: touch.pageX, y: touch.pageY };
    dispatch(element, type, detail, type === 'tap' ? undefined : event, { touches, changedTouches: [touch] });
  }
}

interface Place {
  left: number;
  top: number;
  scrollTop: number;
}

/** Where the page around a node is on the screen, and how far it is scrolled. */
function viewportPlace(target: EventTarget | null): Place {
  const viewport = target instanceof Element ? target.closest('.phone-page__viewport') : null;
  const { left = 0, top = 0 } = viewport?.getBoundingClientRect() ?? {};
  return { left, top, scrollTop: viewport?.querySelector('.phone-page__scroller')?.scrollTop ?? 0 };
}

function pointIn(finger: Finger, place: Place) {
  const clientX = finger.clientX - place.left;
  const clientY = finger.clientY - place.top;
  return {
    identifier: finger.identifier,
    clientX,
    clientY,
    pageX: clientX,
    pageY: clientY + place.scrollTop,
    force: 1,
  };
}
