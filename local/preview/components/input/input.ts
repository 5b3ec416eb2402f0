import type { GeneralComponent } from 'glass-easel';
import { defineBuiltin } from '../../runtime/define-builtin';
import { dom } from '../../runtime/dom';
import { registerControl, registerField } from '../form/fields';
import css from './input.css';
import template from './input.wxml';
import { fieldProperties, focusSoon, showPlaceholder, showValue, wireField } from './text-field';

/** The keyboard a phone would show, said in HTML. */
const inputModes: Record<string, string> = { number: 'numeric', digit: 'decimal', tel: 'tel', idcard: 'text' };
const enterKeys: Record<string, string> = { send: 'send', search: 'search', next: 'next', go: 'go', done: 'done' };

/** `<input>`: one line of text. */
export const input = defineBuiltin({
  css,
  template,
  properties: {
    ...fieldProperties,
    type: { type: String, value: 'text' },
    password: Boolean,
    alwaysEmbed: Boolean,
  },
  lifetimes: {
    attached() {
      const component = this.general();
      const { field, placeholder } = parts(component);
      wireField(component, field);
      field.addEventListener('keydown', (event) => {
        if (event.key !== 'Enter' || event.isComposing) return;
        this.triggerEvent('confirm', { value: field.value });
        if (!this.data.confirmHold) field.blur();
      });
      registerField(dom(this), {
        name: () => this.data.name,
        value: () => field.value,
        reset: () => component.setData({ value: '' }),
      });
      registerControl(dom(this), { activate: () => field.focus() });
      applyKind(component);
      applyPlaceholder(component);
      showValue(field, placeholder, this.data.value);
      if (this.data.autoFocus || this.data.focus) focusSoon(component, field);
    },
  },
  observers: {
    value(value: unknown) {
      const { field, placeholder } = parts(this.general());
      showValue(field, placeholder, value);
    },
    'placeholder, placeholderClass, placeholderStyle'() {
      applyPlaceholder(this.general());
    },
    'type, password, disabled, maxlength, confirmType'() {
      applyKind(this.general());
    },
    ariaLabel(label: string) {
      parts(this.general()).field.setAttribute('aria-label', label);
    },
    focus(focus: boolean) {
      const { field } = parts(this.general());
      if (focus) focusSoon(this.general(), field);
      else if (document.activeElement === field) field.blur();
    },
  },
});

interface Kind {
  type: string;
  password: boolean;
  disabled: boolean;
  maxlength: number;
  confirmType: string;
}

function applyKind(component: GeneralComponent): void {
  const { field } = parts(component);
  const { type, password, disabled, maxlength, confirmType } = component.data as Kind;
  field.type = password || type === 'safe-password' ? 'password' : 'text';
  field.inputMode = inputModes[type] ?? 'text';
  field.enterKeyHint = enterKeys[confirmType] ?? 'done';
  field.disabled = disabled;
  if (maxlength >= 0) field.maxLength = maxlength;
  else field.removeAttribute('maxlength');
  dom(component).toggleAttribute('disabled', disabled);
}

function applyPlaceholder(component: GeneralComponent): void {
  const { field, placeholder } = parts(component);
  field.placeholder = String(component.data['placeholder'] ?? '');
  showPlaceholder(component, placeholder, 'wx-input__placeholder');
}

function parts(component: GeneralComponent): { field: HTMLInputElement; placeholder: HTMLElement } {
  const [placeholder, field] = dom(component).children;
  if (field instanceof HTMLInputElement && placeholder instanceof HTMLElement) return { field, placeholder };
  throw new Error('<input> has lost its field');
}
