import { defineBuiltin } from '../../runtime/define-builtin';
import { dom } from '../../runtime/dom';
import { UnsupportedError } from '../../runtime/unsupported';
import { keyboardTap } from '../base/keyboard';
import css from './navigator.css';

/** Which `wx.` function each `open-type` calls. */
const functions: Record<string, string> = {
  navigate: 'navigateTo',
  redirect: 'redirectTo',
  switchTab: 'switchTab',
  reLaunch: 'reLaunch',
  navigateBack: 'navigateBack',
};

/** `<navigator>`: a link between pages. */
export const navigator = defineBuiltin({
  css,
  properties: {
    target: { type: String, value: 'self' },
    url: String,
    openType: { type: String, value: 'navigate' },
    delta: { type: Number, value: 1 },
    appId: String,
    path: String,
    extraData: null,
    version: String,
    shortLink: String,
    hoverClass: { type: String, value: 'navigator-hover' },
    hoverStayTime: { type: Number, value: 600 },
  },
  lifetimes: {
    attached() {
      const host = dom(this);
      if (!this.data.ariaRole) host.setAttribute('role', 'link');
      host.tabIndex = 0;
      keyboardTap(this.general());
      this.addListener('tap', () => {
        const { target, openType, url, delta } = this.data;
        const name = functions[openType];
        if (target !== 'self' || !name)
          throw new UnsupportedError(`<navigator target="${target}" open-type="${openType}">`);
        const go = window.__phone.wx[name] as (options: object) => unknown;
        const tell = (event: string) => (result: object) => {
          this.triggerEvent(event, result);
          this.triggerEvent('complete', result);
        };
        go({ url, delta, success: tell('success'), fail: tell('fail') });
      });
    },
  },
});
