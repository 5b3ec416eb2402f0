import type { PhoneHost } from '../runtime/contract';
import { api, required } from './api';
import { SCOPES } from './permissions';
import { servicesOf } from './services';
import { bottomSheet } from './sheets/bottom-sheet';
import { settingsSheet } from './sheets/settings-sheet';

/** What the person allowed, and the privacy agreement. */
export function settingsApi(phone: PhoneHost) {
  const { permissions, privacy } = servicesOf(phone);
  return {
    getSetting: api<WechatMiniprogram.GetSettingOption>('getSetting', () => ({ authSetting: permissions.all() })),
    openSetting: api<WechatMiniprogram.OpenSettingOption>('openSetting', async () => {
      await settingsSheet(phone, SCOPES, permissions);
      return { authSetting: permissions.all() };
    }),
    authorize: api<WechatMiniprogram.AuthorizeOption>('authorize', async ({ scope }) => {
      await permissions.demand(required(scope, 'scope', 'String'));
      return undefined;
    }),
    getPrivacySetting: api('getPrivacySetting', () => ({
      needAuthorization: !privacy.agreed,
      privacyContractName: privacy.contractName,
    })),
    requirePrivacyAuthorize: api('requirePrivacyAuthorize', async () => {
      await privacy.demand('requirePrivacyAuthorize');
      return undefined;
    }),
    onNeedPrivacyAuthorization: (listener: Parameters<typeof privacy.onNeed>[0]) => privacy.onNeed(listener),
    openPrivacyContract: api('openPrivacyContract', async () => {
      await bottomSheet(phone, {
        kind: 'privacy-contract',
        title: privacy.contractName,
        text: '这里在微信中显示小程序管理后台填写的隐私保护指引全文。预览中没有这份文件。',
        actions: [{ label: '关闭', value: 'close', isPrimary: true }],
      });
      return undefined;
    }),
  };
}
