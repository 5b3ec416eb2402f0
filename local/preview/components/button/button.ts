import type { GeneralComponent } from 'glass-easel';
import { defineBuiltin } from '../../runtime/define-builtin';
import { dom } from '../../runtime/dom';
import { keyboardTap } from '../base/keyboard';
import { registerControl } from '../form/fields';
import { actOnForm } from '../form/form';
import css from './button.css';
import { actOnOpenType } from './open-type';

/** `<button>`: WeChat's look, which a page's own styles override; acts on its form and on WeChat (`open-type`). */
export const button = defineBuiltin({
  css,
  properties: {
    size: { type: String, value: 'default' },
    type: { type: String, value: 'default' },
    plain: Boolean,
    disabled: Boolean,
    loading: Boolean,
    formType: String,
    openType: String,
    lang: String,
    sessionFrom: String,
    sendMessageTitle: String,
    sendMessagePath: String,
    sendMessageImg: String,
    showMessageCard: Boolean,
    appParameter: String,
    phoneNumberNoQuotaToast: Boolean,
    hoverClass: { type: String, value: 'button-hover' },
    hoverStartTime: { type: Number, value: 20 },
    hoverStayTime: { type: Number, value: 70 },
  },
  lifetimes: {
    attached() {
      const host = dom(this);
      if (!this.data.ariaRole) host.setAttribute('role', 'button');
      // A disabled button gives no tap: it is stopped on its way down, before any handler on the button.
      // (A listener that returns false would stop it, too.)
      this.addListener(
        'tap',
        (event) => {
          if (this.data.disabled) event.stopPropagation();
        },
        { capture: true },
      );
      this.addListener('tap', () => {
        if (this.data.disabled) return;
        if (this.data.formType) actOnForm(host, this.data.formType);
        if (this.data.openType) actOnOpenType(this.general(), this.data.openType);
      });
      keyboardTap(this.general());
      registerControl(host, { activate: () => host.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' })) });
      show(this.general());
    },
  },
  observers: {
    'size, type, plain, disabled, loading'() {
      show(this.general());
    },
  },
});

function show(component: GeneralComponent): void {
  const host = dom(component);
  const { size, type, plain, disabled, loading } = component.data as Record<string, unknown>;
  host.setAttribute('size', String(size));
  host.setAttribute('type', String(type));
  host.toggleAttribute('plain', Boolean(plain));
  host.toggleAttribute('disabled', Boolean(disabled));
  host.toggleAttribute('loading', Boolean(loading));
  host.tabIndex = disabled ? -1 : 0;
  if (disabled) host.setAttribute('aria-disabled', 'true');
  else host.removeAttribute('aria-disabled');
}
