import type { PhoneHost } from '../runtime/contract';
import { ApiFail } from './api';
import { bottomSheet } from './sheets/bottom-sheet';

/** What the person is asked, for each scope WeChat knows. */
export const SCOPES: Record<string, string> = {
  'scope.userLocation': '获取你的位置信息',
  'scope.userFuzzyLocation': '获取你的模糊位置信息',
  'scope.userLocationBackground': '后台获取你的位置信息',
  'scope.writePhotosAlbum': '将图片保存到你的相册',
  'scope.camera': '使用你的摄像头',
  'scope.record': '使用你的麦克风',
  'scope.addPhoneContact': '添加到你的通讯录',
  'scope.addPhoneCalendar': '添加到你的日历',
};

/** Yes and no of one person to each scope, asked once and then remembered, as WeChat does. */
export class Permissions {
  constructor(private readonly phone: PhoneHost) {}

  all(): Record<string, boolean> {
    return JSON.parse(localStorage.getItem(this.key) ?? '{}') as Record<string, boolean>;
  }

  set(scope: string, allowed: boolean): void {
    localStorage.setItem(this.key, JSON.stringify({ ...this.all(), [scope]: allowed }));
  }

  /** Takes back every answer, as deleting the mini program would. */
  reset(): void {
    localStorage.removeItem(this.key);
  }

  /** Asks when nothing was answered yet. Throws `auth deny` for a no, now or earlier. */
  async demand(scope: string): Promise<void> {
    const question = SCOPES[scope];
    if (!question) throw new ApiFail('invalid scope', { errno: 101 });
    const known = this.all()[scope];
    if (known === undefined) this.set(scope, await this.ask(scope, question));
    if (!this.all()[scope]) throw new ApiFail('auth deny', { errno: 103 });
  }

  private async ask(scope: string, question: string): Promise<boolean> {
    const answer = await bottomSheet(this.phone, {
      kind: 'permission',
      title: `${appName(this.phone)} 申请`,
      heading: question,
      text: this.phone.config.permission?.[scope]?.desc ?? '',
      actions: [
        { label: '拒绝', value: 'deny' },
        { label: '允许', value: 'allow', isPrimary: true },
      ],
    });
    return answer === 'allow';
  }

  private get key(): string {
    return this.phone.storageKey('permissions');
  }
}

export const appName = (phone: PhoneHost): string => phone.config.window.navigationBarTitleText || '小程序';
