import { defineBuiltin } from '../../runtime/define-builtin';
import { dom } from '../../runtime/dom';
import css from './button.css';

/** `<button>`: WeChat's look; `form-type` and `open-type` are acted on by the form and by wx. */
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
    hoverClass: { type: String, value: 'button-hover' },
    hoverStartTime: { type: Number, value: 20 },
    hoverStayTime: { type: Number, value: 70 },
  },
  observers: {
    'size, type, plain, disabled, loading'(size: string, type: string, plain: boolean, off: boolean, busy: boolean) {
      const host = dom(this);
      host.setAttribute('size', size);
      host.setAttribute('type', type);
      host.toggleAttribute('plain', plain);
      host.toggleAttribute('disabled', off);
      host.toggleAttribute('loading', busy);
    },
  },
});
