import type { PhoneHost } from '../runtime/contract';
import { api, required } from './api';
import { EventChannel, installOpenerChannel, withChannel } from './event-channel';

/** `wx.navigateTo` and its family. */
export function navigationApi(phone: PhoneHost) {
  installOpenerChannel();
  return {
    navigateTo: api<WechatMiniprogram.NavigateToOption>('navigateTo', async ({ url, events }) => {
      const eventChannel = new EventChannel(events);
      await withChannel(eventChannel, () => phone.navigateTo(required(url, 'url', 'String')));
      return { eventChannel };
    }),
    redirectTo: api<WechatMiniprogram.RedirectToOption>('redirectTo', async ({ url }) => {
      await phone.redirectTo(required(url, 'url', 'String'));
      return undefined;
    }),
    reLaunch: api<WechatMiniprogram.ReLaunchOption>('reLaunch', async ({ url }) => {
      await phone.reLaunch(required(url, 'url', 'String'));
      return undefined;
    }),
    switchTab: api<WechatMiniprogram.SwitchTabOption>('switchTab', async ({ url }) => {
      await phone.switchTab(required(url, 'url', 'String'));
      return undefined;
    }),
    navigateBack: api<WechatMiniprogram.NavigateBackOption>('navigateBack', async ({ delta }) => {
      await phone.navigateBack(delta ?? 1);
      return undefined;
    }),
  };
}
