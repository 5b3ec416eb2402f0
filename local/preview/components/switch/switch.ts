import { defineBuiltin } from '../../runtime/define-builtin';
import { dom } from '../../runtime/dom';
import { showChoice, wireChoice } from '../checkbox/choice';
import { registerField } from '../form/fields';
import css from './switch.css';
import template from './switch.wxml';

/** `<switch>`: green when on, unless `color` says otherwise. */
export const switchComponent = defineBuiltin({
  css,
  template,
  properties: {
    name: String,
    checked: Boolean,
    disabled: Boolean,
    type: { type: String, value: 'switch' },
    color: { type: String, value: '#04BE02' },
  },
  lifetimes: {
    attached() {
      wireChoice(this.general(), 'switch', () => {
        this.setData({ checked: !this.data.checked });
        this.triggerEvent('change', { value: this.data.checked });
      });
      showChoice(this.general());
      registerField(dom(this), {
        name: () => this.data.name,
        value: () => this.data.checked,
        reset: () => this.setData({ checked: false }),
      });
    },
  },
  observers: {
    'checked, disabled'() {
      showChoice(this.general());
    },
    'type, color'(type: string, color: string) {
      dom(this).setAttribute('type', type);
      dom(this).style.color = color;
    },
  },
});
