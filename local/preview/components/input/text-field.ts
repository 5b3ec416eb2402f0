import type { GeneralComponent } from 'glass-easel';
import { scopedClasses } from '../../runtime/dom';

/** What `<input>` and `<textarea>` share: both are a native field with WeChat's events and a placeholder of their own. */
export type NativeField = HTMLInputElement | HTMLTextAreaElement;

/** Wires a native field to its component. `value` is a property of the component, so `model:value` follows it. */
export function wireField(component: GeneralComponent, field: NativeField): void {
  let keyCode = 0;
  field.addEventListener('keydown', (event) => {
    keyCode = (event as KeyboardEvent).keyCode;
  });
  field.addEventListener('input', () => {
    component.setData({ value: field.value });
    component.triggerEvent(
      'input',
      { value: field.value, cursor: field.selectionEnd ?? field.value.length, keyCode },
      // `bindinput` may return a text that takes the place of what was typed.
      { handleListenerReturn: (answer: unknown) => takeAnswer(component, answer) },
    );
  });
  field.addEventListener('focus', () => {
    component.triggerEvent('focus', { value: field.value, height: 0 });
    component.triggerEvent('keyboardheightchange', { height: 0, duration: 0 });
  });
  field.addEventListener('blur', () => {
    if (component.data['focus']) component.setData({ focus: false });
    component.triggerEvent('blur', { value: field.value, cursor: field.selectionEnd ?? field.value.length });
  });
}

function takeAnswer(component: GeneralComponent, answer: unknown): undefined {
  if (typeof answer === 'string') component.setData({ value: answer });
  else if (typeof answer === 'object' && answer !== null && 'value' in answer) {
    component.setData({ value: String(answer.value) });
  }
  return undefined;
}

/** Shows a value the page set. What the person is just typing is left alone, or the cursor would jump. */
export function showValue(field: NativeField, placeholder: HTMLElement, value: unknown): void {
  const text = value === null || value === undefined ? '' : String(value);
  if (field.value !== text) field.value = text;
  placeholder.style.display = text === '' ? '' : 'none';
}

/** The placeholder takes the page's own classes and style, as WeChat's does. */
export function showPlaceholder(component: GeneralComponent, element: HTMLElement, base: string): void {
  const { placeholder, placeholderClass, placeholderStyle } = component.data as Record<string, string>;
  element.className = [base, ...scopedClasses(component, placeholderClass ?? '')].join(' ');
  element.style.cssText = `${placeholderStyle ?? ''};display:${element.style.display}`;
  element.textContent = placeholder ?? '';
}

/** A focus asked for while the page is still being drawn comes once it is there. */
export function focusSoon(component: GeneralComponent, field: NativeField): void {
  requestAnimationFrame(() => {
    if (!field.isConnected) return;
    field.focus();
    const { cursor, selectionStart, selectionEnd } = component.data as Record<string, number>;
    if (selectionStart !== undefined && selectionEnd !== undefined && selectionStart >= 0 && selectionEnd >= 0) {
      field.setSelectionRange(selectionStart, selectionEnd);
    } else if (cursor !== undefined && cursor >= 0) {
      field.setSelectionRange(cursor, cursor);
    }
  });
}

/** Properties both have. */
export const fieldProperties = {
  value: { type: null, value: '' },
  name: String,
  placeholder: String,
  placeholderClass: { type: String, value: 'input-placeholder' },
  placeholderStyle: String,
  disabled: Boolean,
  maxlength: { type: Number, value: 140 },
  focus: Boolean,
  autoFocus: Boolean,
  cursor: { type: Number, value: -1 },
  cursorSpacing: Number,
  selectionStart: { type: Number, value: -1 },
  selectionEnd: { type: Number, value: -1 },
  adjustPosition: { type: Boolean, value: true },
  holdKeyboard: Boolean,
  confirmType: { type: String, value: 'done' },
  confirmHold: Boolean,
  cursorColor: String,
} as const;
