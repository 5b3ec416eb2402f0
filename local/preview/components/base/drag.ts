/** How far and how fast a finger or the mouse has gone since it went down, in pixels and pixels per millisecond. */
export interface Drag {
  dx: number;
  dy: number;
  velocityX: number;
  velocityY: number;
  clientX: number;
  clientY: number;
}

export interface DragHandlers {
  /** Which way this element may be dragged; a drag the other way is left to whoever is around it. */
  axis(): 'x' | 'y' | 'both' | 'none';
  /** A last look before a drag begins: false leaves it to the browser (a scroll-view that is not at its top). */
  accept?(drag: Drag): boolean;
  start?(drag: Drag): void;
  move(drag: Drag): void;
  end(drag: Drag): void;
}

/** Less than this is a tap, not a drag. */
const SLOP = 6;

/**
 * Drags of one element by touch and mouse. The innermost element that takes a drag has it alone: the move event does
 * not go on to the elements around it, and the browser does not scroll.
 */
export function onDrag(element: HTMLElement, handlers: DragHandlers): void {
  let origin: { x: number; y: number; time: number } | undefined;
  let last: { x: number; y: number; time: number; drag: Drag } | undefined;
  let isOurs = false;

  const at = (x: number, y: number, time: number): Drag => {
    const from = origin ?? { x, y, time };
    const before = last ?? { ...from };
    const span = Math.max(1, time - before.time);
    return {
      dx: x - from.x,
      dy: y - from.y,
      velocityX: (x - before.x) / span,
      velocityY: (y - before.y) / span,
      clientX: x,
      clientY: y,
    };
  };
  const down = (x: number, y: number, time: number) => {
    origin = { x, y, time };
    last = undefined;
    isOurs = false;
  };
  const move = (x: number, y: number, event: Event) => {
    if (!origin) return;
    const drag = at(x, y, event.timeStamp);
    if (!isOurs) {
      if (Math.hypot(drag.dx, drag.dy) < SLOP) return;
      const axis = Math.abs(drag.dx) > Math.abs(drag.dy) ? 'x' : 'y';
      const allowed = handlers.axis();
      if ((allowed !== 'both' && allowed !== axis) || handlers.accept?.(drag) === false) {
        origin = undefined;
        return;
      }
      isOurs = true;
      handlers.start?.(drag);
    }
    if (event.cancelable) event.preventDefault();
    event.stopPropagation();
    handlers.move(drag);
    last = { x, y, time: event.timeStamp, drag };
  };
  const up = () => {
    if (isOurs && last) handlers.end(last.drag);
    origin = undefined;
    isOurs = false;
  };

  element.addEventListener('touchstart', (event) => {
    const [touch] = event.touches;
    if (touch && event.touches.length === 1) down(touch.clientX, touch.clientY, event.timeStamp);
  });
  element.addEventListener(
    'touchmove',
    (event) => {
      const [touch] = event.touches;
      if (touch) move(touch.clientX, touch.clientY, event);
    },
    { passive: false },
  );
  element.addEventListener('touchend', up);
  element.addEventListener('touchcancel', up);

  element.addEventListener('mousedown', (event) => {
    if (event.button !== 0) return;
    down(event.clientX, event.clientY, event.timeStamp);
    // The mouse may leave the element while it drags.
    const onMove = (moved: MouseEvent) => move(moved.clientX, moved.clientY, moved);
    const onUp = () => {
      window.removeEventListener('mousemove', onMove);
      window.removeEventListener('mouseup', onUp);
      up();
    };
    window.addEventListener('mousemove', onMove);
    window.addEventListener('mouseup', onUp);
  });
}
