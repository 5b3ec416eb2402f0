import type { GeneralComponent } from 'glass-easel';
import { defineBuiltin } from '../../runtime/define-builtin';
import { dom } from '../../runtime/dom';
import { isAlive } from '../base/alive';
import { registerControl, registerField } from '../form/fields';
import { fieldProperties, focusSoon, showPlaceholder, showValue, wireField } from '../input/text-field';
import css from './textarea.css';
import template from './textarea.wxml';

/** `<textarea>`: several lines; `auto-height` grows with them. */
export const textarea = defineBuiltin({
  css,
  template,
  properties: {
    ...fieldProperties,
    placeholderClass: { type: String, value: 'textarea-placeholder' },
    autoHeight: Boolean,
    fixed: Boolean,
    showConfirmBar: { type: Boolean, value: true },
    disableDefaultPadding: Boolean,
    confirmType: { type: String, value: 'return' },
  },
  data: { lines: 0 },
  lifetimes: {
    attached() {
      const component = this.general();
      const { field, placeholder } = parts(component);
      wireField(component, field);
      field.addEventListener('keydown', (event) => {
        // With `return` Enter breaks the line, otherwise it confirms.
        if (event.key !== 'Enter' || event.isComposing || this.data.confirmType === 'return') return;
        event.preventDefault();
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
      // The page may be gone by then, and a component that is off the page has no element to ask.
      requestAnimationFrame(() => {
        if (field.isConnected) fitHeight(component);
      });
      if (this.data.autoFocus || this.data.focus) focusSoon(component, field);
    },
  },
  observers: {
    value(value: unknown) {
      const { field, placeholder } = parts(this.general());
      showValue(field, placeholder, value);
      fitHeight(this.general());
    },
    'placeholder, placeholderClass, placeholderStyle'() {
      applyPlaceholder(this.general());
    },
    'disabled, maxlength, autoHeight'() {
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

/** Tells the page when the number of lines changed, and grows with `auto-height`. */
function fitHeight(component: GeneralComponent): void {
  if (!isAlive(component)) return;
  const { field } = parts(component);
  if (!field.isConnected) return;
  const kept = field.style.height;
  field.style.height = '0';
  // The empty part below the words belongs to the field, too, but not to their height.
  field.style.minHeight = '0';
  const height = field.scrollHeight;
  field.style.minHeight = '';
  field.style.height = component.data['autoHeight'] ? `${height}px` : kept;
  const lineCount = Math.max(1, Math.round(height / heightOfOneLine(field)));
  if (lineCount === component.data['lines']) return;
  component.setData({ lines: lineCount });
  component.triggerEvent('linechange', { height, heightRpx: (height * 750) / window.__phone.screen.width, lineCount });
}

/** `line-height: normal` says no number, so one line is measured. */
function heightOfOneLine(field: HTMLTextAreaElement): number {
  const probe = field.cloneNode() as HTMLTextAreaElement;
  probe.value = '网';
  probe.style.height = '0';
  field.after(probe);
  const height = probe.scrollHeight;
  probe.remove();
  return height || 1;
}

function applyKind(component: GeneralComponent): void {
  const { field } = parts(component);
  const { disabled, maxlength, autoHeight } = component.data as {
    disabled: boolean;
    maxlength: number;
    autoHeight: boolean;
  };
  field.disabled = disabled;
  if (maxlength >= 0) field.maxLength = maxlength;
  else field.removeAttribute('maxlength');
  dom(component).toggleAttribute('disabled', disabled);
  dom(component).toggleAttribute('auto-height', autoHeight);
}

function applyPlaceholder(component: GeneralComponent): void {
  const { field, placeholder } = parts(component);
  field.placeholder = String(component.data['placeholder'] ?? '');
  showPlaceholder(component, placeholder, 'wx-textarea__placeholder');
}

function parts(component: GeneralComponent): { field: HTMLTextAreaElement; placeholder: HTMLElement } {
  const [placeholder, field] = dom(component).children;
  if (field instanceof HTMLTextAreaElement && placeholder instanceof HTMLElement) return { field, placeholder };
  throw new Error('<textarea> has lost its field');
}
