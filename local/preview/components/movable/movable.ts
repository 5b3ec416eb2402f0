import type { GeneralComponent } from 'glass-easel';
import { defineBuiltin } from '../../runtime/define-builtin';
import { dom } from '../../runtime/dom';
import { onDrag } from '../base/drag';
import css from './movable.css';

/** `<movable-area>`: the ground a movable-view stays on. */
export const movableArea = defineBuiltin({ css, properties: { scaleArea: Boolean } });

/** `<movable-view>`: dragged inside its area. It stops where it is let go: inertia and springs are not imitated. */
export const movableView = defineBuiltin({
  properties: {
    direction: { type: String, value: 'none' },
    inertia: Boolean,
    outOfBounds: Boolean,
    x: null,
    y: null,
    damping: { type: Number, value: 20 },
    friction: { type: Number, value: 2 },
    disabled: Boolean,
    scale: Boolean,
    scaleMin: { type: Number, value: 0.5 },
    scaleMax: { type: Number, value: 10 },
    scaleValue: { type: Number, value: 1 },
  },
  lifetimes: {
    attached() {
      const component = this.general();
      let from = { x: 0, y: 0 };
      onDrag(dom(this), {
        axis: () => {
          if (this.data.disabled) return 'none';
          return ({ all: 'both', horizontal: 'x', vertical: 'y' } as const)[this.data.direction] ?? 'none';
        },
        start: () => {
          from = place(component);
        },
        move: ({ dx, dy }) => {
          const { direction } = this.data;
          const to = {
            x: from.x + (direction === 'vertical' ? 0 : dx),
            y: from.y + (direction === 'horizontal' ? 0 : dy),
          };
          put(component, to, 'touch');
        },
        end: () => undefined,
      });
    },
    ready() {
      put(this.general(), given(this.general()), '');
    },
  },
  observers: {
    'x, y'() {
      put(this.general(), given(this.general()), '');
    },
    scaleValue(scale: number) {
      this.triggerEvent('scale', { ...place(this.general()), scale });
      put(this.general(), place(this.general()), '');
    },
  },
});

interface Point {
  x: number;
  y: number;
}

const places = new WeakMap<GeneralComponent, Point>();
const place = (component: GeneralComponent): Point => places.get(component) ?? { x: 0, y: 0 };

function given(component: GeneralComponent): Point {
  const number = (value: unknown) => Number.parseFloat(String(value ?? 0)) || 0;
  return { x: number(component.data['x']), y: number(component.data['y']) };
}

/** Moves the view, not past the edges of its area. A view larger than the area may show each of its own edges. */
function put(component: GeneralComponent, to: Point, source: string): void {
  const host = dom(component);
  const area = host.closest('wx-movable-area');
  if (!area) return;
  const { outOfBounds, scaleValue } = component.data as { outOfBounds: boolean; scaleValue: number };
  const bound = (value: number, room: number) => Math.min(Math.max(value, Math.min(0, room)), Math.max(0, room));
  const x = outOfBounds ? to.x : bound(to.x, area.clientWidth - host.offsetWidth);
  const y = outOfBounds ? to.y : bound(to.y, area.clientHeight - host.offsetHeight);
  const before = place(component);
  places.set(component, { x, y });
  host.style.transform = `translate(${x}px, ${y}px) scale(${scaleValue})`;
  if (before.x !== x || before.y !== y) component.triggerEvent('change', { x, y, source });
}
