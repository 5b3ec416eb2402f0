import { defineBuiltin } from '../../runtime/define-builtin';
import { dom } from '../../runtime/dom';
import { choicesIn, groupAround, showChoice, wireChoice } from '../checkbox/choice';
import { registerField } from '../form/fields';
import template from './radio.wxml';

/** `<radio>`: one of its `<radio-group>` at a time. Its styles are with the checkbox's. */
export const radio = defineBuiltin({
  template,
  properties: { value: String, checked: Boolean, disabled: Boolean, color: { type: String, value: '#09BB07' } },
  lifetimes: {
    attached() {
      const component = this.general();
      wireChoice(component, 'radio', () => {
        if (this.data.checked) return;
        const group = groupAround(component, 'wx-radio-group');
        if (group) {
          for (const other of choicesIn(group, 'wx-radio')) other.setData({ checked: other === component });
        } else this.setData({ checked: true });
        group?.triggerEvent('change', { value: this.data.value });
      });
      showChoice(component);
    },
  },
  observers: {
    'checked, disabled'() {
      showChoice(this.general());
    },
    'color, checked'(color: string, checked: boolean) {
      const box = dom(this).querySelector('.wx-radio__box');
      if (box instanceof HTMLElement) box.style.color = checked ? color : '';
    },
  },
});

/** `<radio-group>`: its value is the chosen radio's. */
export const radioGroup = defineBuiltin({
  properties: { name: String },
  lifetimes: {
    attached() {
      dom(this).setAttribute('role', 'radiogroup');
      const radios = () => choicesIn(this.general(), 'wx-radio');
      registerField(dom(this), {
        name: () => this.data.name,
        value: () => radios().find((one) => one.data['checked'])?.data['value'] ?? '',
        reset: () => {
          for (const one of radios()) one.setData({ checked: false });
        },
      });
    },
  },
});
