import { defineBuiltin } from '../../runtime/define-builtin';
import { dom } from '../../runtime/dom';
import { registerField } from '../form/fields';
import css from './checkbox.css';
import template from './checkbox.wxml';
import { choicesIn, groupAround, showChoice, wireChoice } from './choice';

/** `<checkbox>`: stands in a `<checkbox-group>`, which tells about changes. */
export const checkbox = defineBuiltin({
  css,
  template,
  properties: { value: String, checked: Boolean, disabled: Boolean, color: { type: String, value: '#09BB07' } },
  lifetimes: {
    attached() {
      const component = this.general();
      wireChoice(component, 'checkbox', () => {
        this.setData({ checked: !this.data.checked });
        const group = groupAround(component, 'wx-checkbox-group');
        group?.triggerEvent('change', { value: checkedValues(choicesIn(group, 'wx-checkbox')) });
      });
      showChoice(component);
    },
  },
  observers: {
    'checked, disabled'() {
      showChoice(this.general());
    },
    color(color: string) {
      const box = dom(this).querySelector('.wx-checkbox__box');
      if (box instanceof HTMLElement) box.style.color = color;
    },
  },
});

/** `<checkbox-group>`: its value is the list of what is ticked. */
export const checkboxGroup = defineBuiltin({
  properties: { name: String },
  lifetimes: {
    attached() {
      const boxes = () => choicesIn(this.general(), 'wx-checkbox');
      registerField(dom(this), {
        name: () => this.data.name,
        value: () => checkedValues(boxes()),
        reset: () => {
          for (const box of boxes()) box.setData({ checked: false });
        },
      });
    },
  },
});

const checkedValues = (boxes: { data: Record<string, unknown> }[]) =>
  boxes.filter((box) => box.data['checked']).map((box) => box.data['value']);
