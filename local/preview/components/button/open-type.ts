import type { GeneralComponent } from 'glass-easel';
import { UnsupportedError } from '../../runtime/unsupported';
import { SCOPES } from '../../wx/permissions';
import { pickFiles } from '../../wx/pick-files';
import { servicesOf } from '../../wx/services';
import { sharePage } from '../../wx/share';
import { bottomSheet } from '../../wx/sheets/bottom-sheet';
import { settingsSheet } from '../../wx/sheets/settings-sheet';

type Act = (button: GeneralComponent) => Promise<void>;

/** What each `open-type` does, with the events it sends to the page. */
const acts: Record<string, Act> = {
  async share(button) {
    await sharePage(window.__phone, 'button', { id: button.id, dataset: button.dataset ?? {} });
  },
  async openSetting(button) {
    const { phone, permissions } = servicesOf(window.__phone);
    await settingsSheet(phone, SCOPES, permissions);
    button.triggerEvent('opensetting', { errMsg: 'openSetting:ok', authSetting: permissions.all() });
  },
  async agreePrivacyAuthorization(button) {
    servicesOf(window.__phone).privacy.agree();
    button.triggerEvent('agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' });
  },
  async getPhoneNumber(button) {
    const allowed = await ask('phone-number', '获取你的手机号', '预览不知道手机号：会得到一个只在本机有效的 code。');
    const detail = allowed
      ? { errMsg: 'getPhoneNumber:ok', code: `local-phone-${window.__phone.person}` }
      : { errMsg: 'getPhoneNumber:fail user deny' };
    button.triggerEvent('getphonenumber', detail);
  },
  async chooseAvatar(button) {
    const { phone, device, files } = servicesOf(window.__phone);
    const sources = [{ label: '从手机相册选择', camera: false }];
    const [picked] = await pickFiles(phone, device, { accept: 'image/*', count: 1, sources });
    if (!picked) return;
    const avatarUrl = files.addTemp(new Uint8Array(await picked.arrayBuffer()), picked.type);
    button.triggerEvent('chooseavatar', { avatarUrl });
  },
  async contact() {
    await notice('contact', '客服消息', '在微信中，这里打开与客服的会话。');
  },
  async feedback() {
    await notice('feedback', '意见反馈', '在微信中，这里打开意见反馈页面。');
  },
  async launchApp(button) {
    button.triggerEvent('error', { errMsg: 'launchApp:fail invalid scene' });
  },
};

/** `getRealtimePhoneNumber`, `liveActivity` and others are not offered; they say so by name. */
export function actOnOpenType(button: GeneralComponent, openType: string): void {
  const act = acts[openType];
  if (!act) throw new UnsupportedError(`<button open-type="${openType}">`);
  act(button).catch((error: unknown) => {
    button.triggerEvent('error', {
      errMsg: `${openType}:fail ${error instanceof Error ? error.message : String(error)}`,
    });
  });
}

async function ask(kind: string, heading: string, text: string): Promise<boolean> {
  const answer = await bottomSheet(window.__phone, {
    kind,
    title: '申请',
    heading,
    text,
    actions: [
      { label: '拒绝', value: 'deny' },
      { label: '允许', value: 'allow', isPrimary: true },
    ],
  });
  return answer === 'allow';
}

async function notice(kind: string, heading: string, text: string): Promise<void> {
  const actions = [{ label: '知道了', value: 'close', isPrimary: true }];
  await bottomSheet(window.__phone, { kind, title: '', heading, text, actions });
}
