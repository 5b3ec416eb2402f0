import type { GeneralComponent } from 'glass-easel';
import { defineBuiltin } from '../../runtime/define-builtin';
import { dom } from '../../runtime/dom';
import { onDrag } from '../base/drag';
import { registerField } from '../form/fields';
import css from './slider.css';
import template from './slider.wxml';

/** `<slider>`: dragged, tapped or moved with the arrow keys. */
export const slider = defineBuiltin({
  css,
  template,
  properties: {
    name: String,
    min: { type: Number, value: 0 },
    max: { type: Number, value: 100 },
    step: { type: Number, value: 1 },
    value: { type: Number, value: 0 },
    disabled: Boolean,
    color: { type: String, value: '#e9e9e9' },
    backgroundColor: String,
    selectedColor: { type: String, value: '#1aad19' },
    activeColor: String,
    blockSize: { type: Number, value: 28 },
    blockColor: { type: String, value: '#ffffff' },
    showValue: Boolean,
  },
  lifetimes: {
    attached() {
      const host = dom(this);
      const component = this.general();
      host.setAttribute('role', 'slider');
      host.tabIndex = 0;
      const change = (value: number, event: 'change' | 'changing') => {
        if (this.data.disabled) return;
        this.setData({ value });
        this.triggerEvent(event, { value });
      };
      onDrag(part(component, 'area'), {
        axis: () => (this.data.disabled ? 'none' : 'x'),
        move: ({ clientX }) => change(valueAt(component, clientX), 'changing'),
        end: ({ clientX }) => change(valueAt(component, clientX), 'change'),
      });
      part(component, 'area').addEventListener('click', ({ clientX }) => {
        const value = valueAt(component, clientX);
        if (value !== this.data.value) change(value, 'change');
      });
      host.addEventListener('keydown', ({ key }) => {
        const direction = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[key];
        if (direction) change(inside(component, this.data.value + direction * this.data.step), 'change');
      });
      registerField(host, {
        name: () => this.data.name,
        value: () => this.data.value,
        reset: () => this.setData({ value: this.data.min }),
      });
      show(component);
    },
  },
  observers: {
    '**'() {
      show(this.general());
    },
  },
});

function part(component: GeneralComponent, name: string): HTMLElement {
  const found = dom(component).querySelector(`.wx-slider__${name}`);
  if (found instanceof HTMLElement) return found;
  throw new Error(`<slider> has lost its ${name}`);
}

interface SliderData {
  min: number;
  max: number;
  step: number;
  value: number;
  color: string;
  backgroundColor: string;
  selectedColor: string;
  activeColor: string;
  blockSize: number;
  blockColor: string;
  showValue: boolean;
}

function valueAt(component: GeneralComponent, clientX: number): number {
  const { left, width } = part(component, 'bar').getBoundingClientRect();
  const { min, max } = component.data as SliderData;
  return inside(component, min + ((clientX - left) / Math.max(1, width)) * (max - min));
}

/** The nearest step, and not beyond the ends. */
function inside(component: GeneralComponent, value: number): number {
  const { min, max, step } = component.data as SliderData;
  const digits = String(step).split('.')[1]?.length ?? 0;
  const stepped = min + Math.round((value - min) / step) * step;
  return Number(Math.min(max, Math.max(min, stepped)).toFixed(digits));
}

function show(component: GeneralComponent): void {
  const data = component.data as SliderData;
  const host = dom(component);
  const share = `${((data.value - data.min) / Math.max(1e-9, data.max - data.min)) * 100}%`;
  const size = `${Math.min(28, Math.max(12, data.blockSize))}px`;
  part(component, 'bar').style.backgroundColor = data.backgroundColor || data.color;
  Object.assign(part(component, 'done').style, {
    backgroundColor: data.activeColor || data.selectedColor,
    width: share,
  });
  const block = { left: share, width: size, height: size, backgroundColor: data.blockColor };
  Object.assign(part(component, 'block').style, block);
  part(component, 'value').textContent = String(data.value);
  host.toggleAttribute('show-value', data.showValue);
  host.setAttribute('aria-valuenow', String(data.value));
  host.setAttribute('aria-valuemin', String(data.min));
  host.setAttribute('aria-valuemax', String(data.max));
}
