import type { PhoneHost } from '../runtime/contract';
import { ApiFail } from './api';
import { appName } from './permissions';
import { bottomSheet } from './sheets/bottom-sheet';

type Decision = { event: 'exposureAuthorization' | 'agree' | 'disagree'; buttonId?: string };
type Listener = (resolve: (decision: Decision) => void, info: { referrer: string }) => void;

/**
 * The privacy agreement (《用户隐私保护指引》). Interfaces that touch personal data answer only after the person agreed;
 * the mini program may ask in a sheet of its own (`wx.onNeedPrivacyAuthorization`), else WeChat's own one is shown.
 */
export class Privacy {
  private listener: Listener | undefined;
  private asking: Promise<boolean> | undefined;

  constructor(private readonly phone: PhoneHost) {}

  get agreed(): boolean {
    return localStorage.getItem(this.key) === 'yes';
  }

  agree(): void {
    localStorage.setItem(this.key, 'yes');
  }

  reset(): void {
    localStorage.removeItem(this.key);
  }

  get contractName(): string {
    return `《${appName(this.phone)}小程序隐私保护指引》`;
  }

  onNeed(listener: Listener): void {
    this.listener = listener;
  }

  /** Throws WeChat's failure when the person does not agree. Calls that come while it is asked share one answer. */
  async demand(referrer: string): Promise<void> {
    if (this.agreed) return;
    this.asking ??= this.ask(referrer).finally(() => {
      this.asking = undefined;
    });
    if (!(await this.asking)) throw new ApiFail('privacy permission is not authorized', { errno: 104 });
    this.agree();
  }

  private ask(referrer: string): Promise<boolean> {
    const { listener } = this;
    if (!listener) return this.askInWechatsSheet();
    return new Promise((resolve) => {
      listener(
        ({ event }) => {
          // Showing the sheet is only reported; the answer comes with a second call.
          if (event !== 'exposureAuthorization') resolve(event === 'agree');
        },
        { referrer },
      );
    });
  }

  private async askInWechatsSheet(): Promise<boolean> {
    const answer = await bottomSheet(this.phone, {
      kind: 'privacy',
      title: appName(this.phone),
      heading: '用户隐私保护提示',
      text: `在你使用服务之前，请仔细阅读${this.contractName}。如你同意该指引，请点击“同意”开始使用。`,
      actions: [
        { label: '拒绝', value: 'deny' },
        { label: '同意', value: 'agree', isPrimary: true },
      ],
    });
    return answer === 'agree';
  }

  private get key(): string {
    return this.phone.storageKey('privacy-agreed');
  }
}
