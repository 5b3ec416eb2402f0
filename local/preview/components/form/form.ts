import { defineBuiltin } from '../../runtime/define-builtin';
import { dom } from '../../runtime/dom';
import { fieldsIn } from './fields';
import css from './form.css';

const submitters = new WeakMap<Element, { submit(): void; reset(): void }>();

/** `<form>`: on submit it tells the values of the named components inside it. */
export const form = defineBuiltin({
  css,
  properties: { reportSubmit: Boolean, reportSubmitTimeout: Number },
  lifetimes: {
    attached() {
      const host = dom(this);
      submitters.set(host, {
        submit: () => {
          const named = fieldsIn(host).filter((field) => field.name() !== '');
          const value = Object.fromEntries(named.map((field) => [field.name(), field.value()]));
          this.triggerEvent('submit', { value, formId: '', target: {} }, { bubbles: false });
        },
        reset: () => {
          for (const field of fieldsIn(host)) field.reset();
          this.triggerEvent('reset', {});
        },
      });
    },
  },
});

/** What a button with `form-type` does to the form around it. */
export function actOnForm(button: HTMLElement, formType: string): void {
  const around = button.closest('wx-form');
  const target = around ? submitters.get(around) : undefined;
  if (formType === 'submit') target?.submit();
  else if (formType === 'reset') target?.reset();
}
